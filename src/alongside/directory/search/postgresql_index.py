"""
The index on PostgreSQL: GiST over points, a plane for each topic, and GIN over words.

A topic's plane lies a thousand degrees from the next, so the nearest neighbours of one topic are
read in their order with no look at another. Words carry the weight A (names), B (texts) or D
(squares of the map).
"""

import math
from collections.abc import Iterable
from typing import Any

from alongside.directory.search import grid, rows
from alongside.directory.search.models import Entry
from alongside.directory.search.wishes import FARTHEST, Wish, conditions

# Every name in these statements is our own; values are bound.
# ruff: noqa: S608

PLANE = 1000.0
HALF = 500.0
NOWHERE = -1000.0
MOST_PLANES = 24


def write(cursor: Any, entries: Iterable[Entry]) -> None:
    """This function will add what stands beside entries: their spots and words."""
    spots, texts = [], []
    for entry in entries:
        for number, fit in rows.spots(entry):
            spots.append((entry.pk, number, fit, _point(entry, number)))
        texts.append((entry.pk, _terms(entry)))
    with cursor.copy("COPY directory_search_spot (entry, topic, fit, at) FROM STDIN") as copy:
        for spot in spots:
            copy.write_row(spot)
    with cursor.copy("COPY directory_search_text (entry, terms) FROM STDIN") as copy:
        for text in texts:
            copy.write_row(text)


def remove(cursor: Any, entries: Iterable[Entry]) -> None:
    """This function will take away what stands beside entries."""
    ids = [entry.pk for entry in entries]
    for table in ("directory_search_spot", "directory_search_text"):
        cursor.execute(f"DELETE FROM {table} WHERE entry = ANY(%s)", [ids])


def clear(cursor: Any) -> None:
    """This function will empty the index."""
    cursor.execute("TRUNCATE directory_search_spot, directory_search_text")


def finish(cursor: Any) -> None:
    """This function will tidy the index after much was written."""
    for table in ("spot", "text", "entry"):
        cursor.execute(f"ANALYZE directory_search_{table}")


def _point(entry: Entry, number: int) -> str:
    if entry.latitude is None or entry.longitude is None:
        return f"({number * PLANE - HALF},{NOWHERE})"
    return f"({number * PLANE + entry.longitude},{entry.latitude})"


def _terms(entry: Entry) -> str:
    weights: dict[str, str] = dict.fromkeys(rows.squares(entry), "")
    weights.update(dict.fromkeys(entry.body.split(), "B"))
    weights.update(dict.fromkeys(entry.names.split(), "A"))
    return " ".join(f"'{word}':1{weight}" for word, weight in weights.items())


def of_topics(wish: Wish) -> tuple[str, list[Any]]:
    """This function will write the look for topics, near a place or anywhere."""
    where, values = conditions(wish)
    numbers = [n for low, high in wish.runs for n in range(low, high + 1)]
    if wish.center is None:
        # A whole plane is a box too, so that the one index answers, and no look at each row.
        return (
            f"SELECT {rows.SELECTED} FROM directory_search_entry e WHERE e.id IN"
            " (SELECT near.entry FROM unnest(%s::int[]) AS o(n)"
            " CROSS JOIN LATERAL (SELECT s.entry FROM directory_search_spot s"
            " WHERE s.at <@ box(point(o.n * %s - %s, %s), point(o.n * %s + 180, 90))"
            f" LIMIT %s) near LIMIT %s){where} LIMIT %s",
            [numbers, PLANE, HALF, NOWHERE, PLANE, *[wish.limit * 10] * 2, *values, wish.limit],
        )
    return _near(wish, numbers, where, values)


def _near(wish: Wish, numbers: list[int], where: str, values: list[Any]) -> tuple[str, list[Any]]:
    assert wish.center is not None
    center = wish.center
    south, north, west, east = grid.box(
        center.latitude, center.longitude, min(wish.miles, FARTHEST)
    )
    joined = " JOIN directory_search_entry f ON f.id = s.entry" if where else ""
    inner = where.replace("e.", "f.") if where else ""
    # The index orders by degrees, which are shorter to the east than to the north: more are read
    # than asked for, and ordered once more by what they are on the ground.
    shrink = math.cos(math.radians(center.latitude))
    wide = int(wish.limit / max(0.4, shrink)) + 1
    params: list[Any] = [numbers, center.latitude, center.latitude]
    params += [PLANE, center.longitude, PLANE, center.longitude, shrink**2]
    params += [PLANE, west, south, PLANE, east, north, *values]
    params += [PLANE, center.longitude, center.latitude, wide, wish.limit]
    # A point says where it lies, so that only the rows that are wanted are joined to it.
    return (
        f"SELECT {rows.SELECTED} FROM (SELECT near.entry, min(near.far) AS far"
        " FROM unnest(%s::int[]) AS o(n)"
        " CROSS JOIN LATERAL (SELECT s.entry, (s.at[1] - %s) * (s.at[1] - %s)"
        " + (s.at[0] - o.n * %s - %s) * (s.at[0] - o.n * %s - %s) * %s AS far"
        " FROM directory_search_spot s"
        + joined
        + " WHERE s.at <@ box(point(o.n * %s + %s, %s), point(o.n * %s + %s, %s))"
        + inner
        + " ORDER BY s.at <-> point(o.n * %s + %s, %s) LIMIT %s) near"
        " GROUP BY near.entry ORDER BY 2 LIMIT %s) found"
        " JOIN directory_search_entry e ON e.id = found.entry ORDER BY found.far",
        params,
    )


def of_words(wish: Wish, *, any_word: bool = False) -> tuple[str, list[Any]]:
    """This function will write the look for words, near a place or anywhere."""
    where, values = conditions(wish)
    joiner = " | " if any_word else " & "
    spoken = joiner.join(wish.stems)
    ordered, order_values = "", list[Any]()
    if wish.center is None:
        texts = [joiner.join(f"{stem}:A" for stem in wish.stems), spoken]
    else:
        texts = [f"({spoken}) & ({square})" for square in _around(wish)]
        shrink = math.cos(math.radians(wish.center.latitude)) ** 2
        ordered = (
            " ORDER BY (e.latitude - %s) * (e.latitude - %s)"
            " + (e.longitude - %s) * (e.longitude - %s) * %s"
        )
        order_values = [wish.center.latitude] * 2 + [wish.center.longitude] * 2 + [shrink]
    found, params = _first_enough(texts, wish, where, values)
    return (
        f"WITH {found} SELECT {rows.SELECTED} FROM found"
        f" JOIN directory_search_entry e ON e.id = found.entry{ordered} LIMIT %s",
        [*params, *order_values, wish.limit],
    )


def _around(wish: Wish) -> list[str]:
    assert wish.center is not None
    center = wish.center
    levels = range(len(grid.SIZES))
    return [" | ".join(grid.around(center.latitude, center.longitude, n)) for n in levels]


def _first_enough(
    texts: list[str], wish: Wish, where: str, values: list[Any]
) -> tuple[str, list[Any]]:
    """Steps, each wider than those before and gone only where none of them found enough."""
    steps, params, found = [], list[Any](), list[str]()
    joined = " JOIN directory_search_entry e ON e.id = c.entry" if where else ""
    # Near a place all of a step are put in order; anywhere, the first ones do.
    end, most = ("", list[Any]()) if wish.center else (" LIMIT %s", [wish.limit])
    for number, text in enumerate(texts):
        only = f" AND greatest({', '.join(found)}) < %s" if found else ""
        steps.append(
            f"step{number} AS MATERIALIZED (SELECT c.entry FROM directory_search_text c{joined}"
            f" WHERE c.terms @@ %s::tsquery{where}{only}{end})"
        )
        params += [text, *values, *([wish.limit] if found else []), *most]
        found.append(f"(SELECT count(*) FROM step{number})")
    every = " UNION ".join(f"SELECT entry FROM step{number}" for number in range(len(texts)))
    return f"{', '.join(steps)}, found AS ({every})", params
