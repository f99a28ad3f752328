"""First free times of many coaches at once."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.scheduling import availability
from alongside.scheduling.models import Appointment, WeeklyHours

SLOT_MINUTES = 30
NOTICE = dt.timedelta(hours=2)
DAYS = 14


def first_free(
    *, by: Actor, coach_ids: Iterable[uuid.UUID]
) -> dict[uuid.UUID, availability.Interval]:
    """
    This function will give each coach's first free half hour within 14 days, at the earliest two
    hours from now; a coach with none is left out. Two queries for any number of coaches.
    """
    ids = set(coach_ids)
    now = clock.now()
    hours, busy = _hours(by, ids), _busy(by, ids, now)
    found = {}
    for coach_id, rows in hours.items():
        slot = availability.first_free(
            hours=rows,
            busy=busy[coach_id],
            slot_minutes=SLOT_MINUTES,
            not_before=now + NOTICE,
            within_days=DAYS,
        )
        if slot is not None:
            found[coach_id] = slot
    return found


def slots(*, by: Actor, coach_id: uuid.UUID, zone: str) -> dict[dt.date, list[dt.datetime]]:
    """
    This function will give a coach's free half hours by day, on the clock of `zone`.

    Within 14 days and two hours from now at the earliest; days with none are left out. Two queries.
    """
    now = clock.now()
    hours, busy = _hours(by, {coach_id}), _busy(by, {coach_id}, now)
    found: dict[dt.date, list[dt.datetime]] = defaultdict(list)
    free = availability.free_slots(
        clock.today(zone) - dt.timedelta(days=1),
        DAYS + 2,
        hours=hours[coach_id],
        busy=busy[coach_id],
        slot_minutes=SLOT_MINUTES,
        not_before=now + NOTICE,
    )
    for slot in sorted({one.start_at for one in free}):
        starts = slot.astimezone(ZoneInfo(zone))
        found[starts.date()].append(starts)
    return dict(found)


def of_coach(*, by: Actor, coach_id: uuid.UUID) -> QuerySet[WeeklyHours]:
    """This function will give a coach's weekly hours, Monday first."""
    return WeeklyHours.objects.scoped(by).filter(coach_id=coach_id).order_by("weekday", "starts")


def _hours(by: Actor, ids: set[uuid.UUID]) -> dict[uuid.UUID, list[availability.Hours]]:
    found: dict[uuid.UUID, list[availability.Hours]] = defaultdict(list)
    rows = WeeklyHours.objects.scoped(by).filter(coach_id__in=ids)
    columns = ("coach_id", "weekday", "starts", "ends", "time_zone")
    for coach_id, weekday, starts, ends, zone in rows.values_list(*columns):
        found[coach_id].append(availability.Hours(weekday, starts, ends, zone))
    return found


def _busy(
    by: Actor, ids: set[uuid.UUID], now: dt.datetime
) -> dict[uuid.UUID, list[availability.Interval]]:
    found: dict[uuid.UUID, list[availability.Interval]] = defaultdict(list)
    rows = Appointment.objects.scoped(by).filter(coach_id__in=ids, cancelled_at__isnull=True)
    rows = rows.filter(ends_at__gt=now, starts_at__lt=now + dt.timedelta(days=DAYS + 1))
    for coach_id, starts_at, ends_at in rows.values_list("coach_id", "starts_at", "ends_at"):
        found[coach_id].append(availability.Interval(starts_at, ends_at))
    return found
