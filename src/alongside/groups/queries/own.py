"""What a person sees of groups: their own places, open groups, their own attendance."""

import uuid
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.groups import tokens
from alongside.groups.models import Attendance, Group, GroupSession, Seat, SeatState
from alongside.groups.timing import EARLY, LATE
from alongside.groups.who import person_of
from alongside.people.models import Enrolment, Person

SHOWN = 20


def myself(by: Actor) -> Person:
    """
    This function will give the person who asks.

    :raises NotFound: when the actor is no participant
    """
    rows = Person.objects.scoped(by).filter(pk=person_of(by))
    found = rows.first() if by.has_role(Role.PARTICIPANT) else None
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def _next(group: str) -> QuerySet[GroupSession]:
    rows = GroupSession._base_manager.filter(
        group_id=OuterRef(group), cancelled_at__isnull=True, ends_at__gt=clock.now()
    )
    return rows.order_by("starts_at")


def seats(*, by: Actor) -> list[Any]:
    """This function will give a person's places, invitations first, with the next date of each."""
    rows = Seat.objects.scoped(by).filter(person_id=person_of(by), ended_at__isnull=True)
    found = rows.select_related("group", "group__program").annotate(
        next_at=Subquery(_next("group_id").values("starts_at")[:1])
    )
    order = {SeatState.INVITED: 0, SeatState.IN: 1, SeatState.WAITING: 2}
    return sorted(found, key=lambda seat: (order[SeatState(seat.state)], str(seat.pk)))


def open_groups(*, by: Actor) -> list[Any]:
    """This function will give open groups of a person's programs in which they have no place."""
    programs = Enrolment.objects.scoped(by).filter(person_id=person_of(by)).values("program_id")
    mine = Seat._base_manager.filter(
        group_id=OuterRef("pk"), person_id=person_of(by), ended_at__isnull=True
    )
    rows = Group.objects.scoped(by).filter(
        ~Exists(mine), is_open=True, ended_at__isnull=True, program_id__in=programs
    )
    dated = rows.annotate(next_at=Subquery(_next("pk").values("starts_at")[:1]))
    return list(dated.filter(next_at__isnull=False).order_by("next_at", "pk")[:SHOWN])


def seat_in(group_id: uuid.UUID, *, by: Actor) -> Seat:
    """
    This function will find the person's own place in a group.

    :raises NotFound: where they have none
    """
    rows = Seat.objects.scoped(by).filter(
        group_id=group_id, person_id=person_of(by), ended_at__isnull=True
    )
    found = rows.select_related("group").first() if by.person_id else None
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def seat_to_leave(group_id: uuid.UUID, *, by: Actor) -> Seat:
    """
    This function will find the person's newest place in a group, also one they left: pressing
    twice is no mistake.

    :raises NotFound: where they never had one
    """
    rows = Seat.objects.scoped(by).filter(group_id=group_id, person_id=person_of(by))
    found = rows.select_related("group").order_by("-created_at", "-pk").first()
    if found is None or not by.has_role(Role.PARTICIPANT):
        raise NotFound(_("There is nothing here."))
    return found


def group_to_join(group_id: uuid.UUID, *, by: Actor) -> Group:
    """
    This function will find a group that a person was invited to, is in, or may walk into.

    :raises NotFound: for every other group
    """
    mine = Seat._base_manager.filter(
        group_id=OuterRef("pk"), person_id=person_of(by), ended_at__isnull=True
    )
    rows = Group.objects.scoped(by).filter(pk=group_id, ended_at__isnull=True)
    found = rows.annotate(has_seat=Exists(mine)).first() if by.person_id else None
    programs = Enrolment.objects.scoped(by).filter(person_id=person_of(by))
    if found is None or not (
        found.has_seat or (found.is_open and programs.filter(program_id=found.program_id).exists())
    ):
        raise NotFound(_("There is nothing here."))
    return found


def dates(group: Group, *, by: Actor) -> list[GroupSession]:
    """This function will give the next dates of a group, those called off as well."""
    rows = GroupSession.objects.scoped(by).filter(group=group, ends_at__gt=clock.now())
    return list(rows.order_by("starts_at")[:8])


def seat_of_link(token: str, *, by: Actor) -> Seat:
    """
    This function will find the place a link belongs to, for its own person alone (T23).

    A link in other hands answers as one that was never made.

    :raises NotFound: for everybody else
    """
    digest = tokens.link_hash(by.organisation_id, "seat", token)
    rows = Seat.objects.scoped(by).filter(link_hash=digest, person_id=person_of(by))
    found = rows.filter(ended_at__isnull=True).select_related("group").first()
    if found is None or not by.has_role(Role.PARTICIPANT):
        raise NotFound(_("There is nothing here."))
    return found


def session_now(group: Group, *, by: Actor) -> GroupSession | None:
    """This function will give the session people come to just now, if there is one."""
    now = clock.now()
    rows = GroupSession.objects.scoped(by).filter(group=group, cancelled_at__isnull=True)
    now_on = rows.filter(starts_at__lte=now + EARLY, ends_at__gte=now - LATE)
    return now_on.select_related("group").order_by("-starts_at").first()


def aliases_here(session: GroupSession, *, by: Actor) -> list[str]:
    """
    This function will give the aliases of those who are there, where the group chose so.

    In no order that says who came when.
    """
    if not session.group.shows_aliases:
        return []
    came = Attendance.objects.scoped(by).filter(session=session).values("person_id")
    rows = Seat.objects.scoped(by).filter(
        group_id=session.group_id, person_id__in=came, ended_at__isnull=True
    )
    return sorted((seat.alias for seat in rows), key=str.casefold)


def attended(*, by: Actor) -> list[Attendance]:
    """This function will give the sessions a person was at, newest first."""
    rows = Attendance.objects.scoped(by).filter(person_id=person_of(by))
    return list(rows.order_by("-occurred_at", "-pk")[:SHOWN])


def door(token: str, *, by: Actor) -> GroupSession | None:
    """This function will find the session whose page at the door is open with this secret."""
    if by.organisation_id is None:
        return None
    digest = tokens.link_hash(by.organisation_id, "door", token)
    rows = GroupSession.objects.scoped(by).filter(
        door_hash=digest, door_until__gte=clock.now(), held_at__isnull=True
    )
    return rows.select_related("group").first()
