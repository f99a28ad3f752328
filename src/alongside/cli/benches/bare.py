"""An import beside a bare bulk insert of the very same rows, which it cannot beat."""

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction

from alongside.core import scope

# Every table in these statements is one of our own models'; values are bound.
# ruff: noqa: S608

FLOORS = {
    "sqlite": "executemany of the same rows into the same tables, one transaction",
    "postgresql": "COPY of the same rows into the same tables, one transaction",
}


@contextmanager
def _timed(into: list[float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    into.append(time.perf_counter() - began)


def cases(
    paths: dict[str, Path], *, bring: Callable[[Path], int], source: type[models.Model],
    tables: list[str], rounds: int, say: Callable[[str], None],
) -> list[dict[str, Any]]:  # fmt: skip
    """
    This function will measure imports one after the other beside the bare insert of what the first
    brought; each round begins with empty tables.

    :param paths: what to import, by the name of the case
    :param bring: imports a path and gives how many rows it read
    :param source: the model of where rows come from, which they hang on
    :param tables: those of the rows, in an order in which they can be written
    """
    whole = [*tables, source._meta.db_table]
    floors: list[float] = []
    times: dict[str, list[float]] = {case: [] for case in paths}
    rows = 0
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}")
        _empty(whole)
        for case, path in paths.items():
            with _timed(times[case]):
                read = bring(path)
            if len(floors) == number:
                rows = read
                say("bare insert")
                floors.append(_again(tables, whole, source))
    below = {"what": FLOORS[connection.vendor], **_timing(floors, rows)}
    return [
        {"case": case, "concurrency": 1, **_timing(found, rows), "floor": below}
        for case, found in times.items()
    ]


def _again(tables: list[str], whole: list[str], source: type[models.Model]) -> float:
    """Take the rows out, write them back bare, and give the seconds that took."""
    held = {table: _out(table) for table in tables}
    kept = list(source._base_manager.all())
    _empty(whole)
    for one in kept:
        one.save(force_insert=True)
    took: list[float] = []
    with _timed(took), scope.across_organisations(), transaction.atomic():
        for table, rows in held.items():
            _in(table, rows)
    return took[0]


def _empty(tables: list[str]) -> None:
    """A benchmark's own database, no other."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        else:
            for table in reversed(tables):
                cursor.execute(f"DELETE FROM {table}")


def _timing(seconds: list[float], rows: int) -> dict[str, float]:
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
        cursor.execute(f"SELECT * FROM {table}")
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
            cursor.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
