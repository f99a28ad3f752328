"""What a participant sees of their own: check-ins, a call they asked for, their counter."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.coaching.models import CallRequest, CheckIn, DayCounter, Goal, ReturnNoted
from alongside.coaching.models.goal import GoalState
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.people.queries import persons

RECENT = 7


def myself(*, by: Actor) -> Person:
    """
    This function will find the participant's own person.

    :raises NotFound: when the actor is no participant
    """
    return persons.get(own_id(by), by=by)


def own_id(by: Actor) -> uuid.UUID:
    """
    This function will give the id of the participant's own person.

    :raises NotFound: when the actor is no participant
    """
    if by.person_id is None:
        raise NotFound(_("There is nothing here."))
    return by.person_id


def recent(*, by: Actor) -> list[CheckIn]:
    """This function will list the person's last check-ins, newest first."""
    rows = CheckIn.objects.scoped(by).filter(person_id=own_id(by))
    return list(rows.order_by("-at")[:RECENT])


def open_call(*, by: Actor, person_id: uuid.UUID | None = None) -> CallRequest | None:
    """This function will give the wish for a call that nobody has answered yet."""
    rows = CallRequest.objects.scoped(by).filter(person_id=person_id or own_id(by))
    return rows.filter(closed_at__isnull=True).first()


@dataclass(frozen=True, slots=True)
class Counted:
    """
    A counter and what else may be counted. A return that was noted changes none of it (MN-01).
    """

    counter: DayCounter
    days: int
    days_this_year: int
    check_ins: int
    goals_reached: int
    noted: list[dt.date]


def counted(*, by: Actor, zone: str) -> Counted | None:
    """This function will count for a person who asked for a counter."""
    counter = DayCounter.objects.scoped(by).filter(person_id=own_id(by)).first()
    if counter is None:
        return None
    today = clock.today(zone)
    noted = ReturnNoted.objects.scoped(by).filter(person_id=own_id(by)).order_by("-on")
    goals = Goal.objects.scoped(by).filter(person_id=own_id(by), state=GoalState.REACHED)
    return Counted(
        counter,
        days=days_since(counter.since, today),
        days_this_year=days_since(max(counter.since, dt.date(today.year, 1, 1)), today),
        check_ins=CheckIn.objects.scoped(by).filter(person_id=own_id(by)).count(),
        goals_reached=goals.count(),
        noted=list(noted.values_list("on", flat=True)[:50]),
    )


def days_since(first: dt.date, today: dt.date) -> int:
    """This function will count days, the first one included."""
    return max(0, (today - first).days + 1)
