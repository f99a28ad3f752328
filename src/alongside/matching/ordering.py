"""
The order of coaches on the public page, the same function for everybody. Pure.

1. Coaches who take on people now come before those who do not; nobody is left out.
2. Fit: the share of the things asked for (language, ways to meet, lived experience, groups, style)
   that a coach offers and chose to show, most first. Nothing asked: all fit alike.
3. Distance, when a place was given: under 5 miles, 5 to 10, 10 to 25, 25 to 50, 50 and more,
   unknown. A coach who offers a remote way to meet that was asked for counts as near.
4. First free time: within 2 days, a week, two weeks, later, unknown.
5. Among equals a shuffle by the day, so that nobody is always first: the order of a keyed hash of
   coach and day. The same page asked for twice on a day has the same order.

Nothing else matters: no payment, rating, name, length of service or number of words. The bands of
3 and 4 are our own choice: a mile or an hour more should not decide who is seen.
"""

import hashlib
import hmac
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

MILES = (5.0, 10.0, 25.0, 50.0)
"""Where a band of distance ends and the next begins, in miles."""

DAYS = (3, 8, 15)
"""Where a band of days to the first free time ends and the next begins: 0 is today."""

REMOTE = frozenset({"phone", "video", "text"})
"""Ways to meet for which distance does not matter."""


class WhyKind(StrEnum):
    """A part of the answer to "why this order"."""

    NOT_ACCEPTING = "not_accepting"
    OFFERS = "offers"
    DOES_NOT_OFFER = "does_not_offer"
    MILES_AWAY = "miles_away"
    MEETS_REMOTELY = "meets_remotely"
    FREE_IN_DAYS = "free_in_days"
    SHUFFLED = "shuffled"


@dataclass(frozen=True, slots=True)
class Why:
    """`field` and `value` belong to OFFERS and DOES_NOT_OFFER, `miles` and `days` to their kinds;
    SHUFFLED says that the day's shuffle decided among `equals` coaches."""

    kind: WhyKind
    field: str | None = None
    value: str | None = None
    miles: float | None = None
    days: int | None = None
    equals: int | None = None


@dataclass(frozen=True, slots=True)
class Traits:
    """What is asked for, or what a coach offers and chose to show; codes such as "es", "phone"."""

    languages: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    lived_experience: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def things(self) -> list[tuple[str, str]]:
        """Every single thing as (field, code), in a fixed order."""
        return [
            (name, value)
            for name in ("languages", "modes", "lived_experience", "groups", "styles")
            for value in sorted(getattr(self, name))
        ]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A coach as the order sees one. `miles` (0 or more) from the place asked for, None when no
    place was given or the coach has none; `free_in_days` 0 or more, None when nothing is free."""

    coach_id: str
    offers: Traits = field(default_factory=Traits)
    is_accepting: bool = True
    miles: float | None = None
    free_in_days: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A coach's place on the page and what led to it, in the order of the rules."""

    coach_id: str
    why: tuple[Why, ...]


def order_coaches(
    candidates: Iterable[Candidate], *, asked: Traits, day: date, key: bytes
) -> list[Entry]:
    """
    All candidates in the order of the module's rules.

    `day` is the visitor's; `key` is a secret of the installation, so that nobody can pick an id
    that comes first. Ids must differ.

    :raises ValueError: if the key is empty
    """
    if not key:
        raise ValueError("The shuffle needs a key.")
    ranks = {one.coach_id: (one, _rank(one, asked)) for one in candidates}
    equals: dict[_Rank, int] = {}
    for _, rank in ranks.values():
        equals[rank] = equals.get(rank, 0) + 1
    ordered = sorted(ranks.values(), key=lambda pair: (pair[1], _shuffled(pair[0], day, key)))
    return [Entry(one.coach_id, _why(one, asked, equals[rank])) for one, rank in ordered]


_Rank = tuple[bool, Fraction, int, int]


def _rank(one: Candidate, asked: Traits) -> _Rank:
    things = asked.things()
    met = len(set(things) & set(one.offers.things()))
    fit = Fraction(met, len(things)) if things else Fraction(1)
    near = 0 if _meets_remotely(one, asked) else _band(one.miles, MILES)
    return (not one.is_accepting, -fit, near, _band(one.free_in_days, DAYS))


def _band(value: float | None, ends: tuple[float, ...]) -> int:
    return len(ends) + 1 if value is None else bisect_right(ends, value)


def _meets_remotely(one: Candidate, asked: Traits) -> bool:
    return bool(asked.modes & one.offers.modes & REMOTE)


def _shuffled(one: Candidate, day: date, key: bytes) -> bytes:
    return hmac.digest(key, f"{day.isoformat()} {one.coach_id}".encode(), hashlib.sha256)


def _why(one: Candidate, asked: Traits, equals: int) -> tuple[Why, ...]:
    offered = set(one.offers.things())
    parts = [] if one.is_accepting else [Why(WhyKind.NOT_ACCEPTING)]
    for name, value in asked.things():
        kind = WhyKind.OFFERS if (name, value) in offered else WhyKind.DOES_NOT_OFFER
        parts.append(Why(kind, field=name, value=value))
    if _meets_remotely(one, asked):
        parts.append(Why(WhyKind.MEETS_REMOTELY))
    elif one.miles is not None:
        parts.append(Why(WhyKind.MILES_AWAY, miles=one.miles))
    if one.free_in_days is not None:
        parts.append(Why(WhyKind.FREE_IN_DAYS, days=one.free_in_days))
    if equals > 1:
        parts.append(Why(WhyKind.SHUFFLED, equals=equals))
    return tuple(parts)
