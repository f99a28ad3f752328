"""
A table of the session beside each table of the directory, into which a package is read whole.

What is new, changed, the same or gone is then a question the database answers about both tables,
and not one that is asked row by row.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db import connection

from alongside.directory.importing.columns import TABLES, Column
from alongside.directory.importing.rows import HEAD, Row

BATCH = 5_000
_SPECIAL = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def quoted(name: str) -> str:
    """This function will quote a name for SQL."""
    return connection.ops.quote_name(name)


def target_of(table: str) -> str:
    """This function will give the quoted name of the table that keeps the rows."""
    return quoted(apps.get_model("directory", TABLES[table].model)._meta.db_table)


def attnames(table: str) -> list[str]:
    """This function will give the model's columns in the order of the neutral ones."""
    return [_attname(column) for column in TABLES[table].columns]


def _attname(column: Column) -> str:
    return column.attname or column.name


class Stage:
    """The table of the session for one table of the directory."""

    def __init__(self, table: str) -> None:
        self.table, self.target = table, target_of(table)
        self.name = quoted(f"stage_{table}")
        self.columns = [*HEAD, *attnames(table)]
        self.quoted = ", ".join(map(quoted, self.columns))
        self.waiting: list[Row] = []

    def make(self) -> None:
        """Make it empty, its columns typed like those of the table beside it."""
        ints = {"stage_file", "stage_line", "stage_filled"}
        columns = ", ".join(
            f"CAST(0 AS integer) AS {quoted(c)}" if c in ints else quoted(c) for c in self.columns
        )
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {self.name}")
            # Every name is one of our own tables and columns.
            cursor.execute(
                f"CREATE TEMPORARY TABLE {self.name} AS SELECT {columns} FROM {self.target}"  # noqa: S608
                " WHERE 1 = 0"
            )

    def add(self, row: Row) -> None:
        """Put a row in, by and by."""
        self.waiting.append(row)
        if len(self.waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        if self.waiting:
            bulk(self.name, self.quoted, self.waiting)
            self.waiting = []

    def drop(self) -> None:
        """Take it away."""
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {self.name}")


def bulk(table: str, columns: str, rows: Sequence[Row]) -> None:
    """This function will write rows of text in the quickest way each database has."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                copy.write("".join(copied(rows)))
        else:
            places = ", ".join(["%s"] * len(rows[0]))
            sql = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - names of ours
            cursor.executemany(sql, rows)


def copied(rows: Iterable[Row]) -> Iterator[str]:
    """This function will write rows as COPY reads them."""
    for row in rows:
        yield "\t".join([_copied(value) for value in row]) + "\n"


def _copied(value: str | None) -> str:
    if value is None:
        return "\\N"
    if "\\" in value or not value.isprintable():
        return value.translate(_SPECIAL)
    return value


def run(sql: str, *values: Any) -> int:
    """This function will run one statement and give the number of rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return max(int(cursor.rowcount), 0)


def ask(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """This function will run one statement and give the rows it answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
