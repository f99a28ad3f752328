"""Find a coach: what was looked for, the coaches in order, and a page of them with their facts."""

import hashlib
import hmac
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.places import Place, distance_miles, place_of
from alongside.matching.ordering import Candidate, Traits, order_coaches
from alongside.scheduling.availability import Interval
from alongside.scheduling.queries import free
from alongside.workforce.models import CoachProfile
from alongside.workforce.models.profile import Cost
from alongside.workforce.queries import profiles, standing
from alongside.workforce.queries.standing import Standing

PAGE = 24
DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for; `cost` "" is any, "free", or "sliding" for free or sliding."""

    place: Place | None = None
    asked: Traits = field(default_factory=Traits)
    cost: str = ""


@dataclass(frozen=True, slots=True)
class FoundCoach:
    """One coach of a page. `free` is their first free half hour, None when nothing is near."""

    profile: CoachProfile
    standing: Standing
    free: Interval | None
    miles: float | None
    town: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page of coaches; `total` of all pages, `number` and `pages` from 1."""

    coaches: list[FoundCoach]
    total: int
    number: int = 1
    pages: int = 1


def find(*, by: Actor, search: Search, number: int = 1) -> Found:
    """This function will give one page of public coaches in order. Four queries, always."""
    rows = {row.coach_id: row for row in _paid_as(search.cost, by)}
    slots = free.first_free(by=by, coach_ids=rows)
    miles = {coach_id: _miles(search.place, row) for coach_id, row in rows.items()}
    candidates = [
        candidate(row, miles[row.coach_id], slots.get(row.coach_id)) for row in rows.values()
    ]
    day = clock.today(_zone(rows.values()))
    entries = order_coaches(candidates, asked=search.asked, day=day, key=shuffle_key(by))
    pages = max(1, -(-len(entries) // PAGE))
    number = min(max(number, 1), pages)
    ids = [uuid.UUID(one.coach_id) for one in entries[(number - 1) * PAGE : number * PAGE]]
    held = standing.of_coaches(by=by, coach_ids=ids, today=day)
    coaches = [FoundCoach(rows[i], held[i], slots.get(i), miles[i], town_of(rows[i])) for i in ids]
    return Found(coaches, len(entries), number, pages)


def one(*, by: Actor, profile: CoachProfile) -> FoundCoach:
    """This function will give one coach with their facts."""
    slots = free.first_free(by=by, coach_ids=[profile.coach_id])
    day = clock.today(profile.organisation.time_zone)
    held = standing.of_coaches(by=by, coach_ids=[profile.coach_id], today=day)
    slot = slots.get(profile.coach_id)
    return FoundCoach(profile, held[profile.coach_id], slot, None, town_of(profile))


def candidate(
    row: CoachProfile, miles: float | None, slot: Interval | None, *, has_room: bool = True
) -> Candidate:
    """This function will give a coach as the order sees one."""
    wait = (slot.start_at - clock.now()).total_seconds() // DAY if slot else None
    return Candidate(
        coach_id=str(row.coach_id),
        offers=traits_of(row),
        is_accepting=row.is_accepting and has_room,
        miles=miles,
        free_in_days=None if wait is None else int(wait),
    )


def traits_of(row: CoachProfile) -> Traits:
    """This function will give what a coach chose to show."""
    return Traits(
        languages=frozenset(row.languages),
        modes=frozenset(row.modes),
        lived_experience=frozenset(row.lived_experience),
        groups=frozenset(row.groups_served),
        styles=frozenset(row.styles),
    )


def town_of(row: CoachProfile) -> str:
    """This function will name the town of a coach's ZIP code."""
    place = place_of(row.zip) if row.zip else None
    return place.city if place else ""


def shuffle_key(by: Actor) -> bytes:
    """This function will give the secret of the day's shuffle, one for each organisation."""
    about = f"order of coaches {by.organisation_id}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), about, hashlib.sha256)


def _paid_as(cost: str, by: Actor) -> Iterable[CoachProfile]:
    rows = profiles.published(by=by).select_related("coach", "organisation")
    allowed = {"free": [Cost.FREE], "sliding": [Cost.FREE, Cost.SLIDING]}.get(cost)
    return rows.filter(cost__in=allowed) if allowed else rows


def _zone(rows: Iterable[CoachProfile]) -> str:
    return next((row.organisation.time_zone for row in rows), "America/New_York")


def _miles(place: Place | None, row: CoachProfile) -> float | None:
    here = place_of(row.zip) if place and row.zip else None
    return distance_miles(place, here) if place and here else None
