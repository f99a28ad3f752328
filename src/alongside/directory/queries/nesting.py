"""
Rows with all that hangs on them, as JSON of HSDS nests it.

Each table is read once, for all rows of an answer together: the number of statements does not
grow with them.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from alongside.directory.importing.columns import TABLES
from alongside.directory.models import Source
from alongside.directory.queries.edges import ORDER, Edge, edges_from
from alongside.directory.queries.shown import Values, fields_of, rows_of, shown

AT_ONCE = 10_000
"""Ids in one statement: both databases bind at least thirty thousand values."""
Ids = set[uuid.UUID]


class Nest:
    """The rows of one answer."""

    def __init__(
        self, table: str, *, start: str = "", is_full: bool = True, is_export: bool = False
    ) -> None:
        self.table, self.is_full, self.is_export = table, is_full, is_export
        self.edges = edges_from(start or table, is_full=is_full)
        self.by_holder: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            self.by_holder[edge.holder].append(edge)
        self.rows: dict[str, dict[uuid.UUID, Values]] = defaultdict(dict)
        self.under: dict[tuple[str, str], dict[uuid.UUID, list[Values]]] = {}
        self.named: set[uuid.UUID] = set()

    def of(self, ids: Iterable[uuid.UUID]) -> list[Values]:
        """This function will give the rows with these ids, in their order, and what they hold."""
        wanted = list(ids)
        self.named = set(
            Source.objects.filter(shows_contact_names=True).values_list("pk", flat=True)
        )
        self._read(self.table, Q(pk__in=wanted))
        for table in ORDER:
            if table != self.table:
                self._read_under(table)
        roots = self.rows[self.table]
        return [self._built(self.table, roots[key]) for key in wanted if key in roots]

    def _read_under(self, table: str) -> None:
        if table in ("attributes", "metadata"):
            if self.is_full:
                self._read_notes(table)
            return
        wanted = Q()
        for edge in self.edges:
            if edge.table != table or not self.rows[edge.holder]:
                continue
            if edge.is_many:
                wanted |= Q(**{f"{edge.column}__in": list(self.rows[edge.holder])})
            else:
                named = {row[edge.column] for row in self.rows[edge.holder].values()} - {None}
                if named:
                    wanted |= Q(pk__in=named)
        if wanted:
            self._read(table, wanted)

    def _read_notes(self, table: str) -> None:
        column = "link_id" if table == "attributes" else "resource_id"
        ids = [key for found in self.rows.values() for key in found]
        for at in range(0, len(ids), AT_ONCE):
            self._read(table, Q(**{f"{column}__in": ids[at : at + AT_ONCE]}))

    def _read(self, table: str, wanted: Q) -> None:
        query = rows_of(table).filter(wanted).order_by("pk")
        if table == "phones" and not self.is_export:
            query = query.exclude(number="")  # a row without a number helps nobody who calls
        for row in query.values(*fields_of(table)):
            self.rows[table][row["id"]] = row
        self.under = {key: found for key, found in self.under.items() if key[0] != table}

    def _children(self, table: str, column: str) -> dict[uuid.UUID, list[Values]]:
        known = self.under.get((table, column))
        if known is None:
            known = defaultdict(list)
            for row in self.rows[table].values():
                if row[column]:
                    known[row[column]].append(row)
            self.under[(table, column)] = known
        return known

    def _built(self, table: str, row: Values) -> Values:
        names = self.is_export or row["source_id"] in self.named
        out = shown(table, row, with_names=names)
        for edge in self.by_holder[table]:
            if edge.is_many:
                found = self._children(edge.table, edge.column).get(row["id"], [])
                if found:
                    out[edge.key] = [self._built(edge.table, child) for child in found]
            elif one := self.rows[edge.table].get(row[edge.column]):
                out[edge.key] = self._built(edge.table, one)
        if self.is_full and table not in ("attributes", "metadata"):
            self._add_notes(table, row["id"], out)
        return out

    def _add_notes(self, table: str, id: uuid.UUID, out: Values) -> None:
        entity = TABLES[table].entity
        terms = self._children("attributes", "link_id").get(id, [])
        if found := [self._built("attributes", a) for a in terms if a["link_entity"] == entity]:
            out["attributes"] = found
        notes = self._children("metadata", "resource_id").get(id, [])
        if found := [self._built("metadata", m) for m in notes if m["resource_type"] == entity]:
            out["metadata"] = found


def nested(table: str, ids: Iterable[uuid.UUID], **how: Any) -> list[Values]:
    """This function will give rows with what hangs on them, in the order of their ids."""
    return Nest(table, **how).of(ids)
