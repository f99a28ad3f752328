"""Which numbers answer for whom."""

import uuid
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, Q, QuerySet
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.models import Enrolment, EnrolmentStatus, ProgramStaff
from alongside.people.models.enrolment import OPEN_STATUSES
from alongside.safety.hours import answers_at
from alongside.safety.models import OnCall


def of_the_desk(by: Actor) -> list[OnCall]:
    """This function will list every number there is, those of all programs first."""
    return _in_order(_standing(by))


def find(id: uuid.UUID, *, by: Actor) -> OnCall:
    """
    This function will find a number of the actor's organisation.

    :raises NotFound: for any other id
    """
    return _only(_standing(by).filter(pk=id))


def find_kept(id: uuid.UUID, *, by: Actor) -> OnCall:
    """
    This function will find a number also when it was taken off, so that a second tap is no error.

    :raises NotFound: for any other id
    """
    return _only(OnCall.objects.scoped(by).filter(pk=id))


def for_staff(*, by: Actor, zone: str, person_id: uuid.UUID | None = None) -> list[OnCall]:
    """
    This function will list the numbers of somebody's work, those that answer now first.

    With `person_id` those of the programs the person is with, or was when they are with none;
    else those of the programs the reader works in. Always those that stand for every program.
    """
    programs: QuerySet[Any, Any] = ProgramStaff._base_manager.filter(
        membership_id=str(by.membership_id)
    ).values("program_id")
    if person_id is not None:
        programs = _programs_of(person_id)
    rows = _standing(by).filter(Q(program__isnull=True) | Q(program_id__in=programs))
    return sorted(_in_order(rows), key=lambda one: not answers_now(one, zone))


def _programs_of(person_id: uuid.UUID) -> QuerySet[Any, Any]:
    is_with = EnrolmentStatus._base_manager.filter(
        enrolment__person_id=person_id, until__isnull=True, state__in=OPEN_STATUSES
    )
    rows = Enrolment._base_manager.filter(person_id=person_id)
    of_now = Q(pk__in=is_with.values("enrolment_id"))
    return rows.filter(of_now | ~Exists(is_with)).values("program_id")


def answers_now(one: OnCall, zone: str) -> bool:
    """This function will tell whether a number answers now, on the clock of its program."""
    local = clock.now().astimezone(ZoneInfo(one.program.time_zone if one.program else zone))
    return answers_at(local, one.weekdays, one.starts, one.ends)


def _only(rows: QuerySet[OnCall]) -> OnCall:
    row = rows.first()
    if row is None:
        raise NotFound(_("There is nothing here."))
    return row


def _standing(by: Actor) -> QuerySet[OnCall]:
    return OnCall.objects.scoped(by).filter(ended_at__isnull=True).select_related("program")


def _in_order(rows: QuerySet[OnCall]) -> list[OnCall]:
    return list(rows.order_by("program__name", "pk"))
