"""A coach's card, the same on the public page, the coach's page and the person's own."""

from typing import Any

from alongside.core.actor import Actor
from alongside.matching.presenters.wishes import first_name
from alongside.matching.queries import finding
from alongside.matching.queries.finding import FoundCoach
from alongside.people.models import Membership
from alongside.workforce.presenters import shown
from alongside.workforce.queries import profiles


def card(found: FoundCoach) -> dict[str, Any]:
    """This function will give what a card shows."""
    profile = found.profile
    return {
        "profile": profile,
        "first_name": first_name(profile.name),
        "line": shown.line(profile, found.town),
        "chips": shown.chips(profile),
        "facts": shown.facts(profile, found.standing, profile.organisation.discreet_name),
        "free_at": found.free.start_at if found.free else None,
        "languages": ", ".join(shown.labels("languages", profile.languages)),
        "certificates": found.standing.certificates,
    }


def of_coach(*, by: Actor, coach: Membership) -> dict[str, Any]:
    """
    This function will give the card of a coach for a person they are proposed to or serve.

    A coach who shows no profile in public is shown by name alone.
    """
    profile = profiles.of_coach(by=by, coach=coach)
    if profile._state.adding or not profile.is_published:
        return {"name": coach.name, "first_name": first_name(coach.name), "card": None}
    profile.coach = coach
    found = card(finding.one(by=by, profile=profile))
    return {"name": profile.name, "first_name": found["first_name"], "card": found}
