"""Addresses of what people chose beforehand, and of the switch after a crisis."""

from django.urls import path

from alongside.safety.views import outreach, plans, quiet, shared_plan

PERSON = "people/<uuid:person_id>/"

urlpatterns = [
    path("me/hard-days/", plans.plan, name="my-plan"),
    path("me/hard-days/edit/", plans.edit, name="my-plan-edit"),
    path("me/hard-days/shared/", plans.share, name="my-plan-shared"),
    path("me/hard-days/print/", plans.on_paper, name="my-plan-print"),
    path("me/hard-days/copy/", plans.copy, name="my-plan-copy"),
    path(f"{PERSON}hard-days/", shared_plan.plan, name="plan"),
    path("me/no-answer/", outreach.mine, name="my-outreach"),
    path(f"{PERSON}no-answer/", outreach.of_person, name="outreach"),
    path(f"{PERSON}messages/", quiet.page, name="quiet"),
    path(f"{PERSON}messages/stop/", quiet.begin, name="quiet-begin"),
]
