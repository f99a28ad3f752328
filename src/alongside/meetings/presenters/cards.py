"""A meeting as a page shows it: in its own time and the reader's."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.meetings import wall
from alongside.meetings.fellowships import Fellowship, fellowship, type_name, types
from alongside.meetings.forms import DAYS
from alongside.meetings.models.meeting import HYBRID, IN_PERSON, ONLINE
from alongside.meetings.queries.search import Row
from alongside.ui import times

MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Card:
    """What a list or page says of a meeting; texts are in the reader's language."""

    id: int
    name: str
    fellowship: Fellowship
    day: str
    clock: str
    until: str
    next: str
    here: str
    soon: str
    is_on: bool
    how: str
    distance: str
    address: str
    place: str
    link: str
    phone: str
    directions: str
    types: list[str]
    closed: str
    checked: str
    sources: list[dict[str, str]]
    facts: dict[str, str]


def card(row: Row, *, zone: str, near: bool = False) -> Card:
    """This function will show a meeting to a reader in `zone`."""
    facts = row.facts
    start = row.starts_at if row.week_minute is not None and near_start(row) else _next(row)
    wall_start = start.astimezone(wall.zone_of(row.zone)) if start else None
    lasts = row.duration * MINUTE
    now = clock.now()
    is_on = start is not None and start <= now < start + lasts
    return Card(
        id=row.id,
        name=row.name,
        fellowship=fellowship(row.fellowship),
        day=str(DAYS[row.weekday][1]) if row.weekday is not None else _("By appointment"),
        clock=""
        if row.week_minute is None
        else _time_words(row.week_minute % wall.DAY, get_language() or "en"),
        until=_clock(start + lasts, row.zone) if start else "",
        next=_in_zone(start, row.zone) if start else "",
        here=_in_zone(wall_start, zone) if wall_start and _differs(wall_start, zone) else "",
        soon="" if start is None or is_on else _soon(start - now),
        is_on=is_on,
        how=_how(row),
        distance=_distance(row) if near else "",
        address=_address(facts),
        place=facts.get("place", ""),
        link=facts.get("link", ""),
        phone=facts.get("phone", ""),
        directions=_directions(row, facts),
        types=_types(row),
        closed=_closed(row),
        checked=_checked(row),
        sources=row.listed_by,
        facts=facts,
    )


def near_start(row: Row) -> bool:
    """This function will tell whether the search gave the start as a moment of its own."""
    return row.start is not None and row.start > wall.WEEK * 2


def _next(row: Row) -> dt.datetime | None:
    if row.week_minute is None:
        return None
    return wall.next_start(row.week_minute, row.zone, clock.now(), still=row.duration)


def _in_zone(moment: dt.datetime, zone: str) -> str:
    tz = wall.zone_of(zone)
    local, today = moment.astimezone(tz), clock.now().astimezone(tz).date()
    tongue = get_language() or "en"
    day = _day_words(local.date(), today, zone, tongue)
    return f"{day}, {_time_words(local.hour * 60 + local.minute, tongue)} {local:%Z}"


def _clock(moment: dt.datetime, zone: str) -> str:
    local = moment.astimezone(wall.zone_of(zone))
    return _time_words(local.hour * 60 + local.minute, get_language() or "en")


# A page says the same few times and days over and over, and wording one costs as much as a query.
@lru_cache(maxsize=4000)
def _time_words(minute: int, tongue: str) -> str:
    return times.time_of_day(dt.time(*divmod(minute, 60)))


@lru_cache(maxsize=2000)
def _day_words(day: dt.date, today: dt.date, zone: str, tongue: str) -> str:
    with timezone.override(wall.zone_of(zone)):
        return times.day(day, near=True)


def _differs(start: dt.datetime, zone: str) -> bool:
    return start.utcoffset() != start.astimezone(wall.zone_of(zone)).utcoffset()


def _soon(wait: dt.timedelta) -> str:
    minutes = int(wait.total_seconds() // 60)
    if minutes < 1:
        return _("starts now")
    return _("starts in %(n)s min") % {"n": minutes} if minutes <= 90 else ""


def _how(row: Row) -> str:
    words = {IN_PERSON: _("In person"), ONLINE: _("Online"), HYBRID: _("In person and online")}
    return words[row.venue]


def _distance(row: Row) -> str:
    number = f"{row.miles:.1f}" if row.miles < 10 else f"{row.miles:.0f}"
    if row.is_approximate:
        return _("about %(n)s miles") % {"n": number}
    return _("%(n)s miles") % {"n": number}


def _address(facts: dict[str, str]) -> str:
    parts = [facts.get(name, "") for name in ("street", "city", "state", "postal_code")]
    return ", ".join(part for part in parts[:2] if part) + (
        f", {' '.join(part for part in parts[2:] if part)}" if any(parts[2:]) else ""
    )


def _directions(row: Row, facts: dict[str, str]) -> str:
    if row.venue == ONLINE:
        return ""
    if row.latitude is not None and not row.is_approximate:
        to = f"{row.latitude},{row.longitude}"
        return f"https://www.openstreetmap.org/directions?to={quote(to)}"
    words = facts.get("address") or _address(facts)
    return f"https://www.openstreetmap.org/search?query={quote(words)}" if words else ""


def _types(row: Row) -> list[str]:
    tongue = (get_language() or "en")[:2]
    known = types()
    return [type_name(code, tongue) for code in row.type_codes.split(",") if code in known]


def _closed(row: Row) -> str:
    if not row.is_closed:
        return ""
    until = _as_day(row.closed_until)
    if until is None:
        return _("Closed for now")
    if until < clock.now().astimezone(wall.zone_of(row.zone)).date():
        return ""
    return _("Closed until %(day)s") % {"day": times.short_day(until)}


def _checked(row: Row) -> str:
    on = _as_day(row.confirmed_on)
    return _("Listing of %(day)s") % {"day": times.short_day(on)} if on else ""


def _as_day(value: dt.date | str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) else value
