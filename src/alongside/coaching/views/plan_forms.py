"""Write in a plan. A stale or wrong form comes back with everything that was typed."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.coaching.commands import goals
from alongside.coaching.commands import plans as commands
from alongside.coaching.forms.plans import AgreeForm, GoalForm, PlanForm
from alongside.coaching.models import Goal
from alongside.coaching.policy_plans import COACH, PERSON
from alongside.coaching.presenters.stale import both_texts
from alongside.coaching.queries import plans
from alongside.coaching.views.plan_pages import Desk
from alongside.core.errors import BadInput, Conflict
from alongside.core.ids import parse_client_id
from alongside.people.access import ActorRequest
from alongside.ui.forms import Form, posted


def plan_start(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will start the plan."""
    commands.start_plan(person=desk.person, by=desk.by, id=key_in(request))
    return redirect(desk.url())


def plan_edit(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will change strengths, supports, hard days and the review day."""
    plan = desk.plan
    now = {
        "strengths": plan.strengths,
        "supports": plan.supports,
        "hard_days": plan.hard_days,
        "review_on": plan.review_on,
        "version": plan.version,
    }
    form = PlanForm(posted(request), initial=now)
    page: dict[str, Any] = {"desk": desk, "form": form, "title": _("Strengths and help")}
    if request.method == "POST" and form.is_valid():
        typed = {k: v for k, v in form.cleaned_data.items() if k != "version"}
        try:
            commands.change_plan(plan=plan, by=desk.by, made_from=form.made_from(), **typed)
        except BadInput as error:
            form.refuse(error)
        except Conflict as conflict:
            return _stale(request, page, conflict)
        else:
            messages.success(request, _("Saved."))
            return redirect(desk.url())
    return show_form(request, page)


def goal_new(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will add a goal."""
    form = GoalForm(posted(request))
    page: dict[str, Any] = {"desk": desk, "form": form, "title": _("A new goal")}
    if request.method == "POST" and form.is_valid():
        typed = {k: form.cleaned_data[k] for k in ("words", "domain")}
        try:
            goal = goals.add_goal(plan=desk.plan, by=desk.by, id=key_in(request), **typed)
        except BadInput as error:
            form.refuse(error)
        else:
            messages.success(request, _("Goal added. What is a first small step?"))
            return redirect(desk.url("step-new", goal.pk))
    return show_form(request, page)


def goal_edit(request: ActorRequest, desk: Desk, goal_id: uuid.UUID) -> HttpResponse:
    """This view will change a goal's words or what it is about."""
    goal = goal_on(desk, goal_id)
    now = {"words": goal.words, "domain": goal.domain, "version": desk.plan.version}
    form = GoalForm(posted(request), initial=now)
    page: dict[str, Any] = {"desk": desk, "form": form, "goal": goal, "title": _("Change a goal")}
    if request.method == "POST" and form.is_valid():
        typed = {k: form.cleaned_data[k] for k in ("words", "domain")}
        try:
            goals.change_goal(goal=goal, by=desk.by, made_from=form.made_from(), **typed)
        except BadInput as error:
            form.refuse(error)
        except Conflict as conflict:
            return _stale(request, page, conflict)
        else:
            messages.success(request, _("Saved."))
            return redirect(at_goal(desk, goal.pk))
    return show_form(request, page)


def goal_state(request: ActorRequest, desk: Desk, goal_id: uuid.UUID) -> HttpResponse:
    """This view will mark a goal as worked on, reached or set aside."""
    goal = goal_on(desk, goal_id)
    goals.set_goal_state(goal=goal, state=request.POST.get("state", ""), by=desk.by)
    return redirect(at_goal(desk, goal.pk))


def plan_agree(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will keep a yes to the plan as it was read."""
    form = AgreeForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("This form is damaged. Open the plan again."))
    said = form.cleaned_data["said_to_coach"] == "yes" and not desk.is_own
    side = PERSON if desk.is_own or said else COACH
    commands.agree_to_plan(
        plan=desk.plan,
        side=side,
        number=form.cleaned_data["number"],
        said_to_coach=said,
        by=desk.by,
    )
    messages.success(request, _("Your yes is kept with the plan.") if not said else _("Kept."))
    return redirect(desk.url())


def show_form(request: ActorRequest, page: dict[str, Any]) -> HttpResponse:
    """This function will show a form of the plan, with 422 when something is wrong in it."""
    form: Form = page["form"]
    page["key"] = form.key()
    return render(request, "coaching/plan_form.html", page, status=422 if form.errors else 200)


def _stale(request: ActorRequest, page: dict[str, Any], conflict: Conflict) -> HttpResponse:
    form: Form = page["form"]
    plan = plans.person_with_plan(page["desk"].person.pk, by=page["desk"].by)[1]
    page |= {
        "key": None,
        "version": plan.version if plan else 0,
        "sentence": conflict.message,
        "texts": both_texts(form, conflict.detail.get("now", {})),
    }
    return render(request, "coaching/plan_stale.html", page, status=409)


def goal_on(desk: Desk, goal_id: uuid.UUID) -> Goal:
    """This function will find a goal of this plan; :raises NotFound: for another's."""
    return plans.goal(goal_id, person_id=desk.person.pk, by=desk.by)


def at_goal(desk: Desk, goal_id: uuid.UUID) -> str:
    """This function will give the address of a goal on the plan's page."""
    return f"{desk.url()}#goal-{goal_id}"


def key_in(request: ActorRequest) -> uuid.UUID | None:
    """This function will read the key the form was rendered with, if it carries one."""
    text = request.POST.get("key", "")
    return parse_client_id(text) if text else None
