"""Run a search for meetings and give what it finds, without a model object per row."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection

from alongside.meetings import geo
from alongside.meetings.queries import sql
from alongside.meetings.queries.criteria import Criteria

COLUMNS = (
    "m.id, m.name, m.weekday, m.week_minute, m.duration, zn.name, m.venue, m.fellowship,"
    " m.language, m.is_closed, m.closed_until, m.is_approximate, m.latitude, m.longitude,"
    " m.service_body_id, m.format_ids, m.format_keys, m.type_codes, m.confirmed_on,"
    " m.changed_at, m.sequence, m.facts, m.listed_by"
)


class Row(NamedTuple):
    """One meeting as a search gives it; `facts` and `listed_by` are JSON text or objects."""

    total: int
    chord2: float
    start: int | None
    id: int
    name: str
    weekday: int | None
    week_minute: int | None
    duration: int
    zone: str
    venue: int
    fellowship: str
    language: str
    is_closed: bool
    closed_until: Any
    is_approximate: bool
    latitude: float | None
    longitude: float | None
    service_body_id: int | None
    format_ids: str
    format_keys: str
    type_codes: str
    confirmed_on: Any
    changed_at: Any
    sequence: int
    raw_facts: Any
    raw_listed_by: Any

    @property
    def facts(self) -> dict[str, Any]:
        return _loaded(self.raw_facts)  # type: ignore[no-any-return]

    @property
    def listed_by(self) -> list[dict[str, str]]:
        return _loaded(self.raw_listed_by)  # type: ignore[no-any-return]

    @property
    def miles(self) -> float:
        return geo.miles_of(self.chord2)

    @property
    def starts_at(self) -> dt.datetime | None:
        """The start as a moment, where the search was about a time."""
        return None if self.start is None else dt.datetime.fromtimestamp(self.start * 60, tz=dt.UTC)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of meetings and how many there are in all."""

    rows: list[Row]
    total: int


def run(criteria: Criteria) -> Found:
    """This function will run a search: one statement."""
    made = sql.find(criteria, COLUMNS, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(made.text, made.values)
        rows = [Row._make(one) for one in cursor.fetchall()]
    return Found(rows, rows[0].total if rows else 0)


def counts(each: Iterable[Criteria], at_least: int) -> int:
    """
    This function will tell which of several searches is the first to find enough.

    One statement; what comes after the answer is not counted. -1 when none finds enough.
    """
    made = sql.Statement()
    made.add("SELECT CASE")
    for number, criteria in enumerate(each):
        one = sql.count(criteria, connection.vendor)
        made.add(f"WHEN ({one.text}) >= %s THEN {number}", *one.values, at_least)
    made.add("ELSE -1 END")
    with connection.cursor() as cursor:
        cursor.execute(made.text, made.values)
        return int(cursor.fetchone()[0])


def _loaded(held: Any) -> Any:
    return json.loads(held) if isinstance(held, str) else held


@lru_cache(maxsize=4)
def json_text(vendor: str, name: str) -> str:
    """This function will give the SQL of one of a meeting's facts as text, "" when it has none."""
    if vendor == "sqlite":
        return f"coalesce(json_extract(m.facts, '$.{name}'), '')"
    return f"coalesce(m.facts ->> '{name}', '')"
