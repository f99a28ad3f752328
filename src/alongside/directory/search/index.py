"""The index of this database: one face over the two kinds."""

from types import ModuleType
from typing import Any

from django.db import connection

from alongside.directory.search import postgresql_index, rows, sqlite_index
from alongside.directory.search.wishes import Wish


def of_vendor() -> ModuleType:
    """This function will give the module that speaks to this database."""
    return postgresql_index if connection.vendor == "postgresql" else sqlite_index


def of_topics(wish: Wish) -> list[rows.Candidate]:
    """This function will pick candidates by topic, the nearest first when there is a place."""
    return _read(*of_vendor().of_topics(wish))


def of_words(wish: Wish, *, any_word: bool = False) -> list[rows.Candidate]:
    """This function will pick candidates by words, the nearest first when there is a place."""
    return _read(*of_vendor().of_words(wish, any_word=any_word))


def cards(ids: list[int]) -> dict[int, tuple[str, str, str]]:
    """This function will read the cards of entries: place, service and card as JSON."""
    if not ids:
        return {}
    marks = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, place, service, card FROM directory_search_entry WHERE id IN ({marks})",  # noqa: S608 - placeholders
            ids,
        )
        return {row[0]: tuple(row[1:]) for row in cursor.fetchall()}


def _read(sql: str, params: list[Any]) -> list[rows.Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return rows.candidates(cursor.fetchall())
