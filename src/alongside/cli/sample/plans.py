"""Plans of the sample's people: goals in their words, steps, strengths and supports."""

import datetime as dt
import random

from alongside.cli.sample import words
from alongside.cli.sample.history import Rows, Story
from alongside.cli.sample.program import Cast
from alongside.coaching.models import Goal, Plan, Step
from alongside.coaching.models.goal import GoalState, StepState
from alongside.core import clock
from alongside.people.models import Membership, Person


def add_plan(
    rows: Rows, cast: Cast, person: Person, coach: Membership, tale: Story, rng: random.Random,
    today: dt.date,
) -> Plan:  # fmt: skip
    """This function will add a plan with two goals and their steps, one promise still open."""
    plan = Plan(
        organisation=cast.organisation,
        person=person,
        strengths="\n".join(rng.sample(words.STRENGTHS, 2)),
        supports="\n".join(rng.sample(words.SUPPORTS, 2)),
        hard_days=rng.choice(words.HARD_DAYS),
        review_on=today + dt.timedelta(days=rng.randint(5, 60)),
        version=0,
    )
    rows.add(plan)
    for position, topic in enumerate(tale.topics[:2]):
        _goal(rows, plan, coach, topic, position, rng, today)
    return plan


def _goal(
    rows: Rows, plan: Plan, coach: Membership, topic: str, position: int, rng: random.Random,
    today: dt.date,
) -> None:  # fmt: skip
    goal = Goal(
        organisation=plan.organisation,
        plan=plan,
        person=plan.person,
        words=rng.choice(words.GOALS[topic]),
        domain=topic,
        state=GoalState.OPEN if position == 0 or rng.random() < 0.7 else GoalState.REACHED,
        position=position,
    )
    rows.add(goal)
    mine, promised = rng.choice(words.STEPS[topic])
    _step(rows, goal, mine, None, 0, rng, today)
    _step(rows, goal, promised, coach, 1, rng, today)


def _step(
    rows: Rows, goal: Goal, text: str, coach: Membership | None, position: int,
    rng: random.Random, today: dt.date,
) -> None:  # fmt: skip
    is_done = goal.state == GoalState.REACHED or rng.random() < 0.75
    rows.add(
        Step(
            organisation=goal.organisation,
            goal=goal,
            person=goal.person,
            words=text,
            owner="coach" if coach else "person",
            coach=coach,
            due_date=today + dt.timedelta(days=rng.randint(1, 14)),
            state=StepState.DONE if is_done else StepState.OPEN,
            state_at=clock.now() - dt.timedelta(days=rng.randint(1, 9)) if is_done else None,
            position=position,
        )
    )
