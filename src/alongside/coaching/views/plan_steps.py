"""Steps of a plan: add one, tick one."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.coaching.commands import steps
from alongside.coaching.forms.plans import StepForm
from alongside.coaching.policy_plans import PERSON
from alongside.coaching.presenters.plans import first_name
from alongside.coaching.queries import plans
from alongside.coaching.views.plan_forms import at_goal, goal_on, key_in, show_form
from alongside.coaching.views.plan_pages import Desk
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.people.queries import caseload
from alongside.ui.addresses import own_address
from alongside.ui.forms import posted


def step_new(request: ActorRequest, desk: Desk, goal_id: uuid.UUID) -> HttpResponse:
    """This view will add a step to a goal."""
    goal = goal_on(desk, goal_id)
    form = StepForm(posted(request), initial={"owner": PERSON})
    form.name_owners(**_owner_names(desk))
    page: dict[str, Any] = {"desk": desk, "form": form, "goal": goal, "title": _("A new step")}
    if request.method == "POST" and form.is_valid():
        try:
            steps.add_step(goal=goal, by=desk.by, id=key_in(request), **form.cleaned_data)
        except BadInput as error:
            form.refuse(error)
        else:
            messages.success(request, _("Step added."))
            return redirect(at_goal(desk, goal.pk))
    return show_form(request, page)


@require_POST
@access(Role.PARTICIPANT, Role.COACH)
def step_state(request: ActorRequest, step_id: uuid.UUID) -> HttpResponse:
    """This view will tick a step, take the tick back, or say it is not needed now."""
    step = plans.step(step_id, by=request.actor)
    ticked = {"yes": "done", "no": "open"}.get(request.POST.get("done", ""), "")
    state = request.POST.get("state", "") or ticked
    steps.set_step_state(step=step, state=state, by=request.actor)
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    otherwise = reverse("coaching:my-plan") if request.actor.person_id else "/today/"
    return redirect(own_address(wanted, otherwise))


def _owner_names(desk: Desk) -> dict[str, str]:
    if not desk.is_own:
        return {"person": desk.reader.person_name, "coach": _("Me")}
    assignment = caseload.coach_of(by=desk.by, person_id=desk.person.pk)
    coach = first_name(assignment.coach.name) if assignment else ""
    return {"person": _("Me"), "coach": coach or _("My coach")}
