"""Addresses of privacy."""

from django.urls import path

from alongside.privacy import urls_consent, urls_office, urls_rights, urls_telling
from alongside.privacy.views import looks

app_name = "privacy"

urlpatterns = [
    path("me/who-looked/", looks.who_looked, name="who_looked"),
    path("audit/", looks.audit_log, name="audit"),
    *urls_consent.urlpatterns,
    *urls_telling.urlpatterns,
    *urls_rights.urlpatterns,
    *urls_office.urlpatterns,
]
