"""
The one search, for the page and for the interface that other programs use.

The database picks at most a few hundred candidates, the nearest of what was asked for; here they
are put in order exactly. `docs/explanation/order-of-services.md` says the order in words.
"""

import datetime as dt
import json
import uuid
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from alongside.directory import hours
from alongside.directory.search import classify, flags, grid, index, topics
from alongside.directory.search.domains import DOMAINS
from alongside.directory.search.needs import of_domain
from alongside.directory.search.plain import Meaning, understand
from alongside.directory.search.rows import Candidate
from alongside.directory.search.wishes import FARTHEST, Center, Wish

PAGE_SIZE = 25
MOST_PAGES = 8
MILES_OF_A_POINT = 3.0


@dataclass(frozen=True, slots=True)
class Filters:
    """
    What every hit must be. `categories` are names of topics, `domain` the key of a tile. `open_at`
    without a zone is a time on each place's own clock.
    """

    domain: str = ""
    categories: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    language: str = ""
    audience: str = ""
    age: float | None = None
    open_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A service at a place, as a list shows it. `miles` is None when nobody said from where."""

    place_id: uuid.UUID | None
    service_id: uuid.UUID
    card: dict[str, Any]
    miles: float | None
    rules: list[hours.Rule]
    state: hours.State | None
    local: dt.datetime
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of hits, in order. `meaning` says how the words were understood."""

    hits: list[Hit]
    number: int
    has_more: bool
    meaning: Meaning = field(default_factory=Meaning)


def find(
    words: str = "",
    near: Center | None = None,
    *,
    now: dt.datetime,
    miles: float = FARTHEST,
    filters: Filters | None = None,
    number: int = 1,
    size: int = PAGE_SIZE,
) -> Page:
    """
    This function will find services: what fits, the nearest first.

    :param words: as people say them, English or Spanish
    :param near: from where; without it fit alone orders
    :param number: the page, from 1
    """
    filters = filters or Filters()
    meaning = understand(words)
    if meaning.is_open_now and filters.open_at is None:
        filters = replace(filters, open_at=now)
    number = max(1, min(number, MOST_PAGES))
    needed = number * size + 1
    wish = _wish(filters, near, miles, limit=max(80, needed * 2))
    wanted = _wanted(filters, meaning)
    ranked = _ranked(_candidates(wish, meaning, wanted), meaning, wanted, wish)
    kept = _open_ones(ranked, filters, needed)
    shown = kept[(number - 1) * size : number * size]
    return Page(_hits(shown, now), number, len(kept) > number * size, meaning)


def _wish(filters: Filters, near: Center | None, miles: float, limit: int) -> Wish:
    return Wish(
        center=near,
        miles=miles,
        mask=flags.mask(facts=filters.facts, language=filters.language, audience=filters.audience),
        age=filters.age,
        open_at=filters.open_at,
        limit=limit,
    )


def _wanted(filters: Filters, meaning: Meaning) -> frozenset[int]:
    """The numbers of topics a hit has one of; none when words or place alone decide."""
    asked: frozenset[int] = frozenset()
    if filters.categories:
        asked = topics.numbers_of(name for name in filters.categories if name in topics.topics())
    elif filters.domain in DOMAINS:
        asked = of_domain(filters.domain)
    if not asked:
        return meaning.topics
    return asked & meaning.topics or asked


def _runs(wanted: frozenset[int]) -> list[tuple[int, int]]:
    for domain in DOMAINS.values():
        if wanted and wanted == of_domain(domain.key):
            return [(domain.number, domain.number)]
    return topics.runs(wanted or {topics.ANY})


@dataclass(frozen=True, slots=True)
class _Ranked:
    candidate: Candidate
    miles: float | None
    key: tuple[float, ...]


def _candidates(wish: Wish, meaning: Meaning, wanted: frozenset[int]) -> dict[int, Candidate]:
    found: dict[int, Candidate] = {}
    if wanted or not meaning.all_words:
        runs = tuple(_runs(wanted))
        found = {c.id: c for c in index.of_topics(replace(wish, runs=runs))}
    if meaning.words or (meaning.all_words and not wanted):
        spoken = replace(wish, stems=meaning.all_words)
        more = index.of_words(spoken)
        if not more and not found and len(spoken.stems) > 1:
            more = index.of_words(spoken, any_word=True)
        found.update({c.id: c for c in more})
    return found


def _ranked(
    found: dict[int, Candidate], meaning: Meaning, wanted: frozenset[int], wish: Wish
) -> list[_Ranked]:
    best: dict[str, _Ranked] = {}
    for candidate in found.values():
        miles = _miles(candidate, wish.center)
        if miles is not None and miles > wish.miles:
            continue
        points = _points(candidate, meaning, wanted)
        if points is None:
            continue
        one = _Ranked(candidate, miles, _key(points, miles, candidate))
        known = best.get(candidate.service)
        if known is None or one.key < known.key:
            best[candidate.service] = one
    return sorted(best.values(), key=lambda r: r.key)


def _miles(candidate: Candidate, center: Center | None) -> float | None:
    if center is None or candidate.latitude is None or candidate.longitude is None:
        return None
    here = (candidate.latitude, candidate.longitude)
    return grid.miles_between((center.latitude, center.longitude), here)


def _point(candidate: Candidate) -> tuple[float, float] | None:
    if candidate.latitude is None or candidate.longitude is None:
        return None
    return candidate.latitude, candidate.longitude


def _points(candidate: Candidate, meaning: Meaning, wanted: frozenset[int]) -> float | None:
    """How far a service is from what was asked: 0 fits; None does not at all."""
    if not wanted and not meaning.all_words:
        return 0.0
    fits = candidate.fits()
    mine = [fit for number, fit in fits.items() if number in wanted]
    names, body = set(candidate.names.split()), set(candidate.body.split())
    points = 0.0
    if wanted:
        if not mine and not (meaning.words and names.union(body).issuperset(meaning.words)):
            return None
        points += min(mine, default=classify.BY_TEXT)
    return points + _need_points(fits, meaning) + _word_points(names, body, meaning, bool(wanted))


def _need_points(fits: dict[int, int], meaning: Meaning) -> float:
    if not meaning.needs:
        return 0.0
    named = [need for need in meaning.needs if need.named & fits.keys()]
    several = len(meaning.needs) > 1 and len(named) > 1
    return (0.0 if named else 1.0) - (1.0 if several else 0.0)


def _word_points(names: set[str], body: set[str], meaning: Meaning, by_topic: bool) -> float:
    points = 0.0
    for word in meaning.words:
        points += 0.0 if word in names else 1.0 if word in body else 2.0
    if meaning.extra and not meaning.extra & (names | body):
        points += 2.0
    said = names | body
    # Of two that fit alike, the one that says the very words comes first.
    heard = sum(1 for word in meaning.all_words if word in said)
    in_name = sum(1 for word in meaning.all_words if word in names)
    return points - 0.2 * min(heard, 3) - 0.2 * min(in_name, 3)


def _key(points: float, miles: float | None, candidate: Candidate) -> tuple[float, ...]:
    if miles is None:
        return (1.0, points, candidate.id)
    return (0.0, miles + MILES_OF_A_POINT * points, candidate.id)


def _open_ones(ranked: list[_Ranked], filters: Filters, needed: int) -> list[_Ranked]:
    if filters.open_at is None:
        return ranked[:needed]
    kept, clocks = [], _Clocks(filters.open_at)
    for one in ranked:
        state = clocks.state(one.candidate)
        if state and state.is_open:
            kept.append(one)
            if len(kept) == needed:
                break
    return kept


class _Clocks:
    """One moment on the clocks of many places: worked out once for those with the same hours."""

    def __init__(self, at: dt.datetime) -> None:
        self.at = at
        self._local: dict[str, dt.datetime] = {}
        self._states: dict[tuple[str, str], hours.State | None] = {}

    def local(self, zone: str) -> dt.datetime:
        if zone not in self._local:
            at = self.at
            self._local[zone] = hours.local_time(at, zone) if at.tzinfo else at
        return self._local[zone]

    def state(self, one: Candidate) -> hours.State | None:
        key = (one.hours, one.zone)
        if key not in self._states:
            self._states[key] = hours.state_at(_rules(one.hours), self.local(one.zone))
        return self._states[key]


@lru_cache(maxsize=4096)
def _rules(packed: str) -> list[hours.Rule]:
    """Rules as they are kept; many services keep the same hours."""
    return [hours.unpack(rule) for rule in json.loads(packed)] if packed else []


def _hits(shown: list[_Ranked], now: dt.datetime) -> list[Hit]:
    cards = index.cards([one.candidate.id for one in shown])
    hits, clocks = [], _Clocks(now)
    for one in shown:
        candidate = one.candidate
        place, service, card = cards[candidate.id]
        hits.append(
            Hit(
                place_id=uuid.UUID(str(place)) if place else None,
                service_id=uuid.UUID(str(service)),
                card=json.loads(card),
                miles=one.miles,
                rules=_rules(candidate.hours),
                state=clocks.state(candidate),
                local=clocks.local(candidate.zone),
                point=_point(candidate),
            )
        )
    return hits
