"""
Open requests of people about their records, for the officer's desk.

They are kept by `privacy.queries.asks`; an installation without it has none.
"""

import datetime as dt
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from alongside.core.actor import Actor

MODULE = "alongside.privacy.queries.asks"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One open request: in words, by when, and where it is answered."""

    words: str
    due_on: dt.date | None
    href: str


def open_for_officer(by: Actor) -> list[Waiting]:
    """This function will list open requests, the one due first on top."""
    if find_spec(MODULE) is None:
        return []
    rows: list[Any] = list(import_module(MODULE).open_for_officer(by))
    found = [
        Waiting(
            words=str(row.get_kind_display()),
            due_on=timezone.localtime(row.due_at).date(),
            href=_page_of(row),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: one.due_on or dt.date.max)


def _page_of(row: Any) -> str:
    try:
        return reverse("privacy:officer_ask", args=[row.pk])
    except NoReverseMatch:
        return ""
