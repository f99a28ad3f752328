"""Read and write rows as the database holds them: words stay encrypted all the way."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from alongside.core import scope
from alongside.core.backups import neutral
from alongside.core.backups.neutral import Digest, Table

FETCHED = 100


@contextmanager
def snapshot() -> Iterator[None]:
    """
    This function will hold one moment of the database for the block, while others go on writing.

    A transaction that is already open is the snapshot itself.
    """
    if connection.in_atomic_block:
        with scope.across_organisations():
            yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            _execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            with scope.across_organisations():
                yield
    else:
        # Django would take the writers' lock; a plain BEGIN reads beside them (WAL).
        _execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            _execute("ROLLBACK")


def count(table: Table) -> int:
    """This function will count the rows of a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {_quoted(table.name)}")  # noqa: S608
        return int(cursor.fetchone()[0])


def lines(table: Table) -> Iterator[bytes]:
    """This function will read a table, a line for each row."""
    columns = ", ".join(_quoted(column) for column in table.columns)
    order = _quoted(table.key)
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {_quoted(table.name)} ORDER BY {order}")  # noqa: S608
        while page := cursor.fetchmany(FETCHED):
            for row in page:
                yield neutral.line(table, row)


def digest(table: Table) -> Digest:
    """This function will count and hash what a table holds."""
    found = Digest()
    for line in lines(table):
        found.add(line)
    return found


def insert(table: Table, rows: list[bytes]) -> None:
    """This function will write lines as rows."""
    columns = ", ".join(_quoted(column) for column in table.columns)
    places = ", ".join(_place(kind) for kind in table.columns.values())
    given = [[_held(value) for value in neutral.values(table, row)] for row in rows]
    statement = f"INSERT INTO {_quoted(table.name)} ({columns}) VALUES ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, given)


def count_on(table: Table) -> None:
    """This function will let the database count on after the highest number it was given."""
    if connection.vendor != "postgresql" or not table.counted:
        return
    highest = f"(SELECT max({_quoted(table.counted)}) FROM {_quoted(table.name)})"  # noqa: S608
    sequence = "pg_get_serial_sequence(%s, %s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT setval({sequence}, coalesce({highest}, 1), {highest} IS NOT NULL)",
            [_quoted(table.name), table.counted],
        )


def _place(kind: str) -> str:
    return "%s::jsonb" if kind == "json" and connection.vendor == "postgresql" else "%s"


def _held(value: Any) -> Any:
    """A value as Django itself would store it in this database."""
    adapt = _adapters().get(type(value))
    return value if adapt is None else adapt(value)


def _adapters() -> dict[type, Callable[[Any], Any]]:
    operations = connection.ops
    adapters: dict[type, Callable[[Any], Any]] = {
        dt.datetime: operations.adapt_datetimefield_value,
        dt.date: operations.adapt_datefield_value,
        dt.time: operations.adapt_timefield_value,
    }
    if not connection.features.has_native_uuid_field:
        adapters[uuid.UUID] = lambda value: value.hex
    return adapters


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
