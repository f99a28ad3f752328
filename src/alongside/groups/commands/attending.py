"""Who came: by the coach's list, at the door, by one's own link. Then the hours."""

import uuid
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict
from alongside.groups import events, policy
from alongside.groups.models import Attendance, GroupSession, Leading, Seat
from alongside.groups.models.attendance import CameBy
from alongside.groups.queries import rules
from alongside.groups.timing import EARLY, is_correctable, minutes_of
from alongside.workforce.commands.hours import record_hours

GROUP_HOURS = "group"
LONGEST_NOTE = 300


@command("groups.mark_present", check=policy.check_can_mark_present, announces=events.ATTENDED)
def mark_present(
    *, session: GroupSession, seat: Seat, came_by: str, by: Actor, note: str = ""
) -> Attendance:
    """
    This function will note that a person was at a session, once.

    :raises Conflict: for a session that was called off or has not begun, or a place not taken
    :raises BadInput: for a note where the payer asks for none
    """
    found = Attendance.objects.scoped(by).filter(session=session, person_id=seat.person_id).first()
    if found is not None:
        raise AlreadyDone(found)
    _refuse_early(session)
    if not seat.is_in:
        raise Conflict(_("This person has no place in the group."))
    return Attendance.objects.create(
        organisation_id=session.organisation_id,
        session=session,
        person_id=seat.person_id,
        came_by=inputs.one_of(came_by, CameBy.values, "came_by"),
        occurred_at=session.starts_at,
        minutes=minutes_of(session),
        note=_note(note, session, by),
        created_at=clock.now(),
    )


def _refuse_early(session: GroupSession) -> None:
    if session.cancelled_at is not None:
        raise Conflict(_("This date was called off."))
    if clock.now() < session.starts_at - EARLY:
        raise Conflict(_("This session has not begun yet."))


def _refuse_late(session: GroupSession) -> None:
    if not is_correctable(session):
        raise Conflict(
            _("This session was counted over two weeks ago. Its list does not change any more.")
        )


def _note(note: str, session: GroupSession, by: Actor) -> str:
    text = inputs.words(note, "note")
    if text and not rules.of(session.group.program_id, by=by).asks_note:
        raise BadInput(_("No note is kept about a person in this group."), field="note")
    if len(text) > LONGEST_NOTE:
        raise BadInput(_("Shorten this. The most is 300 characters."), field="note")
    return text


@command("groups.take_back_presence", check=policy.check_can_mark_present)
def take_back_presence(*, session: GroupSession, seat: Seat, by: Actor) -> Seat:
    """
    This function will take a tick back that was a mistake.

    :raises Conflict: when the session was counted over two weeks ago
    """
    _refuse_late(session)
    rows = Attendance.objects.scoped(by).filter(session=session, person_id=seat.person_id)
    rows.delete()
    return seat


@command("groups.write_note", check=policy.check_leads_session)
def write_note(
    *, session: GroupSession, attendance: Attendance, note: str, by: Actor
) -> Attendance:
    """This function will keep the one short note a payer asks for."""
    attendance.note = _note(note, session, by)
    attendance.save(update_fields=["note"])
    return attendance


@command("groups.save_list", check=policy.check_leads_session)
def save_list(
    *, session: GroupSession, seats: list[Seat], notes: Mapping[uuid.UUID, str], by: Actor
) -> GroupSession:
    """
    This function will keep the coach's list: `seats` were there, the others were not.

    `notes` are by place. Each change of one person is a command of its own, so that each stands
    in the log of that person.

    :raises Conflict: when the session was called off, has not begun, or was counted long ago
    """
    _refuse_late(session)
    _refuse_early(session)
    there = {one.person_id: one for one in Attendance.objects.scoped(by).filter(session=session)}
    for seat in seats:
        held = there.pop(seat.person_id, None)
        if held is None:
            held = mark_present(session=session, seat=seat, came_by=CameBy.DOOR, by=by)
        note = notes.get(seat.pk)
        if note is not None and note.strip() != held.note:
            write_note(session=session, attendance=held, note=note, by=by)
    for seat in _seats_of(session, list(there), by):
        take_back_presence(session=session, seat=seat, by=by)
    return session


def _seats_of(session: GroupSession, person_ids: list[uuid.UUID], by: Actor) -> list[Seat]:
    # Somebody who was there and left the group since is not on the list; their tick stays.
    rows = Seat.objects.scoped(by).filter(group_id=session.group_id, ended_at__isnull=True)
    return list(rows.filter(person_id__in=person_ids).select_related("group"))


@command("groups.finish_session", check=policy.check_leads_session)
def finish_session(*, session: GroupSession, minutes: int, by: Actor) -> GroupSession:
    """
    This function will count a session: its minutes go into the ledger of each coach who led.

    `minutes` 1 to 480 are what it really took; everybody who was there gets as many.

    :raises Conflict: when it has not begun or was called off
    """
    if session.held_at is not None:
        raise AlreadyDone(session)
    _refuse_early(session)
    inputs.within(minutes, 1, 480, "minutes")
    Attendance.objects.scoped(by).filter(session=session).update(minutes=minutes)
    day = session.starts_at.astimezone(ZoneInfo(session.group.time_zone)).date()
    for coach in session.group.coaches.all():
        led = Leading.objects.create(
            organisation_id=session.organisation_id,
            session=session,
            coach_id=coach.coach_id,
            minutes=minutes,
            created_at=clock.now(),
        )
        record_hours(
            coach=coach.coach_id, worked_on=day, minutes=minutes, by=by, kind=GROUP_HOURS,
            source_id=led.pk,
        )  # fmt: skip
    session.held_at, session.door_hash, session.door, session.door_until = clock.now(), "", "", None
    session.save()
    return session


@command("groups.correct_session", check=policy.check_leads_session)
def correct_session(*, session: GroupSession, minutes: int, by: Actor) -> GroupSession:
    """
    This function will set right how long a counted session took, for two weeks.

    The ledger keeps what was counted first; the difference is an entry of its own. Sent twice, it
    finds no difference the second time.

    :raises Conflict: when it is not counted yet, or was over two weeks ago
    """
    if session.held_at is None:
        raise Conflict(_("This session is not counted yet."))
    _refuse_late(session)
    inputs.within(minutes, 1, 480, "minutes")
    Attendance.objects.scoped(by).filter(session=session).update(minutes=minutes)
    day = session.starts_at.astimezone(ZoneInfo(session.group.time_zone)).date()
    for led in Leading.objects.scoped(by).select_for_update().filter(session=session):
        if difference := minutes - led.minutes:
            record_hours(
                coach=led.coach_id, worked_on=day, minutes=difference, by=by, kind=GROUP_HOURS
            )
            led.minutes = minutes
            led.save(update_fields=["minutes"])
    return session
