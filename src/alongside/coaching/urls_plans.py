"""Addresses of the plan: each page once for the person, once for their coach."""

from django.urls import path

from alongside.coaching.views import plan_forms as forms
from alongside.coaching.views import plan_steps as steps
from alongside.coaching.views import plans
from alongside.coaching.views.plan_pages import both_doors

GOAL = "goals/<uuid:goal_id>/"
BOTH = "GET POST"

urlpatterns = [
    *both_doors("", plans.plan, "plan"),
    *both_doors("print/", plans.plan_print, "plan-print"),
    *both_doors("card/", plans.plan_card, "plan-card"),
    *both_doors("history/", plans.plan_history, "plan-history"),
    *both_doors("history/<int:number>/", plans.plan_version, "plan-version"),
    both_doors("copy/", plans.plan_copy, "plan-copy")[1],
    *both_doors("start/", forms.plan_start, "plan-start", writes=True, methods="POST"),
    *both_doors("edit/", forms.plan_edit, "plan-edit", writes=True, methods=BOTH),
    *both_doors("agree/", forms.plan_agree, "plan-agree", writes=True, methods="POST"),
    *both_doors("goals/new/", forms.goal_new, "goal-new", writes=True, methods=BOTH),
    *both_doors(GOAL, forms.goal_edit, "goal-edit", writes=True, methods=BOTH),
    *both_doors(f"{GOAL}state/", forms.goal_state, "goal-state", writes=True, methods="POST"),
    *both_doors(f"{GOAL}steps/new/", steps.step_new, "step-new", writes=True, methods=BOTH),
    path("steps/<uuid:step_id>/", steps.step_state, name="step-state"),
]
