"""Coaches with a public profile, for tests."""

from typing import Any

from alongside.core.actor import Actor
from alongside.people.models import Membership
from alongside.workforce.commands import profiles
from alongside.workforce.models import CoachProfile


def make_profile(coach: Membership, *, is_published: bool = True, **changes: Any) -> CoachProfile:
    """This function will give a coach a profile that everybody may see."""
    by = Actor.system(coach.organisation_id)
    values: dict[str, Any] = {
        "languages": ["en"],
        "modes": ["in_person"],
        "zip": "06106",
        **changes,
    }
    profile = profiles.change_profile(coach=coach, by=by, **values)
    return profiles.publish(profile=profile, by=by) if is_published else profile
