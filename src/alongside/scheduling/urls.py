"""Addresses of hours and appointments."""

from django.urls import path

from alongside.scheduling.views import own, staff

app_name = "scheduling"

urlpatterns = [
    path("me/appointment/", own.book_own, name="book-own"),
    path("profile/hours/", staff.hours, name="hours"),
    path("people/<uuid:person_id>/appointment/", staff.book, name="book"),
    path("appointments/<uuid:appointment_id>/cancel/", staff.cancel, name="cancel"),
]
