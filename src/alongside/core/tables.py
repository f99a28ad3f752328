"""Which tables there are: those that hold rows, and those that are an index's own."""

from django.db import connection


def virtual() -> frozenset[str]:
    """
    This function will name the tables that are an index in the shape of a table.

    SQLite's full-text and spatial indexes are; not all of them can be read row by row.
    """
    if connection.vendor != "sqlite":
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
        return frozenset(name for (name,) in cursor.fetchall())


def readable() -> list[str]:
    """This function will name every table that can be read, those behind an index too."""
    return sorted(set(connection.introspection.table_names()) - virtual())


def with_rows() -> list[str]:
    """This function will name the tables that hold rows of the program."""
    behind = tuple(f"{name}_" for name in virtual())
    return [name for name in readable() if not (behind and name.startswith(behind))]
