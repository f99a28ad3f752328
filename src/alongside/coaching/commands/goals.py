"""Goals of a plan, in the person's words."""

import uuid

from django.utils.translation import gettext as _

from alongside.coaching import policy_plans as policy
from alongside.coaching import versions
from alongside.coaching.domains import LifeDomain
from alongside.coaching.models import Goal, Plan
from alongside.coaching.models.goal import GoalState
from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput
from alongside.core.saving import save_once

LONGEST = 500
MOST = 50


@command("coaching.add_goal", check=policy.check_can_change_plan, announces="coaching.goal_added")
def add_goal(
    *, plan: Plan, words: str, domain: str, by: Actor, id: uuid.UUID | None = None
) -> Goal:
    """
    This function will add a goal at the end of the plan. `id` makes it safe to send twice.

    :raises BadInput: without words, with more than 500 characters, or for an unknown life domain
    """
    plan = versions.lock(plan, by)
    count = plan.goals.count()
    goal = Goal(
        organisation_id=plan.organisation_id,
        plan=plan,
        person_id=plan.person_id,
        words=short_words(words),
        domain=inputs.one_of(domain, LifeDomain.values, "domain"),
        position=count,
        created_at=clock.now(),
    )
    save_once(goal, id=id, by=by, typed=("words", "domain"))
    if count >= MOST:
        raise BadInput(_("A plan holds up to 50 goals. Change one that is there."), field="words")
    versions.write(plan, versions.GOAL_ADDED, by)
    return goal


@command(
    "coaching.change_goal", check=policy.check_can_change_goal, announces="coaching.goal_changed"
)
def change_goal(
    *, goal: Goal, words: str, domain: str, by: Actor, made_from: int | None = None
) -> Goal:
    """
    This function will change a goal's words or its life domain.

    :raises Conflict: when somebody changed the same goal since `made_from`
    """
    plan = versions.lock(goal.plan, by)
    goal = Goal.objects.scoped(by).get(pk=goal.pk)
    before = versions.goal_words(goal)
    goal.words = short_words(words)
    goal.domain = inputs.one_of(domain, LifeDomain.values, "domain")
    if versions.goal_words(goal) == before:
        raise AlreadyDone(goal)
    versions.check_fresh(plan, made_from, before, goal)
    goal.save(update_fields=["words", "domain"])
    versions.write(plan, versions.GOAL_CHANGED, by)
    return goal


@command(
    "coaching.set_goal_state",
    check=policy.check_can_change_goal,
    announces="coaching.goal_state_set",
)
def set_goal_state(*, goal: Goal, state: str, by: Actor) -> Goal:
    """This function will say that a goal is worked on, reached or set aside for now."""
    plan = versions.lock(goal.plan, by)
    goal = Goal.objects.scoped(by).get(pk=goal.pk)
    if goal.state == inputs.one_of(state, GoalState.values, "state"):
        raise AlreadyDone(goal)
    goal.state, goal.state_at = state, clock.now()
    goal.save(update_fields=["state", "state_at"])
    versions.write(plan, f"goal.{state}", by)
    return goal


def short_words(text: str) -> str:
    """
    This function will let a goal's or a step's words pass.

    :raises BadInput: for no words, or more than 500 characters
    """
    words = inputs.words(text, "words", needed=True)
    if len(words) > LONGEST:
        raise BadInput(_("Shorten this. The most is 500 characters."), field="words")
    return words
