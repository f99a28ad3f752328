"""
One statement for a search, in the dialect of either database.

The index is entered by place and minute at once: on SQLite the R-tree comes first and rows are
looked up by number (`CROSS JOIN` fixes the order), on PostgreSQL GiST over point and minute. Each
stretch of time is a branch of its own, so that every branch can use the index.
"""

from dataclasses import dataclass, field
from typing import Any

from alongside.meetings import geo
from alongside.meetings.queries.criteria import Condition, Criteria, Near, Stretch

FROM = "meetings_meeting m"
MINUTE = "coalesce(m.week_minute, -1)::int4"
FAR = "(m.x - %s) * (m.x - %s) + (m.y - %s) * (m.y - %s) + (m.z - %s) * (m.z - %s)"
ANY = [Stretch(-1, 20_000)]


@dataclass(slots=True)
class Statement:
    """SQL and its values, built up in order."""

    sql: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, sql: str, *values: object) -> None:
        """This method will put a piece at the end."""
        self.sql.append(sql)
        self.values.extend(values)

    @property
    def text(self) -> str:
        return " ".join(self.sql)


def find(criteria: Criteria, columns: str, vendor: str) -> Statement:
    """This function will give the statement of a search: total, distance, start, then columns."""
    made = Statement()
    made.add("WITH found AS MATERIALIZED (")
    _branches(made, criteria, vendor)
    order = ", ".join(_order(criteria))
    made.add(") SELECT (SELECT count(*) FROM found), f.far, f.start,")
    made.add(columns)
    made.add("FROM (SELECT * FROM found ORDER BY")
    made.add(order)
    if criteria.limit is not None:
        made.add("LIMIT %s OFFSET %s", criteria.limit, criteria.offset)
    join = "CROSS JOIN" if vendor == "sqlite" else "JOIN"
    made.add(f") f {join} {FROM} ON m.id = f.id")
    made.add("JOIN meetings_zone zn ON zn.id = m.zone_id")
    made.add("ORDER BY " + ", ".join(f"f.{one}" for one in _order(criteria)))
    return made


def count(criteria: Criteria, vendor: str) -> Statement:
    """This function will give a query that counts what a search finds."""
    made = Statement()
    made.add("SELECT count(*) FROM (")
    _branches(made, criteria, vendor)
    made.add(") found")
    return made


def _order(criteria: Criteria) -> list[str]:
    if criteria.order == ("soonest",):
        return ["start", "far", "id"]
    if criteria.order == ("nearest",):
        return ["far", "start", "id"]
    return [f"k{n}" for n in range(len(criteria.order))] + ["id"]


def _branches(made: Statement, criteria: Criteria, vendor: str) -> None:
    stretches = ANY if criteria.stretches is None else criteria.stretches
    if not stretches:
        stretches = [Stretch(1, 0)]  # no minute at all
    for number, stretch in enumerate(stretches):
        if number:
            made.add("UNION ALL")
        _branch(made, criteria, stretch, vendor)


def _branch(made: Statement, criteria: Criteria, stretch: Stretch, vendor: str) -> None:
    near = criteria.near
    made.add("SELECT m.id AS id,")
    if near:
        made.add(f"{FAR} AS far,", *_point(near))
    else:
        made.add("0.0 AS far,")
    made.add("m.week_minute + %s AS start", stretch.shift)
    keys = () if criteria.order[0] in ("soonest", "nearest") else criteria.order
    for number, key in enumerate(keys):
        made.add(f", {key} AS k{number}")
    _entered(made, near, stretch, vendor)
    made.add("AND m.retired_at IS NULL AND m.is_published")
    if stretch.zones is not None:
        made.add(f"AND m.zone_id IN ({_marks(stretch.zones)})", *stretch.zones)
    if stretch.running_at is not None:
        made.add("AND m.week_minute + m.duration > %s", stretch.running_at)
    if near:
        made.add(f"AND {FAR} <= %s", *_point(near), geo.chord2(near.miles))
    for condition in [*criteria.conditions, *_words(criteria.words, vendor)]:
        made.add(f"AND {condition.sql}", *condition.values)


def _entered(made: Statement, near: Near | None, stretch: Stretch, vendor: str) -> None:
    """The way in: by place and minute, or by minute alone."""
    if near is None:
        made.add(f"FROM {FROM} WHERE")
        if stretch.first >= 0:
            made.add("m.week_minute BETWEEN %s AND %s", stretch.first, stretch.last)
        else:
            made.add("1 = 1")
        return
    box = geo.box_around(near.latitude, near.longitude, near.miles)
    if vendor == "sqlite":
        made.add(f"FROM meetings_near r CROSS JOIN {FROM} ON m.id = r.id WHERE")
        made.add("r.north >= %s AND r.south <= %s", box.south, box.north)
        made.add("AND r.east >= %s AND r.west <= %s", box.west, box.east)
        made.add("AND r.last >= %s AND r.first <= %s", float(stretch.first), float(stretch.last))
        return
    made.add(f"FROM {FROM} WHERE m.latitude IS NOT NULL")
    made.add(
        "AND point(m.longitude, m.latitude) <@ box(point(%s, %s), point(%s, %s))",
        box.west, box.south, box.east, box.north,
    )  # fmt: skip
    if stretch.first >= 0:
        made.add(f"AND int4range({MINUTE}, {MINUTE}, '[]') && int4range(%s, %s, '[]')",
                 stretch.first, max(stretch.first, stretch.last))  # fmt: skip
    if stretch.last < stretch.first:
        made.add("AND 1 = 0")


def _words(words: tuple[str, ...], vendor: str) -> list[Condition]:
    """Each word begins a word of the meeting. Words are letters and digits only (`folding`)."""
    if not words:
        return []
    if vendor == "sqlite":
        match = " ".join(f'"{word}"*' for word in words)
        sql = "m.id IN (SELECT rowid FROM meetings_words WHERE meetings_words MATCH %s)"
        return [Condition(sql, (match,))]
    match = " & ".join(f"{word}:*" for word in words)
    vector = "to_tsvector('simple'::regconfig, m.words)"
    return [Condition(f"{vector} @@ to_tsquery('simple', %s)", (match,))]


def _point(near: Near) -> tuple[float, ...]:
    x, y, z = geo.unit(near.latitude, near.longitude)
    return x, x, y, y, z, z


def _marks(values: tuple[object, ...]) -> str:
    return ", ".join(["%s"] * len(values))
