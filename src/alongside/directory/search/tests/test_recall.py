"""Somebody says what they need in their own words, and finds the right service among the first."""

import sys

import pytest

from alongside.core import clock
from alongside.directory.search import find, indexing
from alongside.directory.search.tests import directory, spoken
from alongside.directory.search.wishes import Center

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FIRST = 5
LEAST = 90


def test_ninety_of_a_hundred_needs_find_the_right_service_among_the_first_five() -> None:
    assert len(spoken.SAID) == 100
    keys: dict[object, str] = {}
    for number, (key, (name, about, term)) in enumerate(spoken.TOWN.items()):
        north = directory.HARTFORD[0] + (number % 8 - 4) * 0.01
        east = directory.HARTFORD[1] + (number // 8 - 4) * 0.01
        made = directory.make(name, about, term=term, at=(north, east))
        keys[made.service_id] = key
    indexing.rebuild()
    near = Center(*directory.HARTFORD)
    missed = [said for said, right in spoken.SAID if not _is_found(said, right, near, keys)]
    found = 100 - len(missed)
    sys.stdout.write(f"recall in the first {FIRST}: {found} of 100; missed: {missed}\n")
    assert found >= LEAST, missed


def _is_found(said: str, right: str, near: Center, keys: dict[object, str]) -> bool:
    hits = find.find(said, near, now=clock.now()).hits[:FIRST]
    return bool({keys[hit.service_id] for hit in hits} & set(right.split()))
