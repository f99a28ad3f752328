"""Steps towards a goal. A step of the coach's is a promise."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.coaching import policy_plans as policy
from alongside.coaching import versions
from alongside.coaching.commands.goals import short_words
from alongside.coaching.models import Goal, Step
from alongside.coaching.models.goal import Owner, StepState
from alongside.core import clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput
from alongside.core.saving import save_once
from alongside.people.queries import caseload

LONGEST_AGO, FURTHEST = dt.timedelta(days=366), dt.timedelta(days=3 * 366)
MOST = 50


@command("coaching.add_step", check=policy.check_can_change_goal, announces="coaching.step_added")
def add_step(
    *,
    goal: Goal,
    words: str,
    owner: str,
    by: Actor,
    due_date: dt.date | None = None,
    id: uuid.UUID | None = None,
) -> Step:
    """
    This function will add a step, the person's or the coach's. `id` makes it safe to send twice.

    The coach who promises is the one who writes it; when the person writes it, their own coach.

    :raises BadInput: without words, for a day out of reach, or for a promise with no coach
    """
    plan = versions.lock(goal.plan, by)
    today = clock.now().date()
    if due_date is not None:
        inputs.day_between(due_date, today - LONGEST_AGO, today + FURTHEST, "due_date")
    count = goal.steps.count()
    step = Step(
        organisation_id=goal.organisation_id,
        goal=goal,
        person_id=goal.person_id,
        words=short_words(words),
        owner=inputs.one_of(owner, Owner.values, "owner"),
        coach_id=_who_promises(goal, by) if owner == Owner.COACH else None,
        due_date=due_date,
        position=count,
        created_at=clock.now(),
    )
    save_once(step, id=id, by=by, typed=("words", "owner", "due_date"))
    if count >= MOST:
        raise BadInput(_("A goal holds up to 50 steps."), field="words")
    versions.write(plan, versions.STEP_ADDED, by)
    return step


def _who_promises(goal: Goal, by: Actor) -> uuid.UUID:
    if by.has_role(Role.COACH) and by.membership_id is not None:
        return by.membership_id
    assignment = caseload.coach_of(by=by, person_id=goal.person_id)
    if assignment is None:
        raise BadInput(_("There is no coach yet who could do this. Choose “me”."), field="owner")
    return assignment.coach_id


@command(
    "coaching.set_step_state",
    check=policy.check_can_change_step,
    announces="coaching.step_state_set",
)
def set_step_state(*, step: Step, state: str, by: Actor) -> Step:
    """This function will say that a step is done, to do after all, or not needed now."""
    plan = versions.lock(step.goal.plan, by)
    step = Step.objects.scoped(by).get(pk=step.pk)
    if step.state == inputs.one_of(state, StepState.values, "state"):
        raise AlreadyDone(step)
    step.state, step.state_at = state, clock.now()
    step.save(update_fields=["state", "state_at"])
    versions.write(plan, f"step.{state}", by)
    return step
