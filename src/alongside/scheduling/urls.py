"""Addresses of hours and appointments."""

from django.urls import path

from alongside.scheduling import views

app_name = "scheduling"

urlpatterns = [
    path("profile/hours/", views.hours, name="hours"),
    path("people/<uuid:person_id>/appointment/", views.book, name="book"),
    path("appointments/<uuid:appointment_id>/cancel/", views.cancel, name="cancel"),
]
