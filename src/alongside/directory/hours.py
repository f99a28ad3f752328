"""
When a place is open: rules after iCalendar between two wall times, in the place's own zone. Pure.

A rule that opens on one day and closes at or before that time closes on the next. A closing rule
(a holiday) takes whole days away, whatever others say. Nothing known is not "closed": it is None.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MIDNIGHT = dt.time(0)
DAY = dt.timedelta(days=1)
HOURS_OF_WEEK = 168
LOOKS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of hours. `days` pairs a weekday (0 Monday) with its place in the month (0 each)."""

    opens: dt.time | None
    closes: dt.time | None
    days: tuple[tuple[int, int], ...] = ()
    freq: str = "WEEKLY"
    interval: int = 1
    first: dt.date | None = None
    last: dt.date | None = None
    since: dt.date | None = None
    month_days: tuple[int, ...] = ()
    is_closed: bool = False
    note: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the rule says times and not only words."""
        return self.opens is not None and self.closes is not None

    def falls_on(self, day: dt.date) -> bool:
        """This function will tell whether the rule holds on a day."""
        if (self.first and day < self.first) or (self.last and day > self.last):
            return False
        if self.month_days:
            return day.day in self.month_days
        if self.days and not any(_is_weekday(day, *one) for one in self.days):
            return False
        return self._in_turn(day)

    def _in_turn(self, day: dt.date) -> bool:
        if self.interval == 1 or self.since is None:
            return True
        if self.freq == "WEEKLY":
            monday = self.since - dt.timedelta(days=self.since.weekday())
            return (day - monday).days // 7 % self.interval == 0
        months = (day.year - self.since.year) * 12 + day.month - self.since.month
        passed = months if self.freq == "MONTHLY" else (day - self.since).days
        return passed % self.interval == 0


def _is_weekday(day: dt.date, weekday: int, place: int) -> bool:
    if day.weekday() != weekday:
        return False
    from_end = -((_days_of_month(day) - day.day) // 7 + 1)
    return place in (0, (day.day - 1) // 7 + 1, from_end)


def _days_of_month(day: dt.date) -> int:
    following = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return (following - DAY).day


@dataclass(frozen=True, slots=True)
class Stretch:
    """Open without a break from one wall time to another."""

    start: dt.datetime
    end: dt.datetime


def stretches(rules: Iterable[Rule], day: dt.date) -> list[Stretch]:
    """This function will list when it is open, of what begins on a day, in order, run together."""
    holding = [rule for rule in rules if rule.falls_on(day)]
    if any(rule.is_closed for rule in holding):
        return []
    return _joined(_stretch(rule, day) for rule in holding if rule.is_known)


def _stretch(rule: Rule, day: dt.date) -> Stretch:
    opens, closes = rule.opens or MIDNIGHT, rule.closes or MIDNIGHT
    start, end = dt.datetime.combine(day, opens), dt.datetime.combine(day, closes)
    if closes == dt.time(23, 59):
        end += dt.timedelta(minutes=1)
    return Stretch(start, end if end > start else end + DAY)


def _joined(found: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for one in sorted(found, key=lambda s: s.start):
        if joined and one.start <= joined[-1].end:
            joined[-1] = Stretch(joined[-1].start, max(joined[-1].end, one.end))
        else:
            joined.append(one)
    return joined


@dataclass(frozen=True, slots=True)
class State:
    """Open until `until`, or closed and opening at `opens`: wall times there, None if far off."""

    is_open: bool
    until: dt.datetime | None = None
    opens: dt.datetime | None = None


def state_at(rules: list[Rule], local: dt.datetime) -> State | None:
    """This function will say whether it is open at a wall time; None when no hours are known."""
    if not any(rule.is_known for rule in rules):
        return None
    local = local.replace(tzinfo=None)
    days = [local.date() + DAY * n for n in range(-1, LOOKS_AHEAD)]
    ahead = _joined(one for day in days for one in stretches(rules, day))
    for one in ahead:
        if one.start <= local < one.end:
            is_endless = one.end - local > DAY * (LOOKS_AHEAD - 2)
            return State(True, until=None if is_endless else one.end)
        if one.start > local:
            return State(False, opens=one.start)
    return State(False)


def week_of(rules: list[Rule]) -> str:
    """
    This function will mark the hours of a week (from Monday, midnight) in which it may be open.

    168 times "0" or "1", and "" when no hours are known. It lets the database leave out most of
    what is closed; `state_at` decides about the rest.
    """
    known = [rule for rule in rules if rule.is_known and not rule.is_closed]
    if not known:
        return ""
    marks = ["0"] * HOURS_OF_WEEK
    for rule in known:
        for weekday in {d for d, _place in rule.days} or range(7):
            for hour in _hours(rule):
                marks[(weekday * 24 + hour) % HOURS_OF_WEEK] = "1"
    return "".join(marks)


def _hours(rule: Rule) -> Iterator[int]:
    one = _stretch(rule, dt.date(2024, 1, 1))
    last = one.end - dt.timedelta(minutes=1)
    yield from range(one.start.hour, one.start.hour + _whole_hours(one.start, last) + 1)


def _whole_hours(start: dt.datetime, last: dt.datetime) -> int:
    return int((last.replace(minute=0) - start.replace(minute=0)).total_seconds() // 3600)


def slot(local: dt.datetime) -> int:
    """This function will give the hour of the week of a wall time, from 0."""
    return local.weekday() * 24 + local.hour


@lru_cache(maxsize=500)
def zone(name: str) -> dt.tzinfo | None:
    """This function will read a zone: an IANA name, or hours from UTC as "UTC-5"."""
    try:
        if name.startswith("UTC") and name != "UTC":
            return dt.timezone(dt.timedelta(hours=float(name[3:])))
        return ZoneInfo(name) if name else None
    except (ValueError, ZoneInfoNotFoundError, OSError):
        return None


def local_time(at: dt.datetime, zone_name: str) -> dt.datetime:
    """This function will give the wall time somewhere; where no zone is known, of the east."""
    return at.astimezone(zone(zone_name) or ZoneInfo("America/New_York"))


def rule_of(row: Any) -> Rule:
    """This function will read a rule from a row of the directory's schedules."""
    freq = (row.freq or ("WEEKLY" if row.byday else "DAILY")).upper()
    since = row.dtstart or row.valid_from
    days = tuple(_day(text) for text in row.byday.upper().replace(" ", "").split(",") if text)
    if freq == "WEEKLY" and not days and since:
        days = ((since.weekday(), 0),)
    return Rule(
        opens=row.opens_at,
        closes=row.closes_at,
        days=tuple(one for one in days if one),
        freq=freq,
        interval=row.interval or 1,
        first=max(filter(None, (row.valid_from, row.dtstart)), default=None),
        last=_last(row, since, freq),
        since=since,
        month_days=tuple(int(n) for n in row.bymonthday.split(",") if n.strip().isdigit()),
        is_closed=row.is_closed,
        note=(row.description or row.notes)[:200],
    )


def _last(row: Any, since: dt.date | None, freq: str) -> dt.date | None:
    ends = [day for day in (row.valid_to, row.until) if day]
    steps = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
    if row.count and since:
        # Of a rule with several days a week the count ends earlier; a little long is better than
        # hours that are there and not shown.
        ends.append(since + DAY * steps.get(freq, 7) * (row.interval or 1) * row.count)
    return min(ends, default=None)


def _day(text: str) -> tuple[int, int] | tuple[()]:
    name, place = text[-2:], text[:-2]
    if name not in DAYS:
        return ()
    return DAYS.index(name), int(place) if place.lstrip("+-").isdigit() else 0


def pack(rule: Rule) -> dict[str, Any]:
    """This function will write a rule as JSON, without what is empty."""
    made = {
        "o": rule.opens.isoformat("minutes") if rule.opens else None,
        "c": rule.closes.isoformat("minutes") if rule.closes else None,
        "d": [list(one) for one in rule.days],
        "f": rule.freq if rule.freq != "WEEKLY" else None,
        "i": rule.interval if rule.interval != 1 else None,
        "a": rule.first and rule.first.isoformat(),
        "z": rule.last and rule.last.isoformat(),
        "s": rule.since.isoformat() if rule.since and rule.interval != 1 else None,
        "m": list(rule.month_days),
        "x": rule.is_closed,
        "n": rule.note,
    }
    return {key: value for key, value in made.items() if value}


def unpack(made: Mapping[str, Any]) -> Rule:
    """This function will read a rule that was written with `pack`."""
    return Rule(
        opens=dt.time.fromisoformat(made["o"]) if "o" in made else None,
        closes=dt.time.fromisoformat(made["c"]) if "c" in made else None,
        days=tuple((one[0], one[1]) for one in made.get("d", ())),
        freq=made.get("f", "WEEKLY"),
        interval=made.get("i", 1),
        first=dt.date.fromisoformat(made["a"]) if "a" in made else None,
        last=dt.date.fromisoformat(made["z"]) if "z" in made else None,
        since=dt.date.fromisoformat(made["s"]) if "s" in made else None,
        month_days=tuple(made.get("m", ())),
        is_closed=made.get("x", False),
        note=made.get("n", ""),
    )
