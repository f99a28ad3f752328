"""
Weekly wall time: when a meeting is, across midnight, the end of a week and the change of clocks.

A meeting says "Tuesday 19:00" in a zone of its own: minute 2 x 1440 + 1140 of a week that begins
on Sunday at midnight. A wall time that the clocks skip in spring happens as much later as they
skip (2:30 is then 3:30); one that comes twice in autumn happens the first time. Pure Python; the
moments are aware and may be in any zone.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY, WEEK = 1440, 10_080
LONGEST = 12 * 60
"""No meeting is longer, in minutes; it bounds how far back one that runs now can have begun."""
_EPOCH = dt.datetime(1970, 1, 4)  # noqa: DTZ001 - a Sunday, on the wall
_FAR = dt.timedelta(hours=30)


@dataclass(frozen=True, slots=True)
class Slot:
    """
    Minutes of the week from `first` to `last`, both included.

    `now` is the present on the same count, for what runs: it may lie outside 0 to 10,079 when
    the slot lies across the end of a week. `shift` is the moment's minutes since 1970 less the
    minute of the week, so that starts in several zones can be put in order.
    """

    first: int
    last: int
    now: int
    shift: int


@lru_cache(maxsize=700)
def zone_of(name: str) -> ZoneInfo:
    """This function will give a zone by its IANA name."""
    return ZoneInfo(name)


def week_minute(weekday: int, minute: int) -> int:
    """This function will count from Sunday midnight; `weekday` 0 is Sunday, `minute` of the day."""
    return weekday * DAY + minute


def starts_on(minute: int, day: dt.date, zone: str) -> dt.datetime:
    """This function will give the moment of a minute of the day on a day in a zone."""
    wall = dt.datetime.combine(day, dt.time(minute // 60, minute % 60), zone_of(zone))
    return wall.astimezone(dt.UTC)


def next_start(week: int, zone: str, after: dt.datetime, *, still: int = 0) -> dt.datetime:
    """
    This function will give the first start of a weekly meeting at or after a moment.

    With `still` (minutes), one that began earlier and is not over counts as next.
    """
    since = after - dt.timedelta(minutes=still)
    weekday, minute = divmod(week, DAY)
    day = since.astimezone(zone_of(zone)).date() - dt.timedelta(days=1)
    day += dt.timedelta(days=(weekday - (day.weekday() + 1)) % 7)
    while True:
        begins = starts_on(minute, day, zone)
        if begins > since or (begins == since and not still):
            return begins
        day += dt.timedelta(days=7)


@lru_cache(maxsize=4000)  # everybody who asks within a minute asks the same of each zone
def slots(zone: str, start: dt.datetime, end: dt.datetime, now: dt.datetime) -> tuple[Slot, ...]:
    """
    This function will give the minutes of the week at which a start lies in [start, end).

    The moments are whole minutes, at most a week apart. Most weeks the clocks do not change and
    this is a shift; around a change every minute is asked.
    """
    tz = zone_of(zone)
    offsets = {_offset(tz, moment) for moment in (start - _FAR, end + _FAR)}
    if len(offsets) == 1 and end - start < _FAR:
        offset = offsets.pop()
        first, last = _minutes(start) + offset, _minutes(end) + offset
        return tuple(_weekly(first, last, offset, _minutes(now)))
    return tuple(_around_a_change(tz, start, end, now))


def _around_a_change(
    tz: ZoneInfo, start: dt.datetime, end: dt.datetime, now: dt.datetime
) -> Iterator[Slot]:
    low, high = _minutes(start), _minutes(end)
    run: tuple[int, int, int] | None = None  # first, past the last, offset
    for wall in range(low - 15 * 60, high + 16 * 60):
        local = _EPOCH + dt.timedelta(minutes=wall - _SUNDAY)
        offset = int(local.replace(tzinfo=tz).utcoffset().total_seconds() // 60)  # type: ignore[union-attr]
        inside = low <= wall - offset < high
        if run and (not inside or run[2] != offset):
            yield from _weekly(*run, _minutes(now))
            run = None
        if inside:
            run = (run[0] if run else wall, wall + 1, offset)
    if run:
        yield from _weekly(*run, _minutes(now))


_SUNDAY = 3 * DAY  # the first Sunday of 1970 in minutes


def _weekly(first: int, past: int, offset: int, now: int) -> Iterator[Slot]:
    """Cut a run of wall minutes since 1970 at the ends of weeks."""
    at = first
    while at < past:
        week = (at - _SUNDAY) // WEEK
        base = week * WEEK + _SUNDAY
        end = min(past, base + WEEK)
        yield Slot(at - base, end - 1 - base, now + offset - base, base - offset)
        at = end


def _minutes(moment: dt.datetime) -> int:
    return int(moment.timestamp() // 60)


def _offset(tz: ZoneInfo, moment: dt.datetime) -> int:
    offset = moment.astimezone(tz).utcoffset()
    assert offset is not None
    return int(offset.total_seconds() // 60)
