"""What a query of GetSearchResults asks, read from its parameters."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import QueryDict

from alongside.meetings.queries.criteria import Condition, Criteria, Near, Stretch
from alongside.meetings.wall import DAY

MILES_PER_KM = 0.6213711922
LARGEST_PAGE = 10_000


Query = QueryDict
"""A query string's parameters, as Django gives them."""


class Nothing(Exception):
    """The answer is an empty list: the question makes no sense or cannot be answered."""


@dataclass(slots=True)
class Asked:
    """A query, read. `nearest` is how many meetings an automatic radius has to hold."""

    ids: tuple[list[int], list[int]]
    weekdays: tuple[list[int], list[int]]
    venues: tuple[list[int], list[int]]
    formats: tuple[list[int], list[int]]
    services: tuple[list[int], list[int]]
    all_formats: bool = True
    recursive: bool = False
    starts_after: int | None = None
    starts_before: int | None = None
    ends_before: int | None = None
    shortest: int | None = None
    longest: int | None = None
    place: tuple[float, float] | None = None
    miles: float | None = None
    nearest: int = 0
    by_distance: bool = False
    words: str = ""
    key: str = ""
    key_values: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    sort: list[str] = field(default_factory=list)
    page_size: int | None = None
    page: int = 1
    language: str = "en"
    used_formats: bool = False
    formats_only: bool = False


ALIASES = {
    "weekday": "weekday_tinyint,location_municipality,location_city_subsection,start_time,"
               "location_neighborhood",
    "time": "weekday_tinyint,start_time,location_municipality,location_city_subsection,"
            "location_neighborhood",
    "town": "location_municipality,location_city_subsection,location_neighborhood,"
            "weekday_tinyint,start_time",
    "state": "location_province,location_municipality,location_city_subsection,weekday_tinyint,"
             "start_time",
    "weekday_state": "weekday_tinyint,location_province,location_municipality,start_time,"
                     "location_city_subsection",
}  # fmt: skip
USUAL = "weekday_tinyint,start_time,duration_time"


def read(query: Query) -> Asked:
    """
    This function will read a query.

    :raises Nothing: when the answer is empty whatever the meetings are
    """
    words = (query.get("SearchString") or "").strip()
    asked = Asked(
        ids=signed(query, "meeting_ids"),
        weekdays=signed(query, "weekdays"),
        venues=signed(query, "venue_types"),
        formats=signed(query, "formats"),
        services=signed(query, "services"),
        all_formats=(query.get("formats_comparison_operator") or "AND").upper() == "AND",
        recursive=query.get("recursive") == "1",
        starts_after=_minutes(query, "StartsAfter"),
        starts_before=_minutes(query, "StartsBefore"),
        ends_before=_minutes(query, "EndsBefore"),
        shortest=_minutes(query, "MinDuration"),
        longest=_minutes(query, "MaxDuration"),
        words=words if len(words) > 2 or words.isdigit() else "",
        fields=texts(query, "data_field_key"),
        sort=_sort(query),
        page_size=_page_size(query),
        page=max(1, _whole(query.get("page_num")) or 1),
        language=(query.get("lang_enum") or "en")[:10],
        used_formats=query.get("get_used_formats") == "1",
        formats_only=query.get("get_formats_only") == "1",
    )
    asked.by_distance = query.get("sort_results_by_distance") == "1"
    _place(asked, query)
    _key(asked, query)
    if query.get("advanced_published") == "-1":
        raise Nothing  # what a source keeps back is nobody's to see here
    return asked


def stretches(asked: Asked) -> list[Stretch] | None:
    """This function will give the minutes of the week that may be starts, None for any."""
    shown, hidden = asked.weekdays
    times = asked.starts_after is not None or asked.starts_before is not None
    if not shown and not hidden and not times:
        return None
    days = [day for day in (shown or range(1, 8)) if day not in hidden and 1 <= day <= 7]
    after = -1 if asked.starts_after is None else asked.starts_after
    before = DAY if asked.starts_before is None else asked.starts_before
    first, last = max(0, after + 1), min(DAY - 1, before - 1)
    if first > last:
        return []
    found: list[Stretch] = []
    for day in sorted(set(days)):
        base = (day - 1) * DAY
        if found and found[-1].last + 1 == base + first:
            found[-1] = Stretch(found[-1].first, base + last)
        else:
            found.append(Stretch(base + first, base + last))
    return found


def near(asked: Asked) -> Near | None:
    """This function will give the place and how far around it."""
    if asked.place is None:
        return None
    half_the_globe = math.pi * 3958.7613
    miles = half_the_globe if asked.miles is None else asked.miles
    return Near(*asked.place, miles)


def with_words(criteria: Criteria, conditions: Iterable[Condition]) -> list[Condition]:
    """This function will give the conditions of a search and more."""
    return [*criteria.conditions, *conditions]


def _place(asked: Asked, query: Query) -> None:
    """A place needs both degrees and a width, or a distance to be told."""
    latitude, longitude = _fraction(query.get("lat_val")), _fraction(query.get("long_val"))
    if latitude is None and longitude is None:
        return
    miles, km = _fraction(query.get("geo_width")), _fraction(query.get("geo_width_km"))
    tells = any(name.startswith("distance_in_") for name in asked.fields)
    if latitude is None or longitude is None or (miles is None and km is None and not tells):
        raise Nothing
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Nothing
    asked.place = (latitude, longitude)
    width = miles if miles is not None else km
    if width is not None and width < 0:
        asked.nearest = min(int(-width) or 1, LARGEST_PAGE)
    elif width is not None:
        asked.miles = width if miles is not None else width * MILES_PER_KM


def _key(asked: Asked, query: Query) -> None:
    asked.key = (query.get("meeting_key") or "").strip()
    if not asked.key:
        return
    values = query.getlist("meeting_key_value") + query.getlist("meeting_key_value[]")
    asked.key_values = [one for one in values if one]
    if not asked.key_values:
        raise Nothing


def _sort(query: Query) -> list[str]:
    keys = texts(query, "sort_keys")
    return keys or (ALIASES.get(query.get("sort_key") or "") or USUAL).split(",")


def _page_size(query: Query) -> int | None:
    size = _whole(query.get("page_size"))
    return None if size is None else min(max(size, 0), LARGEST_PAGE)


def signed(query: Query, name: str) -> tuple[list[int], list[int]]:
    """This function will give numbers to take and, below zero, to leave."""
    numbers = [_whole(one) for one in texts(query, name)]
    known = [one for one in numbers if one]
    return [one for one in known if one > 0], [-one for one in known if one < 0]


def texts(query: Query, name: str) -> list[str]:
    """This function will give the parts of a list, by comma or as name[]=1&name[]=2."""
    given = [*query.getlist(name), *query.getlist(f"{name}[]")]
    return [part.strip() for one in given for part in str(one).split(",") if part.strip()][:5000]


def _minutes(query: Query, name: str) -> int | None:
    hours, minutes = _whole(query.get(f"{name}H")), _whole(query.get(f"{name}M"))
    if hours is None and minutes is None:
        return None
    return min(max((hours or 0) * 60 + (minutes or 0), -1), 100_000)


def _whole(text: str | None) -> int | None:
    plain = (text or "").strip()
    digits = plain.removeprefix("-")
    return int(plain) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else None


def _fraction(text: str | None) -> float | None:
    try:
        number = float(text) if text else None
    except ValueError:
        return None
    return number if number is not None and math.isfinite(number) else None
