"""Addresses of privacy."""

from django.urls import path

from alongside.privacy import views

app_name = "privacy"

urlpatterns = [
    path("me/who-looked/", views.who_looked, name="who_looked"),
    path("audit/", views.audit_log, name="audit"),
]
