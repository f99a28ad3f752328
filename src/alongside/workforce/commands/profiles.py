"""Change and publish a coach's own profile."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.people.models import Membership
from alongside.workforce import policy
from alongside.workforce.models import CoachProfile
from alongside.workforce.models.profile import (
    Cost,
    GroupServed,
    Language,
    LivedExperience,
    Mode,
    Style,
)
from alongside.workforce.queries import profiles

LISTS: dict[str, list[str]] = {
    "languages": Language.values,
    "modes": Mode.values,
    "lived_experience": LivedExperience.values,
    "groups_served": GroupServed.values,
    "styles": Style.values,
}
FIELDS = (
    "name", "about", "zip", "years_in_recovery", "shows_hours", "cost", "cost_from_cents",
    "cost_to_cents", "is_accepting", *LISTS,
)  # fmt: skip


@command("workforce.change_profile", check=policy.check_is_own_profile)
def change_profile(*, coach: Membership, by: Actor, **changes: Any) -> CoachProfile:
    """
    This function will change what a coach shows; takes any of `FIELDS` and writes what changed.

    The first change makes the profile, which nobody sees until it is published.

    :raises BadInput: for another field, a word that is not on our lists, or an odd price
    """
    profile = profiles.of_coach(by=by, coach=coach)
    for name, value in changes.items():
        if name not in FIELDS:
            raise BadInput(_("This cannot be changed here."), field=name)
        setattr(profile, name, _known(name, value))
    if not profile.name.strip():
        raise BadInput(_("Enter the name people will see."), field="name")
    _settle_price(profile)
    if not profile.slug:
        profile.slug = _free_slug(profile, by)
        profile.save(force_insert=True)
    else:
        profile.save(update_fields=[*changes, "cost_from_cents", "cost_to_cents"])
    return profile


def _known(name: str, value: Any) -> Any:
    allowed = LISTS.get(name)
    if allowed is None:
        return value
    if any(one not in allowed for one in value):
        raise BadInput(_("Choose from the list."), field=name)
    return [one for one in allowed if one in value]


def _settle_price(profile: CoachProfile) -> None:
    if profile.cost == Cost.FREE:
        profile.cost_from_cents = profile.cost_to_cents = None
        return
    low, high = profile.cost_from_cents, profile.cost_to_cents
    if high is None:
        raise BadInput(_("Enter what it costs at most."), field="cost_to")
    profile.cost_from_cents = high if low is None else low
    if profile.cost_from_cents > high:
        raise BadInput(_("The lowest price comes first."), field="cost_from")


def _free_slug(profile: CoachProfile, by: Actor) -> str:
    base = slugify(profile.name)[:50] or "coach"
    taken = CoachProfile.objects.scoped(by).filter(slug__startswith=base)
    slugs = set(taken.values_list("slug", flat=True))
    numbered = (f"{base}-{n}" for n in range(2, len(slugs) + 3))
    return next(s for s in (base, *numbered) if s not in slugs)


@command("workforce.publish", check=policy.check_can_publish, announces="workforce.published")
def publish(*, profile: CoachProfile, by: Actor, is_published: bool = True) -> CoachProfile:
    """
    This function will show a profile to everybody, or take it away again.

    :raises BadInput: when language or way to meet is missing
    """
    if is_published and not profile.languages:
        raise BadInput(_("Choose at least one language first."), field="languages")
    if is_published and not profile.modes:
        raise BadInput(_("Choose at least one way to meet first."), field="modes")
    profile.is_published = is_published
    profile.save(update_fields=["is_published"])
    return profile
