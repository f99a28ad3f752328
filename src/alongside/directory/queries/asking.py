"""What somebody asks the API for: pages and filters, read from the address with care."""

import datetime as dt
import math
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from alongside.core.errors import BadInput
from alongside.core.places import place_of

PER_PAGE, MOST_PER_PAGE, MOST_FULL_PER_PAGE = 50, 500, 100
FARTHEST = 80_000
"""Metres, about fifty miles."""
METRES_A_DEGREE = 111_195.0

# Messages of the API are for programs and those who write them; they are not translated.


@dataclass(frozen=True, slots=True)
class Circle:
    """Within so many metres of a point."""

    latitude: float
    longitude: float
    metres: float

    @property
    def north(self) -> float:
        """Half the height of the box around it, in degrees."""
        return self.metres / METRES_A_DEGREE

    @property
    def east_scale(self) -> float:
        """How much shorter a degree east is here than a degree north."""
        return max(0.01, math.cos(math.radians(self.latitude)))


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of one request, of the right kinds."""

    page: int = 1
    per_page: int = PER_PAGE
    is_ndjson: bool = False
    is_full: bool = False
    is_minimal: bool = False
    has_full_service: bool = False
    search: str = ""
    taxonomy_term_id: uuid.UUID | None = None
    taxonomy_id: uuid.UUID | None = None
    organization_id: uuid.UUID | None = None
    parent_id: uuid.UUID | None = None
    top_only: bool = False
    modified_after: dt.datetime | None = None
    postcode: str = ""
    near: Circle | None = None


def read(values: Mapping[str, str]) -> Asked:
    """
    This function will read the parameters.

    :raises BadInput: with the parameter's name, for one that cannot be understood
    """
    is_full = _flag(values, "full") or _flag(values, "full_service")
    return Asked(
        page=_number(values, "page", 1, 1_000_000),
        per_page=_per_page(values, is_full),
        is_ndjson=_format(values) == "ndjson",
        is_full=is_full,
        is_minimal=_flag(values, "minimal"),
        has_full_service=_flag(values, "full_service"),
        search=values.get("search", "").strip()[:200],
        taxonomy_term_id=_id(values, "taxonomy_term_id"),
        taxonomy_id=_id(values, "taxonomy_id"),
        organization_id=_id(values, "organization_id"),
        parent_id=_id(values, "parent_id"),
        top_only=_flag(values, "top_only"),
        modified_after=_moment(values, "modified_after"),
        postcode=values.get("postcode", "").strip()[:10],
        near=_circle(values),
    )


def _per_page(values: Mapping[str, str], is_full: bool) -> int:
    most = MOST_FULL_PER_PAGE if is_full else MOST_PER_PAGE
    return min(most, _number(values, "per_page", PER_PAGE, 1_000_000))


def _number(values: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = values.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 9 and 1 <= int(text) <= most):
        raise BadInput(f"{name} must be a whole number from 1 to {most}.", field=name)
    return int(text)


def _flag(values: Mapping[str, str], name: str) -> bool:
    text = values.get(name, "").strip().lower()
    if text not in ("", "true", "false", "1", "0"):
        raise BadInput(f"{name} must be true or false.", field=name)
    return text in ("true", "1")


def _format(values: Mapping[str, str]) -> str:
    text = values.get("format", "json").strip().lower() or "json"
    if text not in ("json", "ndjson"):
        raise BadInput("format must be json or ndjson.", field="format")
    return text


def _id(values: Mapping[str, str], name: str) -> uuid.UUID | None:
    text = values.get(name, "").strip()
    try:
        return uuid.UUID(text) if text else None
    except ValueError:
        raise BadInput(f"{name} must be a UUID.", field=name) from None


def _moment(values: Mapping[str, str], name: str) -> dt.datetime | None:
    text = values.get(name, "").strip().replace(" ", "+")
    try:
        found = dt.datetime.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput(f"{name} must be a date or a date and time.", field=name) from None
    if found is None:
        return None
    return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found


def _circle(values: Mapping[str, str]) -> Circle | None:
    text = values.get("proximity", "").strip()
    if not text:
        return None
    metres = _number(values, "proximity", FARTHEST, 10_000_000)
    place = place_of(values.get("postcode", "")[:10])
    if place is None:
        raise BadInput("proximity needs a postcode that is on the map.", field="postcode")
    return Circle(place.latitude, place.longitude, min(metres, FARTHEST))
