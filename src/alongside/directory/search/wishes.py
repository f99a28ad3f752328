"""What a search asks for, in the terms of the index. Pure."""

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from alongside.directory import hours

FARTHEST = 100.0


@dataclass(frozen=True, slots=True)
class Center:
    """From where: degrees north and east."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Wish:
    """
    One look into the index: numbers of topics (runs), stems, and what every hit must be.

    `mask` as `flags` writes it. `open_at` leaves out what is closed at that moment,
    or without a zone: at that hour of each place's own clock.
    """

    runs: tuple[tuple[int, int], ...] = ()
    stems: tuple[str, ...] = ()
    center: Center | None = None
    miles: float = FARTHEST
    mask: int = 0
    age: float | None = None
    open_at: dt.datetime | None = None
    limit: int = 80


def conditions(wish: Wish) -> tuple[str, list[object]]:
    """This function will write what every hit must be as SQL on an entry `e`; "" for nothing."""
    parts: list[str] = []
    values: list[object] = []
    if wish.mask:
        parts.append("(e.bits & %s) = %s")
        values += [wish.mask, wish.mask]
    if wish.age is not None:
        parts.append("coalesce(e.minimum_age, 0) <= %s AND coalesce(e.maximum_age, 200) >= %s")
        values += [wish.age, wish.age]
    if wish.open_at:
        case, more = _open(wish.open_at)
        parts.append(f"e.week <> '' AND substr(e.week, {case}, 1) <> '0'")
        values += more
    return "".join(f" AND {part}" for part in parts), values


def _open(at: dt.datetime) -> tuple[str, list[object]]:
    """The hour of the week in the entry's own zone; 0, which is no hour, where it is not known."""
    if at.tzinfo is None:
        return str(hours.slot(at) + 1), []
    whens, values = [], list[object]()
    for slot, names in slots(at.replace(minute=0, second=0, microsecond=0)).items():
        whens.append(f"WHEN e.zone IN ({', '.join(['%s'] * len(names))}) THEN {slot + 1}")
        values += names
    return f"CASE {' '.join(whens)} ELSE 0 END", values


def slots(at: dt.datetime) -> Mapping[int, list[str]]:
    """This function will give the zones of the United States by the hour of the week there."""
    found: dict[int, list[str]] = {}
    for name in us_zones():
        found.setdefault(hours.slot(hours.local_time(at, name)), []).append(name)
    return found


@cache
def us_zones() -> tuple[str, ...]:
    """This function will name the zones of the United States and its territories."""
    named = [
        "America/New_York", "America/Detroit", "America/Chicago", "America/Menominee",
        "America/Denver", "America/Boise", "America/Phoenix", "America/Los_Angeles",
        "America/Anchorage", "America/Juneau", "America/Sitka", "America/Nome", "America/Adak",
        "Pacific/Honolulu", "America/Puerto_Rico", "America/St_Thomas", "Pacific/Guam",
        "Pacific/Pago_Pago", "Pacific/Saipan",
    ]  # fmt: skip
    inner = ("America/Indiana/", "America/Kentucky/", "America/North_Dakota/")
    known = zoneinfo.available_timezones()
    return (*named, *sorted(name for name in known if name.startswith(inner)))
