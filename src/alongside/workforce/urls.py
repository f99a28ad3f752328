"""Addresses of profiles and certificates."""

from django.urls import path

from alongside.workforce import views

app_name = "workforce"

urlpatterns = [
    path("profile/", views.profile, name="profile"),
    path("profile/publish/", views.publish, name="publish"),
    path("team/<uuid:coach_id>/credentials/", views.credentials, name="credentials"),
    path(
        "credentials/<uuid:credential_id>/check/", views.check_credential, name="check-credential"
    ),
    path(
        "credentials/<uuid:credential_id>/remove/",
        views.remove_credential,
        name="remove-credential",
    ),
]
