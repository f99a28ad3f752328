"""
Take what was deleted out of the database's files as well (P2-48).

A deleted row is gone for every query at once, and its bytes linger: in SQLite's log until a
checkpoint (the file itself is overwritten, `secure_delete`), in PostgreSQL's tables until they
are written anew.
"""

from dataclasses import dataclass

from django.db import connection

KEYS = "core_datakey"


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """What was done. `is_whole` is False when readers kept a part of SQLite's log in use."""

    tables: int
    is_whole: bool


def scrub() -> Scrubbed:
    """
    This function will write every table anew, without what was deleted.

    It waits for those who use a table and keeps others out meanwhile: a thing for a quiet hour.
    """
    tables = sorted(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in tables:
                cursor.execute(f"VACUUM (FULL, ANALYZE) {connection.ops.quote_name(table)}")
            return Scrubbed(len(tables), is_whole=True)
        cursor.execute("VACUUM")
    return Scrubbed(len(tables), is_whole=_empty_log())


def empty_rows_of_keys() -> bool:
    """This function will take the old bytes of destroyed keys out of the files; False: not all."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM (FULL) {KEYS}")
        return True
    return _empty_log()


def _empty_log() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _written, _moved = cursor.fetchone()
    return not busy
