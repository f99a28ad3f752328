"""Read a plan: its page, its history, on paper, on a card, as a copy."""

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from alongside.coaching.models.goal import GoalState
from alongside.coaching.policy_plans import COACH, PERSON
from alongside.coaching.presenters import agreed
from alongside.coaching.presenters.kept import goals_from
from alongside.coaching.presenters.plans import GoalView, goals_of, lines
from alongside.coaching.queries import plans
from alongside.coaching.versions import Content, content_of, read
from alongside.coaching.views.plan_pages import Desk
from alongside.core import audit, clock
from alongside.core.ids import new_id
from alongside.people.access import ActorRequest
from alongside.ui.words import indiscreet

CARD_STEPS, CARD_SUPPORTS, CARD_LOOKS_AT = 3, 2, 20


def plan(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will show the plan, or the way to start one."""
    audit.read(by=desk.by, person=desk.person, what="plan")
    if desk.found is None:
        return render(request, "coaching/plan_none.html", {"desk": desk, "key": new_id()})
    whole = plans.whole(desk.found, by=desk.by)
    sides = agreed.sides_of(whole, desk.reader)
    standing = {side.side for side in sides if side.stands}
    wanted = PERSON if desk.is_own else COACH
    context = {
        **_parts(desk, goals_of(whole, desk.reader)),
        "sides": sides,
        "may_agree": desk.can_write and wanted not in standing,
        "may_note_yes": desk.can_write and not desk.is_own and PERSON not in standing,
        "this_page": desk.url(),
    }
    return render(request, "coaching/plan.html", context)


def plan_print(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will show the plan for paper."""
    audit.read(by=desk.by, person=desk.person, what="plan")
    return render(request, "coaching/plan_print.html", _printed(desk))


def plan_card(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will show a card for a pocket that says nothing about what it is for (P2-10)."""
    audit.read(by=desk.by, person=desk.person, what="plan")
    steps = plans.next_steps(desk.person.pk, by=desk.by, most=CARD_LOOKS_AT)
    supports = lines(desk.plan.supports)
    quiet_steps = [s for s in steps if not indiscreet(s.words)]
    quiet_supports = [line for line in supports if not indiscreet(line)]
    context = {
        "desk": desk,
        "steps": [(step.words, step.due_date) for step in quiet_steps[:CARD_STEPS]],
        "supports": quiet_supports[:CARD_SUPPORTS],
        "left_off": len(steps) - len(quiet_steps) + len(supports) - len(quiet_supports),
        "phone": request.membership.organisation.phone,
    }
    return render(request, "coaching/plan_card.html", context)


def plan_history(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will list what changed, when and by whom."""
    audit.read(by=desk.by, person=desk.person, what="plan history")
    text = request.GET.get("before", "")
    before = int(text) if text.isdecimal() and len(text) < 9 else None
    versions, older = plans.history(desk.plan, by=desk.by, before=before)
    context = {
        "desk": desk,
        "entries": [(v, agreed.what_changed(v), agreed.by_whom(v, desk.reader)) for v in versions],
        "older": f"{desk.url('plan-history')}?before={older}" if older else "",
    }
    return render(request, "coaching/plan_history.html", context)


def plan_version(request: ActorRequest, desk: Desk, number: int) -> HttpResponse:
    """This view will show the plan as it stood after one change."""
    audit.read(by=desk.by, person=desk.person, what="plan history")
    version = plans.version(desk.plan, number, by=desk.by)
    content = read(version)
    context = {
        **_words(content),
        "desk": desk,
        "goals": goals_from(content, desk.reader),
        "version": version,
        "what": agreed.what_changed(version),
        "who": agreed.by_whom(version, desk.reader),
    }
    return render(request, "coaching/plan_version.html", context)


def plan_copy(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will hand the person their plan as a file: a page, or `?as=json`."""
    kind = "json" if request.GET.get("as") == "json" else "html"
    about, detail = desk.plan, {"as": kind}
    audit.record(
        by=desk.by, action="plan.exported", object=about, person_id=desk.person.pk, detail=detail
    )
    if kind == "json":
        body = json.dumps(_copy(desk), indent=2, ensure_ascii=False)
    else:
        body = render_to_string("coaching/plan_copy.html", _printed(desk), request)
    response = HttpResponse(
        body, content_type=f"{'application' if kind == 'json' else 'text'}/{kind}"
    )
    response["Content-Disposition"] = f'attachment; filename="my-plan.{kind}"'
    return response


def _copy(desk: Desk) -> Content:
    return {
        "version": desk.plan.version,
        "copied_at": clock.now().isoformat(timespec="seconds"),
        **content_of(desk.plan),
    }


def _printed(desk: Desk) -> Content:
    whole = plans.whole(desk.plan, by=desk.by)
    sides = agreed.sides_of(whole, desk.reader)
    goals = goals_of(whole, desk.reader.on_paper())
    return {**_parts(desk, goals), "sides": sides, "printed_at": clock.now()}


def _parts(desk: Desk, goals: list[GoalView]) -> Content:
    plan = desk.plan
    return {
        "desk": desk,
        "plan": plan,
        "goals": [g for g in goals if g.state == GoalState.OPEN],
        "other_goals": [g for g in goals if g.state != GoalState.OPEN],
        "strengths": lines(plan.strengths),
        "supports": lines(plan.supports),
        "hard_days": lines(plan.hard_days),
        "review_on": plan.review_on,
    }


def _words(content: Content) -> Content:
    return {
        "strengths": lines(content["strengths"]),
        "supports": lines(content["supports"]),
        "hard_days": lines(content["hard_days"]),
        "review_on": content["review_on"],
    }
