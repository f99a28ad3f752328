"""
Turn neutral records into rows as they are kept, and say what is wrong with those that are not.

A row is a tuple of text: id, file number, line, fullness, original id and hash, then the columns
of its table.
"""

import hashlib
from collections import Counter
from collections.abc import Callable
from functools import partial

from alongside.directory.importing.columns import TABLE_OF_ENTITY, TABLES, Column
from alongside.directory.importing.identity import Name
from alongside.directory.importing.records import Problem, Record
from alongside.directory.importing.values import READERS, Read, offset

LONGEST = 20_000
HEAD = ("id", "stage_file", "stage_line", "stage_filled", "original_id", "content_hash")
LEAVES = frozenset(TABLES) - {c.to for t in TABLES.values() for c in t.columns}
"""Tables that no other links to."""
Row = tuple[str | None, ...]
NULLS = frozenset(
    ("link", "any_link", "number", "whole", "year", "north", "east", "money", "date", "time",
     "moment")
)  # fmt: skip


class Maker:
    """Makes the rows of one table. Keeps count of rows without an id, to tell equal ones apart."""

    def __init__(self, table: str, name: Name, say: Callable[[Problem], None]) -> None:
        self.table, self.name, self.say = table, name, say
        self.spec = TABLES[table]
        self.columns = {
            c.name: (at, self._reader(c), c.most or LONGEST)
            for at, c in enumerate(self.spec.columns)
        }
        self.blank = [None if c.kind in NULLS else c.default for c in self.spec.columns]
        self.needed = [(at, c) for at, c in enumerate(self.spec.columns) if c.needed]
        self.nameless: Counter[str] = Counter()
        self.seen: set[str] = set()
        place = self.spec.place
        self.any_link: tuple[int, ...] = ()
        for link, entity in (("link_id", "link_entity"), ("resource_id", "resource_type")):
            if link in place:
                self.any_link = (place[link], place[entity])

    def row(self, record: Record, file: int) -> Row | None:
        """The row of a record; None when it is left out (the reason was said)."""
        values = self.blank.copy()
        for name, text in record.cells.items():
            if text and (known := self.columns.get(name)):
                at, read, most = known
                try:
                    value = text if read is None else read(text)
                    if value and len(value) > most:
                        raise ValueError(f"It is longer than {most:,} characters.")
                    values[at] = value
                except (ValueError, OverflowError) as error:
                    self._note(record, name, error)
        if self.any_link:
            self._link_any(values)
        for at, column in self.needed:
            if not values[at]:
                words = column.name.removesuffix("_id").replace("_", " ")
                self.say(Problem(record.file, record.line, f"There is no {words}."))
                return None
        self._mend(values, record)
        digest = hashlib.blake2b("\x1f".join([v or "" for v in values]).encode(), digest_size=16)
        old = (record.cells.get("id") or "")[:LONGEST]
        if not old or self._is_repeated(old):
            old = f"{old}|{digest.hexdigest()}".removeprefix("|")
            self.nameless[old] += 1
            if self.nameless[old] > 1:
                old = f"{old}#{self.nameless[old]}"
        filled = str(sum(1 for v in values if v)) if record.merged else "0"
        return (
            self.name(record.space or self.table, old), str(file), str(record.line), filled,
            old if len(old) <= 100 else old[:60] + digest.hexdigest(), digest.hexdigest(), *values,
        )  # fmt: skip

    def _is_repeated(self, old: str) -> bool:
        """Some packages give one number to all languages of a service; nothing links to those."""
        if self.table not in LEAVES or len(old) == 36:
            return False
        before = len(self.seen)
        self.seen.add(old)
        return len(self.seen) == before

    def _reader(self, column: Column) -> Read | None:
        if column.kind == "link":
            return partial(self.name, column.to)
        return READERS.get(column.kind)

    def _link_any(self, values: list[str | None]) -> None:
        """A link to a row of any table, which another column names."""
        at, entity_at = self.any_link
        old, entity = values[at], values[entity_at] or ""
        if old:
            values[at] = self.name(TABLE_OF_ENTITY.get(entity, entity), old)

    def _note(self, record: Record, name: str, error: Exception) -> None:
        words = str(error)
        if not words.endswith("."):
            words = f'"{(record.cells.get(name) or "")[:40]}" cannot be read.'
        reason = f"{name}: {words} The cell was left empty."
        self.say(Problem(record.file, record.line, reason, "fault"))

    def _mend(self, values: list[str | None], record: Record) -> None:
        if self.table == "locations":
            north, east = self.spec.place["latitude"], self.spec.place["longitude"]
            # Half a place is none, and so is the one where nobody wrote anything (0, 0).
            if None in (values[north], values[east]) or values[north] == values[east] == "0.0":
                values[north] = values[east] = None
        elif self.table == "phones" and not values[self.spec.place["number"]]:
            self.say(Problem(record.file, record.line, "There is no number.", "fault"))
        elif self.table == "schedules" and values[self.spec.place["timezone"]] is None:
            for name in ("opens_at", "closes_at"):
                text = record.cells.get(name) or ""
                if text and values[self.spec.place[name]] and (hours := offset(text)):
                    values[self.spec.place["timezone"]] = hours
