"""Start a group, change it, call dates off."""

import dataclasses
import datetime as dt
import uuid
import zoneinfo
from collections.abc import Sequence

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict
from alongside.core.saving import refuse_again, save_once
from alongside.groups import dates, policy
from alongside.groups.commands import waiting
from alongside.groups.models import Group, GroupCoach, GroupSession, Mode, Seat
from alongside.groups.models.group import MOST_PEOPLE
from alongside.groups.queries import library, rules
from alongside.people.models import Membership, Program, ProgramStaff

SHORTEST, LONGEST = 15, 480


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """What a group is: what coaches fill in, and may change later."""

    name: str
    about: str = ""
    place: str = ""
    room: str = ""
    mode: str = Mode.IN_PERSON
    is_open: bool = False
    capacity: int = 12
    shows_aliases: bool = False
    guide: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Times:
    """When a group meets: first day and wall time, minutes 15 to 480, how often, every n weeks."""

    first_day: dt.date
    at: dt.time
    time_zone: str
    minutes: int = 60
    count: int = 1
    every_weeks: int = 1


@command("groups.start_group", check=policy.check_can_start_group)
def start_group(
    *,
    program: Program,
    plan: Plan,
    times: Times,
    by: Actor,
    coaches: Sequence[Membership] = (),
    id: uuid.UUID | None = None,
) -> Group:
    """
    This function will start a group with all its dates; `coaches` lead it, by default the actor.

    :raises BadInput: for a value out of range, with its field; for more than two coaches
    """
    refuse_again(Group, id, by=by, program_id=program.pk)
    group = Group(
        organisation_id=program.organisation_id,
        program=program,
        time_zone=_zone(times.time_zone),
        created_at=clock.now(),
    )
    _fill(group, plan, by)
    sessions = _sessions(group, times)
    save_once(group, id=id, by=by)
    _give_coaches(group, coaches or [_own(by)], by)
    for session in sessions:
        session.group = group  # whose id the page made, and which it has only now
    GroupSession.objects.bulk_create(sessions)
    return group


def _own(by: Actor) -> Membership:
    return Membership.objects.scoped(by).get(pk=inputs.author(by))


def _zone(name: str) -> str:
    if name not in zoneinfo.available_timezones():
        raise BadInput(_("Choose a time zone from the list."), field="time_zone")
    return name


def _fill(group: Group, plan: Plan, by: Actor) -> None:
    most = rules.of(group.program_id, by=by).most_people or MOST_PEOPLE
    group.name = inputs.words(plan.name, "name", needed=True)[:80]
    group.about = inputs.words(plan.about, "about")
    group.place = inputs.words(plan.place, "place")
    group.room = _room(plan.room)
    group.mode = inputs.one_of(plan.mode, Mode.values, "mode")
    group.is_open = plan.is_open
    group.capacity = inputs.within(plan.capacity, 1, most, "capacity")
    group.shows_aliases = plan.shows_aliases
    group.guide = library.check(plan.guide, program_id=group.program_id, by=by)


def _room(address: str) -> str:
    text = address.strip()
    if text and not text.startswith("https://"):
        raise BadInput(_("Enter an address that begins with https://."), field="room")
    return text[:500]


def _sessions(group: Group, times: Times) -> list[GroupSession]:
    inputs.within(times.minutes, SHORTEST, LONGEST, "minutes")
    inputs.within(times.count, 1, dates.MOST_SESSIONS, "count")
    inputs.within(times.every_weeks, 1, 4, "every_weeks")
    today = clock.today(group.time_zone)
    inputs.day_between(times.first_day, today, today + dt.timedelta(days=366), "first_day")
    length = dt.timedelta(minutes=times.minutes)
    found = dates.starts(
        times.first_day, times.at, group.time_zone, count=times.count, every_weeks=times.every_weeks
    )
    if found[0] + length <= clock.now():
        raise BadInput(_("Choose a time to come."), field="at")
    own = {"organisation_id": group.organisation_id, "group": group}
    return [GroupSession(**own, starts_at=at, ends_at=at + length) for at in found]


def _give_coaches(group: Group, coaches: Sequence[Membership], by: Actor) -> None:
    ids = list(dict.fromkeys(one.pk for one in coaches))
    staff = ProgramStaff.objects.scoped(by).filter(
        program_id=group.program_id, membership_id__in=ids, membership__role="coach"
    )
    working = staff.filter(membership__ended_at__isnull=True).count()
    if not 1 <= len(ids) <= 2 or working != len(ids):
        raise BadInput(_("Choose one or two coaches of the program."), field="second")
    GroupCoach.objects.bulk_create(
        GroupCoach(organisation_id=group.organisation_id, group=group, coach_id=one) for one in ids
    )


@command("groups.change_group", check=policy.check_leads)
def change_group(*, group: Group, plan: Plan, by: Actor) -> Group:
    """This function will change what a group is; with more room, who waits moves up."""
    _fill(group, plan, by)
    group.save()
    waiting.move_up(group, by=by)
    return group


@command("groups.hand_over", check=policy.check_can_hand_over)
def hand_over(*, group: Group, coaches: Sequence[Membership], by: Actor) -> Group:
    """
    This function will let other coaches lead a group from now on; hours that were stay theirs.

    :raises BadInput: for none, or for more than two coaches of the program
    """
    GroupCoach.objects.scoped(by).filter(group=group).delete()
    _give_coaches(group, coaches, by)
    return group


@command("groups.cancel_session", check=policy.check_leads_session)
def cancel_session(*, session: GroupSession, by: Actor) -> GroupSession:
    """
    This function will call one date off; the others stay.

    :raises Conflict: when it is over and counted
    """
    if session.cancelled_at is not None:
        raise AlreadyDone(session)
    if session.held_at is not None or session.attendances.exists():
        raise Conflict(_("Somebody was there. This date cannot be called off."))
    session.cancelled_at = clock.now()
    session.save(update_fields=["cancelled_at"])
    return session


@command("groups.end_group", check=policy.check_leads)
def end_group(*, group: Group, by: Actor) -> Group:
    """This function will end a group: dates to come are called off, every place ends."""
    if group.ended_at is not None:
        raise AlreadyDone(group)
    now = clock.now()
    to_come = GroupSession.objects.scoped(by).filter(group=group, starts_at__gt=now)
    to_come.filter(cancelled_at__isnull=True, held_at__isnull=True).update(cancelled_at=now)
    Seat.objects.scoped(by).filter(group=group, ended_at__isnull=True).update(ended_at=now)
    group.ended_at = now
    group.save(update_fields=["ended_at"])
    return group
