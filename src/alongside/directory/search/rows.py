"""Rows of the index as they are written and read, the same for both databases. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from alongside.directory.search import grid
from alongside.directory.search.models import Entry

COLUMNS = (
    "id", "place", "service", "latitude", "longitude", "zone", "postal_code", "bits",
    "minimum_age", "maximum_age", "week", "hours", "names", "body", "topics", "card",
)  # fmt: skip
SELECTED = "e.id, e.latitude, e.longitude, e.zone, e.service, e.hours, e.names, e.body, e.topics"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row the database picked, with what is needed to rank it."""

    id: int
    latitude: float | None
    longitude: float | None
    zone: str
    service: str
    hours: str
    names: str
    body: str
    topics: str

    def fits(self) -> dict[int, int]:
        """This function will give the numbers of its topics, each with its fit."""
        return dict(unpack_topics(self.topics))


def pack_topics(fits: dict[int, int]) -> str:
    """This function will write topics and their fits as "11:0 1001:0"."""
    return " ".join(f"{number}:{fit}" for number, fit in fits.items())


def unpack_topics(text: str) -> Iterator[tuple[int, int]]:
    """This function will read what `pack_topics` wrote."""
    for one in text.split():
        number, fit = one.split(":")
        yield int(number), int(fit)


def spots(entry: Entry) -> list[tuple[int, int]]:
    """This function will list number and fit of each topic under which an entry stands."""
    return list(unpack_topics(entry.topics))


def squares(entry: Entry) -> list[str]:
    """This function will name the squares of the map an entry lies in; none without a place."""
    if entry.latitude is None or entry.longitude is None:
        return []
    return grid.squares(entry.latitude, entry.longitude)


def values(entry: Entry) -> tuple[Any, ...]:
    """This function will give the columns of an entry in their order, ids as the database's."""
    return tuple(getattr(entry, name) for name in COLUMNS)


def candidates(found: Iterable[tuple[Any, ...]]) -> list[Candidate]:
    """This function will read the rows of a look into the index."""
    return [Candidate(*row) for row in found]
