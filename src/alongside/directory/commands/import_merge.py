"""
Bring the rows of a package into the directory, table by table, each with a handful of statements.

Order within a table: rows that stand twice, links that lead nowhere, then what changed, what is
new and what is gone. A table that others link to is done before them, so that they see what of it
still stands.
"""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection

from alongside.directory.commands.import_stage import Stage, ask, attnames, quoted, run, target_of
from alongside.directory.importing.columns import MUST_BELONG, TABLES, Column
from alongside.directory.importing.records import Kind, Problem

# Every name in these statements is one of our own tables and columns; values are bound.
# ruff: noqa: S608


@dataclass
class Counts:
    """What became of the rows of one table."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    retired: int = 0
    kept: int = 0


class Merge:
    """One table on its way into the directory."""

    def __init__(
        self,
        stage: Stage,
        *,
        source_id: uuid.UUID,
        is_known: bool,
        at: dt.datetime,
        files: list[str],
        say: Callable[[Problem], None],
    ) -> None:
        self.stage, self.is_known, self.files, self.say = stage, is_known, files, say
        self.table, self.spec = stage.table, TABLES[stage.table]
        self.source = source_id if connection.vendor == "postgresql" else source_id.hex
        self.at = at if connection.vendor == "postgresql" else at.strftime("%Y-%m-%d %H:%M:%S.%f")

    def go(self) -> Counts:
        """Do it all."""
        self.stage.flush()
        if self.is_known:
            run(f"CREATE INDEX {quoted(f'stage_{self.table}_id')} ON {self.stage.name} (id)")
        self._take_out_twice()
        links = [column for column in self.spec.columns if column.kind == "link"]
        for at, column in enumerate(links):
            self._check(column, at)
        if self.table in MUST_BELONG:
            nowhere = " AND ".join(f"{quoted(c.attname)} IS NULL" for c in links)
            self._take_out(nowhere, "It belongs to nothing that is here.")
        return self._write()

    def _take_out_twice(self) -> None:
        name, row = self.stage.name, "ctid" if connection.vendor == "postgresql" else "rowid"
        twice = f"SELECT id FROM {name} GROUP BY id HAVING count(*) > 1"
        if not ask(f"{twice} LIMIT 1"):
            return
        ranked = (
            f"SELECT {row} AS place, row_number() OVER (PARTITION BY id ORDER BY stage_filled DESC,"
            f" stage_file, stage_line) AS rank FROM {name} WHERE id IN ({twice})"
        )
        gone = ask(
            f"DELETE FROM {name} WHERE {row} IN (SELECT place FROM ({ranked}) AS r WHERE rank > 1)"
            " RETURNING stage_file, stage_line, stage_filled, original_id"
        )
        for file, line, filled, old in gone:
            if not filled:  # nested JSON names the same body many times, and that is right
                self._problem(file, line, f'Another row has the id "{old[:60]}" already.')

    def _check(self, column: Column, at: int) -> None:
        link, parent = quoted(column.attname), target_of(column.to)
        name, words = self.stage.name, TABLES[column.to].entity.replace("_", " ")
        is_own = column.to == self.table
        stands = f"p.id = {name}.{link} AND p.retired_at IS NULL"
        if is_own:
            stands += f" AND NOT p.source_id = '{self.source}'"
        lost = f"{link} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE {stands})"
        if is_own:
            lost += f" AND {link} NOT IN (SELECT id FROM {name})"
        reason = f"Its {words} is not here."
        if column.needed:
            self._take_out(lost, reason)
            return
        # The hash moves on, so that the link is made when the other row comes one day.
        moved = f"content_hash = 'o{at}' || substr(content_hash, 1, 30)"
        gone = ask(
            f"UPDATE {name} SET {link} = NULL, {moved} WHERE {lost}"
            " RETURNING stage_file, stage_line"
        )
        for file, line in gone:
            self._problem(file, line, f"{reason} It is kept without.", "orphan")

    def _take_out(self, which: str, reason: str) -> None:
        gone = ask(f"DELETE FROM {self.stage.name} WHERE {which} RETURNING stage_file, stage_line")
        for file, line in gone:
            self._problem(file, line, reason)

    def _problem(self, file: int, line: int, reason: str, kind: Kind = "rejected") -> None:
        self.say(Problem(self.files[file], line, reason, kind))

    def _write(self) -> Counts:
        stage, target = self.stage.name, self.stage.target
        counts = Counts(kept=ask(f"SELECT count(*) FROM {stage}")[0][0])
        same = ["original_id", "content_hash", *attnames(self.table)]
        if ask(f"SELECT 1 FROM {target} LIMIT 1"):
            sets = ", ".join(f"{quoted(c)} = s.{quoted(c)}" for c in same)
            counts.changed = run(
                f"UPDATE {target} AS t SET {sets}, source_id = %s, changed_at = %s,"
                f" retired_at = NULL FROM {stage} AS s WHERE t.id = s.id AND (t.content_hash"
                " <> s.content_hash OR t.retired_at IS NOT NULL OR t.source_id <> %s)",
                self.source, self.at, self.source,
            )  # fmt: skip
        names = ", ".join(quoted(c) for c in same)
        missing = f"WHERE NOT EXISTS (SELECT 1 FROM {target} t WHERE t.id = s.id)"
        counts.added = run(
            f"INSERT INTO {target} (id, source_id, created_at, changed_at, {names})"
            f" SELECT s.id, %s, %s, %s, {', '.join(f's.{quoted(c)}' for c in same)}"
            f" FROM {stage} s {missing} ORDER BY s.id",
            self.source, self.at, self.at,
        )  # fmt: skip
        counts.unchanged = counts.kept - counts.added - counts.changed
        if self.is_known:
            counts.retired = run(
                f"UPDATE {target} AS t SET retired_at = %s, changed_at = %s WHERE t.source_id = %s"
                f" AND t.retired_at IS NULL AND NOT EXISTS (SELECT 1 FROM {stage} s"
                " WHERE s.id = t.id)",
                self.at, self.at, self.source,
            )  # fmt: skip
        if counts.retired:
            self._retire_dependents()
        return counts

    def _retire_dependents(self) -> None:
        """What another source said of a row that is gone now, such as that it is at a place."""
        gone = f"SELECT id FROM {self.stage.target} WHERE retired_at = %s"
        for table, spec in TABLES.items():
            for column in spec.columns:
                if column.to == self.table and column.needed:
                    run(
                        f"UPDATE {target_of(table)} SET retired_at = %s, changed_at = %s WHERE"
                        f" retired_at IS NULL AND source_id <> %s AND {quoted(column.attname)}"
                        f" IN ({gone})",
                        self.at, self.at, self.source, self.at,
                    )  # fmt: skip
