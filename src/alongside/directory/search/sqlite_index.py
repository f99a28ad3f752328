"""
The index on SQLite: an R-tree (topic, latitude, longitude) and FTS5.

The R-tree takes part only when its sides are compared with plain numbers and when it is read
before the entries (CROSS JOIN keeps that order). How far to look depends on how much there is:
one statement counts boxes of growing size, each no further than `limit` rows, and reads the first
that holds enough.
"""

import math
from collections.abc import Iterable
from typing import Any

from alongside.directory.search import grid, rows, topics
from alongside.directory.search.models import Entry
from alongside.directory.search.wishes import FARTHEST, Wish, conditions

# Every name in these statements is our own; values are bound.
# ruff: noqa: S608

BITS_OF_SPOT = 6
# The tree groups what enlarges the least room, and what lies in one plane has none: a million spots
# of one topic would be strewn over it at random. The topic everything has gets a depth.
DEPTH = 0.5
MILES = (0.5, 1.0, 1.75, 3.0, 5.0, 9.0, 15.0, 27.0, 48.0)
NO_PLACE = (-1000.0, -1000.0)
_BOX = "s.south >= {} AND s.north <= {} AND s.west >= {} AND s.east <= {}"


def spot_id(entry: int, position: int) -> int:
    """This function will number an entry's spots, so that they are found again without a look."""
    return entry << BITS_OF_SPOT | position


def write(cursor: Any, entries: Iterable[Entry]) -> None:
    """This function will add what stands beside entries: their spots and words."""
    spots, texts = [], []
    for entry in entries:
        north, east = _place(entry)
        for position, (number, _fit) in enumerate(rows.spots(entry)):
            depth = DEPTH if number == topics.ANY else 0.0
            where = (number, number + depth, north, north, east, east)
            spots.append((spot_id(entry.pk, position), *where))
        texts.append((entry.pk, *_text(entry)))
    cursor.executemany(
        "INSERT INTO directory_search_spot VALUES (%s, %s, %s, %s, %s, %s, %s)", spots
    )
    cursor.executemany(
        "INSERT INTO directory_search_text (rowid, names, body, squares) VALUES (%s, %s, %s, %s)",
        texts,
    )


def remove(cursor: Any, entries: Iterable[Entry]) -> None:
    """This function will take away what stands beside entries, as they were when written."""
    for entry in entries:
        ids = [(spot_id(entry.pk, n),) for n in range(len(rows.spots(entry)))]
        cursor.executemany("DELETE FROM directory_search_spot WHERE id = %s", ids)
        cursor.execute(
            "INSERT INTO directory_search_text (directory_search_text, rowid, names, body, squares)"
            " VALUES ('delete', %s, %s, %s, %s)",
            [entry.pk, *_text(entry)],
        )


def clear(cursor: Any) -> None:
    """This function will empty the index."""
    cursor.execute("DELETE FROM directory_search_spot")
    cursor.execute(
        "INSERT INTO directory_search_text (directory_search_text) VALUES ('delete-all')"
    )


def finish(cursor: Any) -> None:
    """This function will tidy the index after much was written."""
    cursor.execute("INSERT INTO directory_search_text (directory_search_text) VALUES ('optimize')")


def _place(entry: Entry) -> tuple[float, float]:
    if entry.latitude is None or entry.longitude is None:
        return NO_PLACE
    return entry.latitude, entry.longitude


def _text(entry: Entry) -> tuple[str, str, str]:
    return entry.names, entry.body, " ".join(rows.squares(entry))


def of_topics(wish: Wish) -> tuple[str, list[Any]]:
    """This function will write the look for topics, near a place or anywhere."""
    where, values = conditions(wish)
    if wish.center is None:
        spots, more = _spots(wish, None)
        found = f"SELECT DISTINCT s.id >> {BITS_OF_SPOT} AS id FROM ({spots}) s"
        return (
            f"SELECT {rows.SELECTED} FROM ({found}) s"
            f" CROSS JOIN directory_search_entry e ON e.id = s.id WHERE 1{where} LIMIT %s",
            [*more, *values, wish.limit],
        )
    return _near(wish, where, values)


def _near(wish: Wish, where: str, values: list[Any]) -> tuple[str, list[Any]]:
    assert wish.center is not None
    center = wish.center
    farthest = min(wish.miles, FARTHEST)
    tried = [miles for miles in MILES if miles < farthest]
    arms, params = [], list[Any]()
    for n, miles in enumerate(tried):
        spots, more = _spots(wish, grid.box(center.latitude, center.longitude, miles))
        joined = (
            f" CROSS JOIN directory_search_entry e ON e.id = s.id >> {BITS_OF_SPOT} WHERE 1{where}"
        )
        held = joined if where else ""
        arms.append(
            f"WHEN (SELECT count(*) FROM (SELECT 1 FROM ({spots}) s{held} LIMIT %s)) >= %s THEN {n}"
        )
        params += [*more, *(values if where else []), wish.limit, wish.limit]
    # The corners of a box are farther than its sides: what is nearest lies within the circle
    # about the box that held enough.
    boxes = [
        grid.box(center.latitude, center.longitude, min(miles * math.sqrt(2), farthest))
        for miles in (*tried, farthest)
    ]
    table = ", ".join(["(%s, %s, %s, %s, %s)"] * len(boxes))
    for n, box in enumerate(boxes):
        params += [n, *box]
    case = f"CASE {' '.join(arms)} ELSE {len(tried)} END" if arms else "0"
    sides = [f"(SELECT CAST({side} AS REAL) FROM box)" for side in "snwe"]
    spots, more = _spots(wish, None, _BOX.format(*sides))
    shrink = math.cos(math.radians(center.latitude)) ** 2
    here = [center.latitude] * 2 + [center.longitude] * 2 + [shrink, wish.limit]
    params += [*more, *values, *here]
    if where:
        found = (
            f"(SELECT DISTINCT s.id >> {BITS_OF_SPOT} AS id FROM ({spots}) s) s"
            f" CROSS JOIN directory_search_entry e ON e.id = s.id WHERE 1{where} ORDER BY"
            " (e.latitude - %s) * (e.latitude - %s)"
            " + (e.longitude - %s) * (e.longitude - %s) * %s LIMIT %s"
        )
    else:
        # The tree itself knows where they are: only those that are kept are looked up.
        found = (
            f"(SELECT s.id >> {BITS_OF_SPOT} AS id FROM ({spots}) s GROUP BY 1 ORDER BY min("
            "(s.south - %s) * (s.south - %s) + (s.west - %s) * (s.west - %s) * %s) LIMIT %s) s"
            " CROSS JOIN directory_search_entry e ON e.id = s.id"
        )
    return (
        f"WITH enough(n) AS MATERIALIZED (SELECT {case}),"
        f" boxes(n, s, n_, w, e) AS (VALUES {table}),"
        " box(s, n, w, e) AS MATERIALIZED"
        " (SELECT s, n_, w, e FROM boxes WHERE boxes.n = (SELECT enough.n FROM enough))"
        f" SELECT {rows.SELECTED} FROM {found}"
    ), params


def _spots(
    wish: Wish, box: tuple[float, float, float, float] | None, sides: str = ""
) -> tuple[str, list[Any]]:
    arms, params = [], list[Any]()
    around = _BOX.format("%s", "%s", "%s", "%s") if box else sides
    for low, high in wish.runs:
        arms.append(
            "SELECT s.id, s.south, s.west FROM directory_search_spot s"
            " WHERE s.topic_from >= %s AND s.topic_to <= %s" + (f" AND {around}" if around else "")
        )
        params += [low, high + DEPTH, *(box or ())]
    return " UNION ALL ".join(arms), params


def of_words(wish: Wish, *, any_word: bool = False) -> tuple[str, list[Any]]:
    """This function will write the look for words, near a place or anywhere."""
    where, values = conditions(wish)
    spoken = (" OR " if any_word else " AND ").join(wish.stems)
    ordered, order_values = "", list[Any]()
    if wish.center is None:
        match, params = _match_anywhere(spoken, where, values, wish.limit)
    else:
        match, params = _match_near(wish, spoken, where, values)
        shrink = math.cos(math.radians(wish.center.latitude)) ** 2
        ordered = (
            " ORDER BY (e.latitude - %s) * (e.latitude - %s)"
            " + (e.longitude - %s) * (e.longitude - %s) * %s"
        )
        order_values = [wish.center.latitude] * 2 + [wish.center.longitude] * 2 + [shrink]
    return (
        f"SELECT {rows.SELECTED} FROM directory_search_text t"
        f" CROSS JOIN directory_search_entry e ON e.id = t.rowid"
        f" WHERE t.directory_search_text MATCH {match}{where}{ordered} LIMIT %s",
        [*params, *values, *order_values, wish.limit],
    )


def _match_near(wish: Wish, spoken: str, where: str, values: list[Any]) -> tuple[str, list[Any]]:
    assert wish.center is not None
    texts = []
    for level in range(len(grid.SIZES)):
        names = grid.around(wish.center.latitude, wish.center.longitude, level)
        texts.append(f"({spoken}) AND squares: ({' OR '.join(names)})")
    return _first_enough(texts, where, values, wish.limit)


def _match_anywhere(
    spoken: str, where: str, values: list[Any], limit: int
) -> tuple[str, list[Any]]:
    return _first_enough([f"names: ({spoken})", spoken], where, values, limit)


def _first_enough(
    texts: list[str], where: str, values: list[Any], limit: int
) -> tuple[str, list[Any]]:
    """The first of these expressions that finds enough, else the last."""
    arms, params = [], list[Any]()
    held = (
        f" CROSS JOIN directory_search_entry e ON e.id = c.rowid WHERE 1{where} AND"
        if where
        else " WHERE"
    )
    for text in texts[:-1]:
        arms.append(
            "WHEN (SELECT count(*) FROM (SELECT 1 FROM directory_search_text c"
            f"{held} c.directory_search_text MATCH %s LIMIT %s)) >= %s THEN %s"
        )
        params += [*(values if where else []), text, limit, limit, text]
    return f"(SELECT CASE {' '.join(arms)} ELSE %s END)", [*params, texts[-1]]
