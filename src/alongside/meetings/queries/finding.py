"""Find a meeting: what somebody looks for, put to the store in one statement."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from alongside.core import clock
from alongside.core.places import Place
from alongside.core.prepared import prepared
from alongside.meetings import geo, wall
from alongside.meetings.models import Zone
from alongside.meetings.models.meeting import HYBRID, IN_PERSON, ONLINE
from alongside.meetings.queries import search
from alongside.meetings.queries.conditions import among, of_type, open_on
from alongside.meetings.queries.criteria import Condition, Criteria, Near, Stretch

PAGE, POCKET = 20, 100
NOW, HOUR, TODAY = "now", "hour", "today"
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    What somebody looks for.

    `when`: "now" (running), "hour" (starts within 60 minutes), "today", "0" to "6" (the coming
    Sunday to Saturday, today included) or "" for any time. `zone` is the reader's own.
    """

    when: str = ""
    place: Place | None = None
    miles: int = 25
    online: bool = False
    fellowship: str = ""
    type: str = ""
    access: str = ""
    language: str = ""
    words: tuple[str, ...] = ()
    zone: str = "America/New_York"


def find(wanted: Wanted, *, page: int = 1, size: int = PAGE) -> search.Found:
    """This function will give one page of meetings: two statements, whatever there is."""
    now = clock.now().replace(second=0, microsecond=0)
    near = None
    if wanted.place and not wanted.online:
        near = Near(wanted.place.latitude, wanted.place.longitude, float(wanted.miles))
    timed = bool(wanted.when)
    made = Criteria(
        near=near,
        stretches=stretches(wanted, near, now) if timed else None,
        conditions=_conditions(wanted, now),
        words=wanted.words,
        order=("soonest",) if timed or near is None else ("nearest",),
        limit=size,
        offset=(page - 1) * size,
    )
    return search.run(made)


def by_ids(ids: Iterable[int]) -> list[search.Row]:
    """This function will give meetings by number, in the order of the week."""
    held = list(ids)[:POCKET]
    return search.run(Criteria(conditions=[among("m.id", held)], limit=POCKET)).rows


def window(wanted: Wanted, now: dt.datetime) -> tuple[dt.datetime, dt.datetime, bool]:
    """
    This function will give when a start may lie, [from, until), and whether it may run already.

    A day is the reader's, from midnight to midnight on their wall; of today what is not over.
    """
    if wanted.when == NOW:
        return now - wall.LONGEST * MINUTE, now + MINUTE, True
    if wanted.when == HOUR:
        return now, now + 61 * MINUTE, False
    today = now.astimezone(wall.zone_of(wanted.zone)).date()
    ahead = 0 if wanted.when == TODAY else (int(wanted.when) - (today.weekday() + 1)) % 7
    day = today + ahead * DAY
    start, end = (wall.starts_on(0, one, wanted.zone) for one in (day, day + DAY))
    return start, end, not ahead


def stretches(wanted: Wanted, near: Near | None, now: dt.datetime) -> list[Stretch]:
    """This function will give the minutes of the week to look at, for each zone its own."""
    start, end, running = window(wanted, now)
    found: dict[wall.Slot, list[int]] = defaultdict(list)
    for zone in _zones(near):
        for slot in wall.slots(zone.name, start, end, now):
            found[slot].append(zone.pk)
    return [
        Stretch(slot.first, slot.last, tuple(ids), slot.now if running else None, slot.shift)
        for slot, ids in found.items()
    ]


def _zones(near: Near | None) -> list[Zone]:
    zones = _every_zone()
    if near is None:
        return zones
    box = geo.box_around(near.latitude, near.longitude, near.miles)
    return [
        zone
        for zone in zones
        if zone.south is not None
        and zone.north is not None
        and zone.west is not None
        and zone.east is not None
        and zone.south <= box.north
        and zone.north >= box.south
        and zone.west <= box.east
        and zone.east >= box.west
    ]


@prepared
def _every_zone() -> QuerySet[Zone]:
    return Zone.objects.all()


def _conditions(wanted: Wanted, now: dt.datetime) -> list[Condition]:
    venues = (ONLINE, HYBRID) if wanted.online else (IN_PERSON, HYBRID)
    found = [among("m.venue", venues), open_on(now.astimezone(wall.zone_of(wanted.zone)).date())]
    if wanted.fellowship:
        found.append(Condition("m.fellowship = %s", (wanted.fellowship,)))
    if wanted.language:
        found.append(Condition("m.language = %s", (wanted.language,)))
    return found + [of_type(code) for code in (wanted.type, wanted.access) if code]
