"""
Where a ZIP code or a town lies, and how far two places are apart.

The table is the one the `zipcodes` package carries (42,789 ZIP codes, 41,917 of them with
coordinates). Nothing is read at import. A ZIP code is looked up in the package's compiled table
together with its neighbours (the same first three digits), and these are kept; the index of towns
is built at the first search for a name and kept.
"""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import zipcodes

from alongside.core.us_states import CODES, NAMES

EARTH_RADIUS_MILES = 3958.7613
"""Mean radius of the Earth, 6371.0088 km (IUGG, R1), in statute miles."""

_ZIP = re.compile(r"(\d{5})(?:-?\d{4})?")
_LETTERS = "abcdefghijklmnopqrstuvwxyz "


@dataclass(frozen=True, slots=True)
class Place:
    """A ZIP code's centre. `zip` is text (leading zeros); `zone` is an IANA name; degrees north
    (-90 to 90) and east (-180 to 180)."""

    zip: str
    city: str
    state: str
    county: str
    zone: str
    latitude: float
    longitude: float


@lru_cache(maxsize=1000)
def _neighbours(first_three: str) -> dict[str, Place]:
    rows = zipcodes.similar_to(first_three)  # type: ignore[no-untyped-call]
    return {place.zip: place for place in map(_place, rows) if place}


def place_of(zip_text: str) -> Place | None:
    """
    The place of a ZIP code written as '06106', '06106-1234' or '061061234', blanks around allowed.

    None when the text is no ZIP code, when no such ZIP code exists, and when it has no place on the
    map: military post and 44 special codes, which the table marks with latitude and longitude 0.
    """
    found = _ZIP.fullmatch(zip_text.strip()) if zip_text.isascii() else None
    return _neighbours(found[1][:3]).get(found[1]) if found else None


def find_place(text: str) -> list[Place]:
    """
    Places that a ZIP code or the name of a town may mean, one for each state that has such a town.

    Understands 'Hartford', 'hartford ct', 'Hartford, Connecticut', 'St. Louis'. A town stands at
    the ZIP code nearest the middle of its ordinary ZIP codes. Towns with more ZIP codes come first,
    then by state. One wrong, missing, extra or swapped letter is forgiven when nothing fits as
    written (towns of four letters or more). Empty when nothing fits.
    """
    if at_zip := place_of(text):
        return [at_zip]
    for town, state in _readings(text):
        if found := _in_state(_towns().get(town, ()), state):
            return found
    for town, state in _readings(text):
        if len(town) >= 4 and (found := _nearly(town, state)):
            return found
    return []


def distance_miles(a: Place, b: Place) -> float:
    """Great-circle distance in statute miles (haversine on a sphere, off by at most 0.6 %)."""
    north_a, north_b = math.radians(a.latitude), math.radians(b.latitude)
    half_north = (north_b - north_a) / 2
    half_east = math.radians(b.longitude - a.longitude) / 2
    chord = (
        math.sin(half_north) ** 2 + math.cos(north_a) * math.cos(north_b) * math.sin(half_east) ** 2
    )
    return 2 * EARTH_RADIUS_MILES * math.asin(min(1.0, math.sqrt(chord)))


def _place(row: dict[str, Any]) -> Place | None:
    north, east = float(row["lat"]), float(row["long"])
    if not north and not east:
        return None
    return Place(
        row["zip_code"], row["city"], row["state"], row["county"], row["timezone"], north, east
    )


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name[:80]).casefold()
    words = re.sub(r"[^a-z0-9 ]+", "", re.sub(r"[-,/]", " ", plain)).split()
    return " ".join({"saint": "st", "mount": "mt", "fort": "ft"}.get(word, word) for word in words)


def _readings(text: str) -> Iterator[tuple[str, str | None]]:
    words = text[:80].replace(",", " ").split()
    for count in (1, 2, 3, 4):
        state = CODES.get(" ".join(words[-count:]).replace(".", "").casefold())
        if state and len(words) > count:
            yield _folded(" ".join(words[:-count])), state
    yield _folded(text), None


@lru_cache(maxsize=1)
def _towns() -> dict[str, tuple[tuple[int, Place], ...]]:
    index: dict[str, list[tuple[int, Place]]] = defaultdict(list)
    for state in sorted(NAMES):  # a state at a time keeps the peak of memory small
        towns: dict[str, list[tuple[bool, Place]]] = defaultdict(list)
        for row in zipcodes.filter_by_state(state):  # type: ignore[no-untyped-call]
            if row["active"] and (place := _place(row)):
                towns[_folded(row["city"])].append((row["zip_code_type"] == "STANDARD", place))
        for town, members in towns.items():
            ordinary = [place for is_ordinary, place in members if is_ordinary]
            places = ordinary or [place for _, place in members]
            index[town].append((len(places), _middle(places)))
    return {town: tuple(sorted(found, key=_biggest_first)) for town, found in index.items()}


def _biggest_first(entry: tuple[int, Place]) -> tuple[int, str]:
    return (-entry[0], entry[1].state)


def _middle(places: list[Place]) -> Place:
    north = sum(place.latitude for place in places) / len(places)
    east = sum(place.longitude for place in places) / len(places)
    return min(places, key=lambda p: (math.dist((p.latitude, p.longitude), (north, east)), p.zip))


def _in_state(found: tuple[tuple[int, Place], ...], state: str | None) -> list[Place]:
    return [place for _, place in found if state in {None, place.state}]


def _nearly(town: str, state: str | None) -> list[Place]:
    splits = [(town[:at], town[at:]) for at in range(len(town) + 1)]
    near = {a + b[1:] for a, b in splits if b}
    near |= {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    near |= {a + letter + b[skip:] for a, b in splits for letter in _LETTERS for skip in (0, 1)}
    entries = {entry for name in near for entry in _towns().get(name, ())}
    return _in_state(tuple(sorted(entries, key=lambda e: (_biggest_first(e), e[1].zip))), state)
