"""
What is missing in an area: how much was looked for, and how many services there are, by ZIP code.

Counts of searches are people's; small ones are hidden as in every report (`core.small_cells`). The
report covers whole months that are over. Numbers of services are public and shown as they are.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.db.models import Sum

from alongside.core import small_cells
from alongside.directory.search.domains import DOMAINS
from alongside.directory.search.models import Demand

MONTHS = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """A need in an area. None: a number too small to show."""

    domain: str
    searches: int | None
    without: int | None
    services: int


@dataclass(frozen=True, slots=True)
class Area:
    """All needs of an area, the first five digits (or three) of its ZIP codes."""

    prefix: str
    gaps: list[Gap]
    since: dt.date
    until: dt.date


def months(today: dt.date) -> tuple[dt.date, dt.date]:
    """This function will give the first day of the months reported, and of the one after them."""
    until = today.replace(day=1)
    number = until.year * 12 + until.month - 1 - MONTHS
    return dt.date(number // 12, number % 12 + 1, 1), until


def area(prefix: str, *, today: dt.date) -> Area:
    """This function will set demand against supply in the ZIP codes that begin with `prefix`."""
    since, until = months(today)
    rows = Demand.objects.filter(
        postal_code__startswith=prefix, month__gte=since, month__lt=until, topic__in=DOMAINS
    )
    summed = rows.values_list("topic").annotate(Sum("searches"), Sum("without"))
    asked = {topic: (searches, without) for topic, searches, without in summed}
    # Whoever found something and whoever did not are the two columns of one table: hiding one
    # must not be undone by the other.
    table = small_cells.table(
        {
            (topic, column): count
            for topic, (searches, without) in asked.items()
            for column, count in (("found", searches - without), ("without", without))
        }
    )
    supply = services(prefix)
    gaps = [
        Gap(
            key,
            table.row_totals.get(key, 0) if key in asked else 0,
            table.cells.get((key, "without"), 0) if key in asked else 0,
            supply.get(key, 0),
        )
        for key in DOMAINS
    ]
    return Area(prefix, gaps, since, until)


def services(prefix: str) -> dict[str, int]:
    """This function will count the services of each domain at places in these ZIP codes."""
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        # The limits make it a range of the index, which LIKE is not on every database.
        cursor.execute(
            "SELECT topics FROM directory_search_entry"
            " WHERE postal_code >= %s AND postal_code < %s",
            [prefix, prefix + "~"],
        )
        for (topics,) in cursor.fetchall():
            numbers = {int(one.split(":")[0]) for one in topics.split()}
            for key, domain in DOMAINS.items():
                if domain.number in numbers:
                    found[key] = found.get(key, 0) + 1
    return found
