"""A bare bulk insert of rows that are there already: what no import of them can beat."""

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from alongside.core import scope

FLOORS = {
    "sqlite": "executemany of the same rows into the same tables, one transaction",
    "postgresql": "COPY of the same rows into the same tables, one transaction",
}


@contextmanager
def timed(into: list[float]) -> Iterator[None]:
    """This function will note how many seconds the block took."""
    began = time.perf_counter()
    yield
    into.append(time.perf_counter() - began)


def again(tables: list[str], ready: Callable[[], object]) -> float:
    """
    This function will take the rows out, write them back bare, and give the seconds that took.

    :param tables: in an order in which their rows can be written
    :param ready: empties them, and writes what they hang on
    """
    held = {table: _out(table) for table in tables}
    ready()
    took: list[float] = []
    with timed(took), scope.across_organisations(), transaction.atomic():
        for table, rows in held.items():
            _in(table, rows)
    return took[0]


def empty(tables: list[str]) -> None:
    """This function will empty tables of a benchmark's own database, no other."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        else:
            for table in reversed(tables):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - tables of ours


def timing(seconds: list[float], rows: int) -> dict[str, float]:
    """This function will sum up rounds of so many rows each."""
    ordered = sorted(seconds)
    worst = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    middle = statistics.median(ordered)
    return {
        "per_s": round(rows / middle, 1),
        "p50_ms": round(middle * 1000, 1),
        "p95_ms": round(worst * 1000, 1),
    }


def _out(table: str) -> Any:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} TO STDOUT") as copy:
                return b"".join(copy)
        cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - a table of ours
        return [tuple(map(_plain, row)) for row in cursor.fetchall()]


def _plain(value: object) -> object:
    """As SQLite itself keeps it: Django reads days and times from its columns as objects."""
    return str(value) if isinstance(value, dt.date | dt.time) else value


def _in(table: str, rows: Any) -> None:
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                copy.write(rows)
        else:
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608
