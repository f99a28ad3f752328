"""Addresses of safety. They say nothing of what they are for."""

from django.urls import path

from alongside.safety import urls_plans
from alongside.safety.views import danger, desk

app_name = "safety"
PERSON = "people/<uuid:person_id>/"

urlpatterns = [
    path("help/staff/", danger.danger, name="danger"),
    path(f"{PERSON}help/", danger.danger_of, name="danger-of"),
    path(f"{PERSON}help/told/", danger.tell, name="told"),
    path("overview/tasks/<uuid:task_id>/done/", danger.done, name="task-done"),
    path("desk/on-call/", desk.numbers, name="numbers"),
    path("desk/on-call/new/", desk.number, name="number-new"),
    path("desk/on-call/<uuid:on_call_id>/", desk.number, name="number"),
    path("desk/on-call/<uuid:on_call_id>/end/", desk.end, name="number-end"),
    *urls_plans.urlpatterns,
]
