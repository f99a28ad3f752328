"""The waiting list moves by itself: the first who waits takes the place that is free."""

import datetime as dt

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.scope import ScopedQuerySet
from alongside.groups.models import Group, Seat, SeatState


def locked(group: Group, *, by: Actor) -> Group:
    """This function will hold a group's row, so that two people do not take the last place."""
    return Group.objects.scoped(by).select_for_update(of=("self",)).get(pk=group.pk)


def free_places(group: Group, *, by: Actor) -> int:
    """This function will count the places that nobody has; never below none."""
    taken = _open(group, by).filter(state=SeatState.IN).count()
    return max(group.capacity - taken, 0)


def move_up(group: Group, *, by: Actor) -> list[Seat]:
    """This function will give free places to those who waited longest; part of a command."""
    held = locked(group, by=by)
    if held.ended_at is not None:
        return []
    waiting = _open(group, by).filter(state=SeatState.WAITING)
    first = list(waiting.order_by("waiting_since", "pk")[: free_places(held, by=by)])
    ids = [seat.pk for seat in first]
    Seat.objects.scoped(by).filter(pk__in=ids).update(state=SeatState.IN)
    return first


def place_for(group: Group, *, by: Actor) -> tuple[str, dt.datetime | None]:
    """This function will say where somebody who joins now stands, and since when they wait."""
    if free_places(locked(group, by=by), by=by):
        return SeatState.IN, None
    return SeatState.WAITING, clock.now()


def _open(group: Group, by: Actor) -> ScopedQuerySet[Seat]:
    return Seat.objects.scoped(by).filter(group=group, ended_at__isnull=True)
