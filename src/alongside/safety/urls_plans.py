"""Addresses of safety plans."""

from alongside.safety.views import plans
from alongside.safety.views.plan_pages import doors

BOTH = "GET POST"

urlpatterns = [
    *doors("", plans.plan, "plan"),
    *doors("edit/", plans.edit, "plan-edit", methods=BOTH),
    *doors("shared/", plans.share, "plan-shared", methods="POST"),
    *doors("card/", plans.card, "plan-card"),
    *doors("copy/", plans.copy, "plan-copy", only_own=True),
    *doors("history/", plans.history, "plan-history", only_own=True),
    *doors("history/<int:number>/", plans.version, "plan-version", only_own=True),
]
