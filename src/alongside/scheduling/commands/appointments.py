"""Agree a time, and call it off."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict
from alongside.core.saving import refuse_again, save_once
from alongside.people.models import Membership, Person
from alongside.scheduling import policy
from alongside.scheduling.models import Appointment
from alongside.scheduling.queries import free

SHORTEST, LONGEST = 5, 480


@command("scheduling.book_appointment", check=policy.check_can_book, announces="scheduling.booked")
def book_appointment(
    *,
    person: Person,
    coach: Membership,
    starts_at: dt.datetime,
    minutes: int,
    mode: str,
    by: Actor,
    place: str = "",
    time_zone: str = "",
    id: uuid.UUID | None = None,
) -> Appointment:
    """
    This function will keep a time for a person with their coach.

    `minutes` 5 to 480; `time_zone` is the wall clock they agreed on, by default the person's.
    The same `id` twice makes one row.

    :raises BadInput: for a time that is over or too long
    :raises Conflict: when the coach has another appointment then
    """
    ends_at = starts_at + dt.timedelta(minutes=minutes)
    typed = {"starts_at": starts_at, "ends_at": ends_at, "mode": mode, "place": place}
    refuse_again(Appointment, id, by=by, typed=typed, person_id=person.pk)
    if not SHORTEST <= minutes <= LONGEST:
        raise BadInput(_("Choose how long it takes: 5 minutes to 8 hours."), field="minutes")
    if ends_at <= clock.now():
        raise BadInput(_("Choose a time to come."), field="at")
    _refuse_overlap(coach, starts_at, ends_at, by)
    appointment = Appointment(
        organisation_id=person.organisation_id,
        person=person,
        coach=coach,
        starts_at=starts_at,
        ends_at=ends_at,
        time_zone=time_zone or person.time_zone,
        mode=mode,
        place=place,
        created_at=clock.now(),
    )
    return save_once(appointment, id=id, by=by)


def _refuse_overlap(coach: Membership, starts: dt.datetime, ends: dt.datetime, by: Actor) -> None:
    # One booking of a coach at a time: PostgreSQL waits for the row, SQLite's writers wait anyway.
    Membership.objects.scoped(by).select_for_update(of=("self",)).get(pk=coach.pk)
    rows = Appointment.objects.scoped(by).filter(coach=coach, cancelled_at__isnull=True)
    if rows.filter(starts_at__lt=ends, ends_at__gt=starts).exists():
        raise Conflict(_("Another appointment is at this time. Choose another one."))


@command(
    "scheduling.book_free_time", check=policy.check_can_book_own, announces="scheduling.booked"
)
def book_free_time(
    *,
    person: Person,
    coach: Membership,
    starts_at: dt.datetime,
    mode: str,
    by: Actor,
    id: uuid.UUID | None = None,
) -> Appointment:
    """
    This function will keep a time that a person chose among their coach's free ones.

    :raises Conflict: when it is not free (any more)
    """
    existing = Appointment.objects.scoped(by).filter(pk=id, person=person).first() if id else None
    if existing is not None:
        raise AlreadyDone(existing)
    ends_at = starts_at + dt.timedelta(minutes=free.SLOT_MINUTES)
    _refuse_overlap(coach, starts_at, ends_at, by)
    days = free.slots(by=by, coach_id=coach.pk, zone=person.time_zone)
    if starts_at not in {slot for slots in days.values() for slot in slots}:
        raise Conflict(_("This time is gone. Choose another one."))
    appointment = Appointment(
        organisation_id=person.organisation_id,
        person=person,
        coach=coach,
        starts_at=starts_at,
        ends_at=ends_at,
        time_zone=person.time_zone,
        mode=mode,
        created_at=clock.now(),
    )
    if id is not None:
        appointment.id = id
    appointment.save(force_insert=True)
    return appointment


@command(
    "scheduling.cancel_appointment",
    check=policy.check_can_cancel,
    announces="scheduling.cancelled",
)
def cancel_appointment(*, appointment: Appointment, by: Actor) -> Appointment:
    """This function will call an appointment off; the row stays, with who did it."""
    if appointment.cancelled_at is not None:
        raise AlreadyDone(appointment)
    appointment.cancelled_at = clock.now()
    appointment.cancelled_by_person = by.has_role(Role.PARTICIPANT)
    appointment.save(update_fields=["cancelled_at", "cancelled_by_person"])
    return appointment
