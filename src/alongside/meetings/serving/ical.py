"""
Meetings as calendar entries, each with the rules of its time zone.

Without VTIMEZONE some calendars show a wrong hour after the clocks change. A UID stays the same
as long as the meeting does; SEQUENCE counts its changes. On somebody's own phone an entry says
"Meeting" and no more, because the screen may be seen by others; the feed for machines names it.
"""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vRecur

from alongside.core import clock
from alongside.meetings import wall
from alongside.meetings.queries.search import Row

WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
MINUTE = dt.timedelta(minutes=1)
KIND = "text/calendar"


def calendar(rows: Iterable[Row], *, origin: str, named: bool = False) -> str:
    """This function will write a calendar of weekly meetings; by appointment ones are left out."""
    made = Calendar()
    made.add("prodid", "-//Alongside//Meetings//EN")
    made.add("version", "2.0")
    timed = [row for row in rows if row.week_minute is not None]
    for zone in sorted({row.zone for row in timed}):
        made.add_component(_rules(zone, clock.now().year))
    for row in timed:
        made.add_component(_event(row, origin, named=named))
    return str(made.to_ical().decode())


def _event(row: Row, origin: str, *, named: bool) -> Event:
    assert row.week_minute is not None
    since = clock.now() - dt.timedelta(days=1)
    start = wall.next_start(row.week_minute, row.zone, since).astimezone(wall.zone_of(row.zone))
    weekday, minute = divmod(row.week_minute, wall.DAY)
    # The wall time itself: where the clocks skip it this week, calendars know what to do.
    start = start.replace(hour=minute // 60, minute=minute % 60, fold=0)
    event = Event()
    event.add("uid", f"meeting-{row.id}@{origin.rsplit('//', maxsplit=1)[-1]}")
    event.add("dtstamp", clock.now())
    event.add("last-modified", _moment(row.changed_at))
    event.add("sequence", max(0, row.sequence))
    event.add("summary", row.name if named else _("Meeting"))
    event.add("dtstart", start)
    event.add("duration", row.duration * MINUTE)
    event.add("rrule", vRecur({"FREQ": "WEEKLY", "BYDAY": WEEKDAYS[weekday]}))
    event.add("status", "CONFIRMED")
    if where := _where(row):
        event.add("location", where)
    event.add("url", f"{origin}/meetings/{row.id}/")
    return event


def _where(row: Row) -> str:
    facts = row.facts
    parts = [facts.get(name, "") for name in ("street", "city", "state", "postal_code")]
    return ", ".join(part for part in parts if part) or facts.get("link", "")


@lru_cache(maxsize=128)
def _rules(zone: str, year: int) -> Timezone:
    """The zone's rules from last year to five years on."""
    first, last = dt.date(year - 1, 1, 1), dt.date(year + 5, 1, 1)
    return Timezone.from_tzinfo(wall.zone_of(zone), zone, first, last)


def _moment(value: dt.datetime | str) -> dt.datetime:
    held = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return held.replace(tzinfo=dt.UTC) if held.tzinfo is None else held.astimezone(dt.UTC)
