"""Groups and their dates, as those who lead them and those who look after them see them."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from alongside.core import audit, clock
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.groups.models import (
    Attendance,
    Group,
    GroupCoach,
    GroupSession,
    Leading,
    Seat,
    SeatState,
)
from alongside.groups.who import member_of
from alongside.people.models import Membership, Program, ProgramStaff

SHOWN_SESSIONS = 16
LOOK_BACK = dt.timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class OnList:
    """Somebody on the coach's list of a session: the name they chose, and whether they came."""

    seat: Seat
    attendance: Attendance | None


def programs_of(by: Actor) -> QuerySet[Program]:
    """This function will give the programs a member of staff works in."""
    rows = ProgramStaff.objects.scoped(by).filter(membership_id=member_of(by))
    return Program.objects.scoped(by).filter(pk__in=rows.values("program_id")).order_by("name")


def colleagues(program_ids: list[uuid.UUID], *, by: Actor) -> list[Membership]:
    """This function will give the other coaches of these programs."""
    staff = ProgramStaff.objects.scoped(by).filter(program_id__in=program_ids)
    rows = Membership.objects.scoped(by).filter(
        pk__in=staff.values("membership_id"), role=Role.COACH, ended_at__isnull=True
    )
    return list(rows.exclude(pk=member_of(by)).order_by("name", "pk"))


def seat(seat_id: uuid.UUID, *, by: Actor) -> Seat:
    """
    This function will find a place for a coach who leads its group.

    :raises NotFound: for everybody else, and for an id that is nothing's
    """
    own = GroupCoach._base_manager.filter(group_id=OuterRef("group_id"), coach_id=by.membership_id)
    rows = Seat.objects.scoped(by).filter(Exists(own), pk=seat_id).select_related("group")
    found = rows.first() if by.has_role(Role.COACH) else None
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def listed(*, by: Actor) -> QuerySet[Group]:
    """
    This function will list groups that go on: a coach's own, a supervisor's programs'.

    Each with its next date and how many have a place or wait; never with who they are.
    """
    rows = Group.objects.scoped(by).filter(ended_at__isnull=True)
    if by.has_role(Role.COACH):
        rows = rows.filter(_led_by(by))
    else:
        rows = rows.filter(program__in=programs_of(by).order_by())
    return _counted(rows).order_by(F("next_at").asc(nulls_last=True), "pk")[:100]


def _led_by(by: Actor) -> Exists:
    own = GroupCoach._base_manager.filter(group_id=OuterRef("pk"), coach_id=by.membership_id)
    return Exists(own)


def _counted(rows: QuerySet[Group]) -> QuerySet[Group]:
    to_come = GroupSession._base_manager.filter(
        group_id=OuterRef("pk"), cancelled_at__isnull=True, ends_at__gt=clock.now()
    ).order_by("starts_at")
    open_seats = Q(seats__ended_at__isnull=True)
    return rows.annotate(
        next_at=Subquery(to_come.values("starts_at")[:1]),
        next_id=Subquery(to_come.values("pk")[:1]),
        in_count=Count("seats", filter=open_seats & Q(seats__state=SeatState.IN), distinct=True),
        waiting_count=Count(
            "seats", filter=open_seats & Q(seats__state=SeatState.WAITING), distinct=True
        ),
    )


def led(group_id: uuid.UUID, *, by: Actor) -> Group:
    """
    This function will find a group for a coach who leads it.

    :raises NotFound: for everybody else, and for an id that is nothing's
    """
    rows = Group.objects.scoped(by).filter(pk=group_id).select_related("program")
    found = rows.filter(_led_by(by)).first() if by.has_role(Role.COACH) else None
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def to_hand_over(group_id: uuid.UUID, *, by: Actor) -> Group:
    """
    This function will find a group for whoever may say who leads it.

    :raises NotFound: for everybody else, and for an id that is nothing's
    """
    if not by.has_role(Role.SUPERVISOR):
        return led(group_id, by=by)
    rows = Group.objects.scoped(by).filter(program__in=programs_of(by).order_by())
    found = rows.filter(pk=group_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def coaches_of(group: Group, *, by: Actor) -> list[Membership]:
    """This function will give all coaches who work in the group's program."""
    staff = ProgramStaff.objects.scoped(by).filter(program_id=group.program_id)
    rows = Membership.objects.scoped(by).filter(
        pk__in=staff.values("membership_id"), role=Role.COACH, ended_at__isnull=True
    )
    return list(rows.order_by("name", "pk"))


def led_session(session_id: uuid.UUID, *, by: Actor) -> GroupSession:
    """
    This function will find a date for a coach who leads its group.

    :raises NotFound: for everybody else, and for an id that is nothing's
    """
    own = GroupCoach._base_manager.filter(group_id=OuterRef("group_id"), coach_id=by.membership_id)
    rows = GroupSession.objects.scoped(by).filter(Exists(own), pk=session_id)
    found = rows.select_related("group", "group__program").first()
    if found is None or not by.has_role(Role.COACH):
        raise NotFound(_("There is nothing here."))
    return found


def dates(group: Group, *, by: Actor) -> list[GroupSession]:
    """This function will give the dates of the last four weeks and the next ones, in order."""
    rows = GroupSession.objects.scoped(by).filter(group=group, ends_at__gt=clock.now() - LOOK_BACK)
    return list(rows.order_by("starts_at", "pk")[:SHOWN_SESSIONS])


def seats(group: Group, *, by: Actor) -> list[Seat]:
    """
    This function will give the places of a group to a coach who leads it, and note it.

    With the name each chose for the group, not their own (T23).
    """
    rows = Seat.objects.scoped(by).filter(group=group, ended_at__isnull=True)
    found = list(rows.order_by("waiting_since", "created_at", "pk"))
    audit.listed(by=by, what="group", person_ids=[seat.person_id for seat in found])
    return found


def on_list(session: GroupSession, *, by: Actor) -> list[OnList]:
    """This function will give who has a place at a session, and who of them came, and note it."""
    rows = Seat.objects.scoped(by).filter(
        group_id=session.group_id, state=SeatState.IN, ended_at__isnull=True
    )
    came = {one.person_id: one for one in Attendance.objects.scoped(by).filter(session=session)}
    found = [OnList(seat, came.get(seat.person_id)) for seat in rows.order_by("created_at", "pk")]
    audit.listed(by=by, what="group session", person_ids=[one.seat.person_id for one in found])
    return found


def minutes_taken(session: GroupSession, *, by: Actor) -> int | None:
    """This function will give the minutes a session was counted with; None before that."""
    if session.held_at is None:
        return None
    return (
        Leading.objects.scoped(by).filter(session=session).values_list("minutes", flat=True).first()
    )
