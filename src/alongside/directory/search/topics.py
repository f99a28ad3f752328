"""
The tree of categories: Open Eligibility (CC BY-SA 3.0, see `data/README.md`), by name. Pure.

The taxonomy repeats a name under several parents; for a search they are one topic. A topic has
one number, such that a branch is mostly one run of numbers: the spatial index looks for runs.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "open-eligibility.csv"
ANY = 0
"""The number under which every service stands, whatever it does."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A category: its number, its name, its codes and the numbers of itself and all below it."""

    number: int
    name: str
    codes: tuple[str, ...]
    branch: frozenset[int]


@cache
def topics() -> dict[str, Topic]:
    """This function will give all topics by name, in the order of the tree."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [(r["taxonomy_id"], r["name"], r["parent_name"]) for r in csv.DictReader(file)]
    numbers: dict[str, int] = {}
    codes: dict[str, list[str]] = {}
    below: dict[str, set[str]] = {}
    for code, name, parent in rows:
        numbers.setdefault(name, len(numbers) + 1)
        codes.setdefault(name, []).append(code)
        if parent and parent != name:
            below.setdefault(parent, set()).add(name)
    return {
        name: Topic(
            number,
            name,
            tuple(codes[name]),
            frozenset(numbers[one] for one in _branch(name, below, set())),
        )
        for name, number in numbers.items()
    }


def _branch(name: str, below: dict[str, set[str]], seen: set[str]) -> set[str]:
    if name not in seen:
        seen.add(name)
        for child in below.get(name, ()):
            _branch(child, below, seen)
    return seen


@cache
def by_number() -> dict[int, Topic]:
    """This function will give the topics by their numbers."""
    return {topic.number: topic for topic in topics().values()}


@cache
def by_code() -> dict[str, Topic]:
    """This function will give the topics by the codes the taxonomy gives them."""
    return {code: topic for topic in topics().values() for code in topic.codes}


def tops() -> list[Topic]:
    """This function will list the topics at the top of the tree."""
    return [topic for topic in topics().values() if any("-" not in code for code in topic.codes)]


def numbers_of(names: Iterable[str]) -> frozenset[int]:
    """This function will give the numbers of topics and of all that stands below them."""
    return frozenset(number for name in names for number in topics()[name].branch)


def runs(numbers: Iterable[int], at_most: int = 6) -> list[tuple[int, int]]:
    """
    This function will gather numbers into runs: 3, 4, 5, 9 are (3, 5) and (9, 9).

    Of more runs than `at_most` those with the smallest gap become one; who asks with them leaves
    out afterwards what stands in a gap.
    """
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    while len(found) > at_most:
        at = min(range(len(found) - 1), key=lambda n: found[n + 1][0] - found[n][1])
        found[at : at + 2] = [(found[at][0], found[at + 1][1])]
    return found
