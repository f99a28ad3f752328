"""Start a plan, change what stands in it beside the goals, and agree to it."""

import datetime as dt
import uuid

from django.db import IntegrityError
from django.utils.translation import gettext as _

from alongside.coaching import policy_plans as policy
from alongside.coaching import versions
from alongside.coaching.models import Plan, PlanAgreement
from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict
from alongside.core.saving import save_once
from alongside.people.models import Person

FURTHEST = dt.timedelta(days=2 * 366)
LONGEST_AGO = dt.timedelta(days=366)


@command(
    "coaching.start_plan",
    check=policy.check_can_start_plan,
    announces="coaching.plan_started",
)
def start_plan(*, person: Person, by: Actor, id: uuid.UUID | None = None) -> Plan:
    """This function will start a person's plan; a person has one, so a second start finds it."""
    existing = Plan.objects.scoped(by).filter(person=person).first()
    if existing is not None:
        raise AlreadyDone(existing)
    plan = Plan(organisation_id=person.organisation_id, person=person, created_at=clock.now())
    try:
        save_once(plan, id=id, by=by)
    except IntegrityError:
        # The person and their coach started it in the same moment: there is one plan.
        raise AlreadyDone(Plan.objects.scoped(by).get(person=person)) from None
    versions.write(plan, versions.STARTED, by)
    return plan


@command(
    "coaching.change_plan",
    check=policy.check_can_change_plan,
    announces="coaching.plan_changed",
)
def change_plan(
    *,
    plan: Plan,
    by: Actor,
    strengths: str = "",
    supports: str = "",
    hard_days: str = "",
    review_on: dt.date | None = None,
    made_from: int | None = None,
) -> Plan:
    """
    This function will change strengths, supports, what helps on hard days and the next review.

    `made_from` is the version the form was made from.

    :raises Conflict: when somebody changed the same words since
    :raises BadInput: for a text too long or a day out of reach
    """
    plan = versions.lock(plan, by)
    before = versions.plan_words(plan)
    plan.strengths = inputs.words(strengths, "strengths")
    plan.supports = inputs.words(supports, "supports")
    plan.hard_days = inputs.words(hard_days, "hard_days")
    plan.review_on = _reachable(plan, review_on)
    if versions.plan_words(plan) == before:
        raise AlreadyDone(plan)
    versions.check_fresh(plan, made_from, before)
    plan.save(update_fields=["strengths", "supports", "hard_days", "review_on"])
    versions.write(plan, versions.CHANGED, by)
    return plan


def _reachable(plan: Plan, day: dt.date | None) -> dt.date | None:
    # A day that passed while it stood in the plan may stay there.
    if day is None or day == plan.review_on:
        return day
    today = clock.now().date()
    return inputs.day_between(day, today - LONGEST_AGO, today + FURTHEST, "review_on")


@command("coaching.agree_to_plan", check=policy.check_can_agree, announces="coaching.plan_agreed")
def agree_to_plan(
    *, plan: Plan, side: str, number: int, by: Actor, said_to_coach: bool = False
) -> PlanAgreement:
    """
    This function will keep that one side (`person` or `coach`) agreed to the plan as it stands.

    `number` is the version they read. `said_to_coach`: the person said yes to their coach, who
    wrote it down.

    :raises Conflict: when the plan changed after they read it
    """
    if side not in (policy.PERSON, policy.COACH):
        raise BadInput(_("Say who agrees."), field="side")
    plan = versions.lock(plan, by)
    rows = PlanAgreement.objects.scoped(by).filter(plan=plan, number=number, side=side)
    existing = rows.first()
    if existing is not None:
        raise AlreadyDone(existing)
    if number != plan.version:
        raise Conflict(_("The plan changed since you opened it. Read it again, then agree."))
    return PlanAgreement.objects.create(
        organisation_id=plan.organisation_id,
        plan=plan,
        person_id=plan.person_id,
        number=number,
        side=side,
        by_membership_id=by.membership_id,
        said_to_coach=said_to_coach and side == policy.PERSON,
        created_at=clock.now(),
    )
