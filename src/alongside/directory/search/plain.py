"""
What somebody means who types words into the search: needs, wishes and the words left over. Pure.

Each word counts for the longest phrase it stands in ("ride to the clinic" is a ride, not a
clinic). Words that stand in no phrase are looked for in the names and texts of services. A word
nobody knows is taken for the known word most like it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from alongside.directory.search import stems
from alongside.directory.search.needs import Need, needs, vocabulary

LIKE_ENOUGH = 78
MOST_WORDS = 24

OPEN_NOW = ("open now", "open late", "right now", "abierto ahora")
FREE = ("free", "no money", "gratis", "no cost")
WALK_IN = ("walk in", "no appointment", "sin cita", "drop in")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean. `corrected` maps a word as typed to the word it was taken for."""

    needs: tuple[Need, ...] = ()
    topics: frozenset[int] = frozenset()
    words: tuple[str, ...] = ()
    extra: frozenset[str] = frozenset()
    all_words: tuple[str, ...] = ()
    corrected: dict[str, str] = field(default_factory=dict)
    is_open_now: bool = False
    is_free: bool = False
    is_walk_in: bool = False


def understand(text: str, known: frozenset[str] = frozenset()) -> Meaning:
    """
    This function will read words as people say them.

    `known` are the stems the directory itself has; they are no typos.
    """
    said = stems.words(text[:200])[:MOST_WORDS]
    spoken = f" {' '.join(said)} "
    kept = [w for w in said if w not in stems.LITTLE]
    corrected: dict[str, str] = {}
    read = tuple(dict.fromkeys(_right(word, known, corrected) for word in kept))
    found, left = _needs(read)
    # A word taken for another that says no need after all was right: it is somebody's name.
    for word in [word for word, other in corrected.items() if other in left]:
        other, own = corrected.pop(word), stems.stem(word)
        read = tuple(own if one == other else one for one in read)
        left = [own if one == other else one for one in left]
    return Meaning(
        needs=found,
        topics=frozenset().union(*(need.topics for need in found)),
        words=tuple(w for w in left if w not in _wish_words()),
        extra=frozenset().union(*(need.extra for need in found)),
        all_words=read,
        corrected=corrected,
        is_open_now=_says(spoken, OPEN_NOW),
        is_free=_says(spoken, FREE),
        is_walk_in=_says(spoken, WALK_IN),
    )


def _says(spoken: str, phrases: Iterable[str]) -> bool:
    return any(f" {phrase} " in spoken for phrase in phrases)


@cache
def _wish_words() -> frozenset[str]:
    said = " ".join((*OPEN_NOW, *FREE, *WALK_IN))
    return frozenset(stems.stems(said))


def _right(word: str, known: frozenset[str], corrected: dict[str, str]) -> str:
    stem = stems.stem(word)
    if stem in vocabulary() or stem in known or len(stem) < 4 or not stem.isalpha():
        return stem
    for choices in (_by_first(stem[0]), _sorted_vocabulary()):
        best = process.extractOne(
            stem, choices, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.72
        )
        if best and fuzz.ratio(stem, best[0]) >= LIKE_ENOUGH - 6:
            corrected[word] = best[0]
            return str(best[0])
    return stem


@cache
def _sorted_vocabulary() -> tuple[str, ...]:
    return tuple(sorted(w for w in vocabulary() if len(w) > 3))


@cache
def _by_first(letter: str) -> tuple[str, ...]:
    return tuple(w for w in _sorted_vocabulary() if w[0] == letter)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Need], ...]]:
    """Phrases by the stem in them that fewest phrases have: few have to be looked at."""
    all_of = [(phrase, need) for need in needs().values() for phrase in need.phrases]
    count: dict[str, int] = {}
    for phrase, _need in all_of:
        for one in set(phrase):
            count[one] = count.get(one, 0) + 1
    found: dict[str, list[tuple[tuple[str, ...], Need]]] = {}
    for phrase, need in all_of:
        found.setdefault(min(phrase, key=lambda s: (count[s], s)), []).append((phrase, need))
    return {key: tuple(entries) for key, entries in found.items()}


def _needs(read: tuple[str, ...]) -> tuple[tuple[Need, ...], list[str]]:
    there = set(read)
    fits = [
        (phrase, need)
        for word in read
        for phrase, need in _phrases().get(word, ())
        if there.issuperset(phrase)
    ]
    longest = sorted(fits, key=lambda fit: (-len(set(fit[0])), read.index(fit[0][0])))
    taken: dict[str, int] = {}
    found: dict[str, Need] = {}
    for phrase, need in longest:
        size = len(set(phrase))
        if any(one not in taken or taken[one] == size for one in phrase):
            if all(taken.get(one, size) <= size or one not in taken for one in phrase):
                found[need.key] = need
            for one in phrase:
                taken.setdefault(one, size)
    return tuple(found.values()), [word for word in read if word not in taken]
