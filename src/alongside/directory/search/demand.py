"""
What people look for, near which ZIP code: counts by need and month, and never a word.

A search adds to counts in memory; they are written together about once a minute, so that looking
for help does not wait for a write, and nobody can tell from the rows when somebody looked.
"""

import datetime as dt
import threading
import time
from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from alongside.directory.search.models import Demand

EVERY_SECONDS = 60.0
Key = tuple[dt.date, str, str]
_lock = threading.Lock()
_searches: Counter[Key] = Counter()
_without: Counter[Key] = Counter()
_written_at = time.monotonic()


def count(*, topics: Iterable[str], postal_code: str, found: bool, today: dt.date) -> None:
    """This function will count one search; without a place it counts for none."""
    if not postal_code:
        return
    month = today.replace(day=1)
    with _lock:
        for topic in topics:
            _searches[month, postal_code, topic] += 1
            if not found:
                _without[month, postal_code, topic] += 1
        is_due = time.monotonic() - _written_at >= EVERY_SECONDS and bool(_searches)
    if is_due:
        write()


def write() -> int:
    """This function will write the counts gathered so far and give how many lines they were."""
    global _written_at  # noqa: PLW0603 - one clock for the process
    with _lock:
        searches, without = Counter(_searches), Counter(_without)
        _searches.clear()
        _without.clear()
        _written_at = time.monotonic()
    with transaction.atomic():
        for (month, postal_code, topic), number in searches.items():
            _add(month, postal_code, topic, number, without[month, postal_code, topic])
    return len(searches)


def _add(month: dt.date, postal_code: str, topic: str, searches: int, without: int) -> None:
    rows = Demand.objects.filter(month=month, postal_code=postal_code, topic=topic)
    more = {"searches": F("searches") + searches, "without": F("without") + without}
    if not rows.update(**more):
        Demand.objects.create(
            month=month, postal_code=postal_code, topic=topic, searches=searches, without=without
        )
