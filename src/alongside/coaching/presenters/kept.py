"""A kept version of a plan in words."""

import datetime as dt

from alongside.coaching.domains import LifeDomain
from alongside.coaching.models.goal import GoalState, StepState
from alongside.coaching.presenters.plans import GoalView, Reader, StepView, one_step
from alongside.coaching.versions import Content


def goals_from(content: Content, reader: Reader) -> list[GoalView]:
    """This function will give the goals of a kept version in words."""
    return [
        GoalView(
            goal["id"],
            goal["words"],
            str(LifeDomain(goal["domain"]).label),
            goal["state"],
            str(GoalState(goal["state"]).label),
            [_step_from(s, reader) for s in goal["steps"] if s["state"] != StepState.DROPPED],
        )
        for goal in content["goals"]
    ]


def _step_from(step: Content, reader: Reader) -> StepView:
    due = dt.date.fromisoformat(step["due_date"]) if step["due_date"] else None
    owner = reader.owner(step["owner"], step["coach"])
    is_done = step["state"] == StepState.DONE
    today = due or reader.today  # nothing was late yet in a version of the past
    return one_step(step["id"], step["words"], owner, due=due, is_done=is_done, today=today)
