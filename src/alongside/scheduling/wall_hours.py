"""
Weekly hours on the wall, turned into moments: the ground `availability` stands on.

A moment is inside hours when the clock on that wall shows a time from start up to end. So hours
that do not exist when clocks go forward are left out, and hours that repeat count twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

# A local day lies inside these bounds around its date in UTC (zones run from -12 to +14 hours).
_EARLIEST, _LATEST = timedelta(hours=-14), timedelta(hours=36)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """Usual hours on one weekday, 0 (Monday) to 6. `end` 00:00 is midnight at the day's end; hours
    over midnight are two rows. `zone` is an IANA name.

    :raises ValueError: if the weekday is out of range or `end` is not after `start`
    """

    weekday: int
    start: time
    end: time
    zone: str

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError(f"weekday must be 0 to 6, not {self.weekday}")
        if self.end != time(0) and self.end <= self.start:
            raise ValueError(f"end {self.end} must be after start {self.start}")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From `start_at` up to, not including, `end_at`; aware, compared as moments."""

    start_at: datetime
    end_at: datetime


def stretches(day: date, hours: Iterable[Hours]) -> list[Interval]:
    """The stretches of a local day that lie in the hours, in UTC, apart and in order."""
    return _merged(_stretches(day, hours))


def _stretches(day: date, hours: Iterable[Hours]) -> Iterator[Interval]:
    midnight = datetime.combine(day, time(0), UTC)
    for row in hours:
        if row.weekday != day.weekday():
            continue
        start = datetime.combine(day, row.start, UTC)
        days_more = timedelta(days=1 if row.end == time(0) else 0)
        end = datetime.combine(day, row.end, UTC) + days_more
        points = _offset_changes(midnight + _EARLIEST, midnight + _LATEST, ZoneInfo(row.zone))
        for (since, offset), (until, _) in pairwise(points):
            stretch = Interval(max(since, start - offset), min(until, end - offset))
            if stretch.start_at < stretch.end_at:
                yield stretch


def _offset_changes(
    since: datetime, until: datetime, zone: ZoneInfo
) -> list[tuple[datetime, timedelta]]:
    """(moment, offset from UTC from then on), first `since`, last `until`; at most one change."""
    before, after = _offset(since, zone), _offset(until, zone)
    if before == after:
        return [(since, before), (until, after)]
    low, high = since, until
    while high - low > _SECOND:
        middle = low + ((high - low) // 2 // _SECOND or 1) * _SECOND
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return [(since, before), (high, after), (until, after)]


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _merged(stretches: Iterable[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for one in sorted(stretches):
        if merged and one.start_at <= merged[-1].end_at:
            merged[-1] = Interval(merged[-1].start_at, max(merged[-1].end_at, one.end_at))
        else:
            merged.append(one)
    return merged
