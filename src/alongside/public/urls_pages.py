"""Addresses of the public pages. These stay."""

from django.urls import path

from alongside.public.views import lines, pages, services

urlpatterns = [
    path("", pages.front, name="front"),
    path("help/", pages.help_now, name="help"),
    path("desk/lines/", lines.review, name="desk-lines"),
    path("services/", services.services, name="services"),
    path("services/print/", services.services_print, name="services-print"),
    path("meetings/", pages.meetings, name="meetings"),
    path("questions/", pages.common_questions, name="questions"),
    path("coach-or-therapist/", pages.coach_or_therapist, name="coach-or-therapist"),
]
