"""
The directory as one JSON list of HSDS 3.0.

First every service with all that hangs on it; then what no service holds: bodies and places
without one, terms nobody used yet, notes on rows. Such an object says what it is
(`hsds_entity`), so that it can be read again. For a directory of a million places take tables.
"""

import json
import uuid
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from alongside.directory.importing.columns import TABLES
from alongside.directory.importing.nested import ENTITY
from alongside.directory.queries.nesting import Nest
from alongside.directory.queries.shown import Values, fields_of, rows_of, shown

AT_ONCE = 200
Tell = Callable[[str, int, int], None]
Seen = dict[str, set[uuid.UUID]]


def write_json(path: Path, *, source: str = "", tell: Tell) -> dict[str, int]:
    """This function will write the file; rows by table."""
    seen: Seen = {table: set() for table in TABLES}
    with path.open("w", encoding="utf-8") as file:
        for count, item in enumerate(_items(source, seen, tell)):
            file.write(",\n" if count else "[\n")
            json.dump(item, file, ensure_ascii=False)
        file.write("\n]\n" if any(seen.values()) else "[]\n")
    return {table: len(ids) for table, ids in seen.items()}


def _items(source: str, seen: Seen, tell: Tell) -> Iterator[Values]:
    total = _rows("services", source).count()
    for table in ("services", "organizations", "locations", "taxonomy_terms"):
        ids = _rows(table, source).values_list("pk", flat=True).iterator(chunk_size=2000)
        left = (key for key in ids if key not in seen[table])
        while batch := list(islice(left, AT_ONCE)):
            # A service holds its body; the bodies and places that follow hold no services.
            nest = Nest(table, is_export=True)
            for item in nest.of(batch):
                yield item if table == "services" else {ENTITY: TABLES[table].entity, **item}
            for of, rows in nest.rows.items():
                seen[of].update(rows)
            tell("Writing services", len(seen["services"]), total)
    yield from _left_over(source, seen)


def _left_over(source: str, seen: Seen) -> Iterator[Values]:
    for table, known in seen.items():
        rows = _rows(table, source).values(*fields_of(table)).iterator(chunk_size=2000)
        for row in rows:
            if row["id"] not in known:
                known.add(row["id"])
                yield {ENTITY: TABLES[table].entity, **shown(table, row, with_names=True)}


def _rows(table: str, source: str) -> "QuerySet[Any]":
    rows = rows_of(table).order_by("pk")
    return rows.filter(source__name=source) if source else rows
