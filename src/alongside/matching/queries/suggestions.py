"""Coaches for a request, in the documented order, with what led to it."""

import uuid
from dataclasses import dataclass

from django.db.models import Count, Q

from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.places import Place, distance_miles, place_of
from alongside.matching.models import Request
from alongside.matching.ordering import Traits, Why, order_coaches
from alongside.matching.queries import finding, unavailable
from alongside.people.models import Membership
from alongside.scheduling.availability import Interval
from alongside.scheduling.queries import free
from alongside.workforce.models import CoachProfile
from alongside.workforce.queries import profiles


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A coach of the request's program. `room` is how many more people they have time for."""

    coach: Membership
    room: int
    is_wished: bool
    is_available: bool
    why: tuple[Why, ...]
    free: Interval | None


def for_request(*, by: Actor, request: Request) -> list[Suggestion]:
    """
    This function will list the coaches of the program: a coach wished for first, then in order;
    those who are not available for this person last. Five queries.
    """
    coaches = {row.pk: row for row in _coaches(by, request)}
    known = profiles.of_coaches(by=by, coach_ids=list(coaches))
    slots = free.first_free(by=by, coach_ids=coaches)
    apart = unavailable.for_request(by=by, request=request)
    place = place_of(request.person.zip) if request.person.zip else None
    rows = [known.get(pk) or CoachProfile(coach=row) for pk, row in coaches.items()]
    candidates = [
        finding.candidate(
            row,
            _miles(place, row),
            slots.get(row.coach_id),
            has_room=_room(coaches[row.coach_id]) > 0,
        )
        for row in rows
    ]
    day = clock.today(request.program.time_zone)
    entries = order_coaches(
        candidates, asked=asked_of(request), day=day, key=finding.shuffle_key(by)
    )
    by_text = {str(pk): row for pk, row in coaches.items()}
    found = [_suggestion(request, by_text[one.coach_id], one.why, apart, slots) for one in entries]
    return sorted(found, key=lambda s: (not s.is_available, not s.is_wished))


def asked_of(request: Request) -> Traits:
    """This function will give what a request asks for, with the person's language."""
    wishes = request.wishes
    languages = set(wishes.get("languages", []))
    if request.person.language != "en":
        languages.add(request.person.language)
    return Traits(
        languages=frozenset(languages),
        modes=frozenset(wishes.get("modes", [])),
        lived_experience=frozenset(wishes.get("lived_experience", [])),
        groups=frozenset(wishes.get("groups_served", [])),
        styles=frozenset(wishes.get("styles", [])),
    )


def _coaches(by: Actor, request: Request) -> list[Membership]:
    rows = Membership.objects.scoped(by).filter(
        role=Role.COACH, ended_at__isnull=True, programs__program_id=request.program_id
    )
    serving = Count("assignments", filter=Q(assignments__until_at__isnull=True), distinct=True)
    return list(rows.annotate(serving=serving))


def _room(coach: Membership) -> int:
    return max(0, coach.capacity - int(getattr(coach, "serving", 0)))


def _miles(place: Place | None, row: CoachProfile) -> float | None:
    here = place_of(row.zip) if place and row.zip else None
    return distance_miles(place, here) if place and here else None


def _suggestion(
    request: Request,
    coach: Membership,
    why: tuple[Why, ...],
    apart: set[uuid.UUID],
    slots: dict[uuid.UUID, Interval],
) -> Suggestion:
    return Suggestion(
        coach=coach,
        room=_room(coach),
        is_wished=request.wished_coach_id == coach.pk,
        is_available=coach.pk not in apart,
        why=why,
        free=slots.get(coach.pk),
    )
