"""
Who may write in a plan. It is the person's own document: they and their coaches write in it.

A supervisor of the program reads it and changes nothing; a stranger gets the answer for nothing
there.
"""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from alongside.coaching.models import Goal, Plan, Step
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.people.models import Person
from alongside.people.queries import persons

PERSON, COACH = "person", "coach"


def _check_writes(by: Actor, person_id: uuid.UUID) -> None:
    if not persons.is_visible_to(by=by, person_id=person_id):
        raise NotFound(_("There is nothing here."))
    if by.has_role(Role.SUPERVISOR):
        raise NotPermitted(_("The person and their coach write this plan. You can read it."))


def check_can_start_plan(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """The person, or a coach who serves or covers them."""
    _check_writes(by, person.pk)


def check_can_change_plan(*, by: Actor, plan: Plan, **_kwargs: Any) -> None:
    """The person, or a coach who serves or covers them."""
    _check_writes(by, plan.person_id)


def check_can_change_goal(*, by: Actor, goal: Goal, **_kwargs: Any) -> None:
    """The person, or a coach who serves or covers them."""
    _check_writes(by, goal.person_id)


def check_can_change_step(*, by: Actor, step: Step, **_kwargs: Any) -> None:
    """The person, or a coach who serves or covers them."""
    _check_writes(by, step.person_id)


def check_can_agree(
    *, by: Actor, plan: Plan, side: str, said_to_coach: bool = False, **_kwargs: Any
) -> None:
    """
    Each side for itself; a coach may also write down that the person said yes to them.

    :raises NotPermitted: for a yes in the other's name
    """
    _check_writes(by, plan.person_id)
    if by.is_system:
        return
    is_person = by.has_role(Role.PARTICIPANT)
    if side == COACH and is_person:
        raise NotPermitted(_("Your coach agrees for themself."))
    if side == PERSON and not is_person and not said_to_coach:
        raise NotPermitted(_("Only the person can say yes for themself."))


def can_write(by: Actor) -> bool:
    """This function will answer whether somebody who may see a plan may also write in it."""
    return by.is_system or by.has_role(Role.PARTICIPANT, Role.COACH)
