"""What people need, in their own words, and which topics that means (`data/needs.toml`). Pure."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from alongside.directory.search import topics
from alongside.directory.search.stems import stems

FILE = Path(__file__).parent / "data" / "needs.toml"


@dataclass(frozen=True, slots=True)
class Need:
    """
    One need: `topics` the numbers of what helps with it, `named` those the file names itself and
    not only by a branch above; `phrases` and `signs` as lists of stems.

    `extra` are words that make one of these services fit better than another of the same topic.
    """

    key: str
    domain: str
    names: tuple[str, ...]
    topics: frozenset[int]
    named: frozenset[int]
    phrases: tuple[tuple[str, ...], ...]
    signs: tuple[tuple[str, ...], ...]
    extra: frozenset[str]


@cache
def needs() -> dict[str, Need]:
    """This function will give every need of the file by its key."""
    with FILE.open("rb") as file:
        entries = tomllib.load(file)["need"]
    return {entry["key"]: _need(entry) for entry in entries}


def _need(entry: dict[str, Any]) -> Need:
    spoken = [tuple(stems(said)) for said in (*entry["say"], *entry.get("es", ()))]
    signs = [tuple(stems(sign)) for sign in entry["signs"]]
    return Need(
        key=entry["key"],
        domain=entry["domain"],
        names=tuple(entry["topics"]),
        topics=topics.numbers_of(entry["topics"]),
        named=frozenset(topics.topics()[name].number for name in entry["topics"]),
        phrases=tuple(dict.fromkeys(p for p in spoken if p)),
        signs=tuple(dict.fromkeys(s for s in signs if s)),
        extra=frozenset(s for word in entry.get("near_words", ()) for s in stems(word)),
    )


@cache
def of_domain(domain: str) -> frozenset[int]:
    """This function will give the topics of all needs of a life domain."""
    found = [need.topics for need in needs().values() if need.domain == domain]
    return frozenset().union(*found)


@cache
def vocabulary() -> frozenset[str]:
    """This function will give every stem that a phrase of a need has."""
    return frozenset(s for need in needs().values() for phrase in need.phrases for s in phrase)


@cache
def signs_by_first() -> dict[str, tuple[tuple[tuple[str, ...], Need], ...]]:
    """This function will give the signs of all needs by their first stem."""
    found: dict[str, list[tuple[tuple[str, ...], Need]]] = {}
    for need in needs().values():
        for sign in need.signs:
            found.setdefault(sign[0], []).append((sign, need))
    return {first: tuple(entries) for first, entries in found.items()}
