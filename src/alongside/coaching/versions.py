"""
Versions of a plan: the whole plan as JSON after each change, kept for good.

Two people may write at the same time. A form sends the version it was made from; it is stale
when the very words it changes were changed after that version, and nothing typed is lost then.
"""

import json
from typing import Any

from django.utils.translation import gettext as _

from alongside.coaching.models import Goal, Plan, PlanVersion, Step
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import Conflict

Content = dict[str, Any]

STARTED, CHANGED = "plan.started", "plan.changed"
GOAL_ADDED, GOAL_CHANGED = "goal.added", "goal.changed"
STEP_ADDED = "step.added"
STEP_DONE, STEP_OPEN, STEP_DROPPED = "step.done", "step.open", "step.dropped"

PROGRESS = (STEP_DONE, STEP_OPEN)
"""Changes that leave standing what was agreed: a step was done, or is to do after all."""


def lock(plan: Plan, by: Actor) -> Plan:
    """This function will read the plan again and hold it until the change is done."""
    return Plan.objects.scoped(by).select_for_update().get(pk=plan.pk)


def write(plan: Plan, what_changed: str, by: Actor) -> PlanVersion:
    """This function will count the change and keep the plan as it now stands."""
    plan.version += 1
    plan.save(update_fields=["version"])
    return PlanVersion.objects.create(
        organisation_id=plan.organisation_id,
        plan=plan,
        person_id=plan.person_id,
        number=plan.version,
        content=json.dumps(content_of(plan)),
        what_changed=what_changed,
        by_membership_id=by.membership_id,
        created_at=clock.now(),
    )


def content_of(plan: Plan) -> Content:
    """This function will give everything that stands in a plan, as it goes into a version."""
    steps: dict[object, list[Content]] = {}
    for step in plan_steps(plan):
        steps.setdefault(step.goal_id, []).append(_step_content(step))
    goals = plan.goals.order_by("position", "pk")
    return {
        **plan_words(plan),
        "goals": [{**goal_words(g), **_goal_place(g), "steps": steps.get(g.pk, [])} for g in goals],
    }


def plan_steps(plan: Plan) -> list[Step]:
    """This function will read all steps of a plan, with the coach of each promise."""
    rows = Step.objects.in_organisation(plan.organisation_id).filter(goal__plan_id=plan.pk)
    return list(rows.select_related("coach").order_by("position", "pk"))


def plan_words(plan: Plan) -> Content:
    """This function will give what the plan's own form changes."""
    return {
        "strengths": plan.strengths,
        "supports": plan.supports,
        "hard_days": plan.hard_days,
        "review_on": plan.review_on.isoformat() if plan.review_on else "",
    }


def goal_words(goal: Goal) -> Content:
    """This function will give what a goal's form changes."""
    return {"words": goal.words, "domain": goal.domain}


def read(version: PlanVersion) -> Content:
    """This function will read a version's content back."""
    return dict(json.loads(version.content))


def check_fresh(plan: Plan, made_from: int | None, now: Content, goal: Goal | None = None) -> None:
    """
    This function will let a form pass whose words nobody changed since it was made.

    :raises Conflict: with `now` in its detail, the words as they stand
    """
    if made_from is None or made_from == plan.version:
        return
    then = PlanVersion.objects.in_organisation(plan.organisation_id).filter(
        plan=plan, number=made_from
    )
    version = then.first()
    if version is None or _part(read(version), goal) != now:
        raise Conflict(
            _("Somebody changed this while you were writing. Look at both before you save."),
            now=now,
        )


def _part(content: Content, goal: Goal | None) -> Content:
    if goal is None:
        return {k: v for k, v in content.items() if k != "goals"}
    found = [g for g in content["goals"] if g["id"] == str(goal.pk)]
    return {"words": found[0]["words"], "domain": found[0]["domain"]} if found else {}


def _goal_place(goal: Goal) -> Content:
    return {"id": str(goal.pk), "state": goal.state}


def _step_content(step: Step) -> Content:
    return {
        "id": str(step.pk),
        "words": step.words,
        "owner": step.owner,
        "coach": step.coach.name if step.coach else "",
        "due_date": step.due_date.isoformat() if step.due_date else "",
        "state": step.state,
    }
