"""What every source is read into."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

FACTS = (
    "place", "street", "city", "neighborhood", "borough", "county", "state", "postal_code",
    "country", "address", "place_notes", "notes", "group", "group_notes", "region", "url",
    "link", "link_notes", "phone", "phone_notes", "bus_lines", "train_lines", "world_id",
    "slug", "root_server",
)  # fmt: skip


@dataclass(slots=True)
class Record:
    """
    One meeting as a source lists it, read and cleaned.

    `weekday` 0 is Sunday; `minute` of the day; both None for "by appointment". `venue` 1 in
    person, 2 online, 3 hybrid. `formats` are (vocabulary, key) pairs, `facts` the words by the
    names in `FACTS`, empty ones left out.
    """

    key: str
    name: str
    weekday: int | None = None
    minute: int | None = None
    duration: int = 60
    zone: str = ""
    venue: int = 1
    fellowship: str = ""
    language: str = "en"
    is_closed: bool = False
    closed_until: str | None = None
    is_published: bool = True
    is_approximate: bool = False
    latitude: float | None = None
    longitude: float | None = None
    formats: list[list[str]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    service_body: str = ""
    confirmed_on: str | None = None
    facts: dict[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """This method will give the record as it is kept; lists and facts are its own."""
        held = {name: getattr(self, name) for name in _names()}
        # Deeper copies, as dataclasses make them, took a third of an import.
        return held | {
            "formats": [list(pair) for pair in self.formats],
            "types": list(self.types),
            "facts": dict(self.facts),
        }

    def digest(self) -> str:
        """This method will give a hash of everything it says."""
        text = json.dumps(self.plain(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


@cache
def _names() -> tuple[str, ...]:
    return tuple(one.name for one in fields(Record))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that cannot be used: where it stands, why, and what it said."""

    file: str
    line: int
    reason: str
    record: dict[str, Any]


@dataclass(slots=True)
class FormatRead:
    """A format as a BMLT server names it, in one language."""

    key: str
    key_string: str
    language: str
    name: str
    description: str
    world_id: str
    type_enum: str


@dataclass(slots=True)
class BodyRead:
    """A service body as a BMLT server names it."""

    key: str
    parent: str
    name: str
    description: str
    kind: str
    url: str
    helpline: str
    world_id: str


@dataclass(slots=True)
class Reading:
    """All of what one source sent."""

    kind: str
    file: str
    records: list[Record] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    formats: list[FormatRead] = field(default_factory=list)
    bodies: list[BodyRead] = field(default_factory=list)
    noticed: dict[str, int] = field(default_factory=dict)
    read: int = 0

    def notice(self, what: str) -> None:
        """This method will count something that was put right or left out of a kept record."""
        self.noticed[what] = self.noticed.get(what, 0) + 1

    def set_aside(self, line: int, reason: str, record: object) -> None:
        """This method will keep a record that cannot be used beside the others."""
        held = record if isinstance(record, dict) else {"value": str(record)[:500]}
        self.rejected.append(Rejected(self.file, line, reason, held))


class Refused(Exception):
    """Nothing of it can be read; the message says why and what to do."""


class Unusable(Exception):
    """One record cannot be used; the message is its reason."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What a source says of itself: may passwords and names be public, whose meetings are they."""

    fellowship: str
    passwords: bool = False
    names: bool = False


def day_of(text: str) -> str | None:
    """This function will read the day of "2022-07-09 19:32:28" or "8/25/2022 11:17 AM"."""
    first = text.strip().split(" ")[0].split("T")[0]
    for form in ("%Y-%m-%d", "%m/%d/%Y"):
        try:
            return dt.datetime.strptime(first, form).date().isoformat()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    return None
