"""GetSearchResults: meetings by any of the interface's parameters."""

from dataclasses import replace
from typing import Any

from alongside.meetings.folding import folded
from alongside.meetings.models import FormatWords, ServiceBody
from alongside.meetings.queries import search
from alongside.meetings.queries.conditions import among, with_format
from alongside.meetings.queries.criteria import Condition, Criteria, Near
from alongside.meetings.serving.bmlt import fields, parameters
from alongside.meetings.serving.bmlt.parameters import Asked, Nothing, Query
from alongside.meetings.serving.bmlt.tables import told_format

RADII = (
    0.0625, 0.125, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0,
    12.5, 15.0, 17.5, 20.0, 25.0, 30.0, 35.0, 40.0, 50.0, 60.0, 80.0, 100.0, 150.0, 200.0,
)  # fmt: skip
"""Miles that an automatic radius steps through."""


def answer(query: Query) -> Any:
    """This function will answer a search, as a list of meetings or with the formats they use."""
    try:
        asked = parameters.read(query)
    except Nothing:
        return []
    rows = find(asked)
    if asked.used_formats or asked.formats_only:
        formats = _used(rows, asked.language)
        if asked.formats_only:
            return {"formats": formats}
        return {"meetings": _told(rows, asked), "formats": formats}
    return _told(rows, asked)


def find(asked: Asked) -> list[search.Row]:
    """This function will run the search: one statement, two with an automatic radius."""
    made = criteria(asked)
    if asked.nearest and made.near:
        made = _widened(made, made.near, asked.nearest)
    return search.run(made).rows


def criteria(asked: Asked) -> Criteria:
    """This function will say a query in the words of the search."""
    near = parameters.near(asked)
    by_distance = asked.by_distance and near is not None
    page = asked.page_size
    return Criteria(
        near=near,
        stretches=parameters.stretches(asked),
        conditions=_conditions(asked, probing=near is not None),
        words=_words(asked),
        order=("nearest",) if by_distance else fields.order_by(asked.sort),
        limit=page,
        offset=(asked.page - 1) * page if page else 0,
    )


def _told(rows: list[search.Row], asked: Asked) -> list[dict[str, str]]:
    keep = fields.chosen(asked.fields)
    return [keep(fields.meeting(row, distance=asked.place is not None)) for row in rows]


def _conditions(asked: Asked, *, probing: bool) -> list[Condition]:
    found = []
    for column, (take, leave) in (("m.id", asked.ids), ("m.venue", asked.venues)):
        if take:
            found.append(among(column, take))
        if leave:
            found.append(among(column, leave, out=True))
    found += _services(asked) + _formats(asked, probing) + _times(asked)
    if asked.key:
        found.append(Condition(*fields.equals(asked.key, asked.key_values)))
    numbers = [one.strip() for one in asked.words.split(",")]
    if asked.words and all(one.isdigit() for one in numbers):
        found.append(among("m.id", [int(one) for one in numbers if len(one) < 16]))
    elif asked.words and not folded(asked.words):
        found.append(Condition("1 = 0"))
    return found


def _words(asked: Asked) -> tuple[str, ...]:
    if asked.words and all(one.strip().isdigit() for one in asked.words.split(",")):
        return ()
    return tuple(folded(asked.words)[:12])


def _formats(asked: Asked, probing: bool) -> list[Condition]:
    take, leave = asked.formats
    found = []
    if take and asked.all_formats:
        found += [with_format([one], probing=probing) for one in take[:30]]
    elif take:
        found.append(with_format(take, probing=probing))
    if leave:
        found.append(with_format(leave, out=True))
    return found


def _services(asked: Asked) -> list[Condition]:
    take, leave = asked.services
    if asked.recursive and (take or leave):
        rows = ServiceBody.objects.values_list("pk", "parent_id")
        parents: dict[int, int | None] = {pk: parent for pk, parent in rows}  # noqa: C416 - wider
        take, leave = _with_children(take, parents), _with_children(leave, parents)
    found = [among("m.service_body_id", take)] if take else []
    return found + ([among("m.service_body_id", leave, out=True)] if leave else [])


def _with_children(ids: list[int], parents: dict[int, int | None]) -> list[int]:
    held = set(ids)
    while more := {pk for pk, parent in parents.items() if parent in held} - held:
        held |= more
    return sorted(held)


def _times(asked: Asked) -> list[Condition]:
    found = []
    if asked.ends_before is not None:
        ends = "m.week_minute - m.weekday * 1440 + m.duration"
        found.append(Condition(f"{ends} <= %s", (asked.ends_before,)))
    if asked.shortest is not None:
        found.append(Condition("m.duration >= %s", (asked.shortest,)))
    if asked.longest is not None:
        found.append(Condition("m.duration <= %s", (asked.longest,)))
    return found


def _widened(made: Criteria, near: Near, wanted: int) -> Criteria:
    """The smallest step of the radius that holds as many as wanted."""
    steps = [replace(made, near=replace(near, miles=miles)) for miles in RADII]
    first = search.counts(steps, wanted)
    return steps[first]  # the widest when none holds enough


def _used(rows: list[search.Row], language: str) -> list[dict[str, str]]:
    ids = {int(one) for row in rows for one in row.format_ids.split(",") if one}
    words = FormatWords.objects.filter(language=language, format__in=ids)
    found = words.select_related("format").order_by("key_string", "format_id")
    return [told_format(one) for one in found]
