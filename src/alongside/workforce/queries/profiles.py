"""Profiles as their owners see them, and those the public may see."""

import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.models import Membership
from alongside.workforce.models import CoachProfile


def of_coach(*, by: Actor, coach: Membership) -> CoachProfile:
    """This function will give a coach's profile, or an unsaved one with their name."""
    found = CoachProfile.objects.scoped(by).filter(coach=coach).first()
    return found or CoachProfile(
        organisation_id=coach.organisation_id, coach=coach, name=coach.name, modes=[], languages=[]
    )


def published(*, by: Actor) -> QuerySet[CoachProfile]:
    """This function will give the profiles shown in public, of coaches who work here now."""
    rows = CoachProfile.objects.scoped(by).filter(is_published=True, coach__ended_at__isnull=True)
    return rows.select_related("coach")


def by_slug(slug: str, *, by: Actor) -> CoachProfile:
    """
    This function will find a public profile by the last part of its address.

    :raises NotFound: when there is none, or it is not shown
    """
    found = published(by=by).filter(slug=slug).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def of_coaches(*, by: Actor, coach_ids: list[uuid.UUID]) -> dict[uuid.UUID, CoachProfile]:
    """This function will give the profiles of some coaches, shown in public or not."""
    rows = CoachProfile.objects.scoped(by).filter(coach_id__in=coach_ids)
    return {row.coach_id: row for row in rows}
