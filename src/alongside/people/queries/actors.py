"""Who is asking: from a session to an actor."""

import datetime as dt
import uuid

from django.db.models import QuerySet, Subquery

from alongside.accounts.models import User
from alongside.core import audit, clock, scope
from alongside.core.actor import STAFF_ROLES, Actor, Role
from alongside.core.prepared import prepared
from alongside.people.models import Membership, Organisation

PURPOSES = {
    Role.PARTICIPANT: "own record",
    Role.COACH: "coaching",
    Role.SUPERVISOR: "supervision",
    Role.PARTNER: "hand-off",
    Role.PROGRAM_ADMINISTRATOR: "administration",
    Role.PRIVACY_OFFICER: "privacy",
    Role.EVALUATOR: "evaluation",
}


def open_membership(
    membership_id: uuid.UUID, *, organisation_id: uuid.UUID, user_id: uuid.UUID
) -> Membership | None:
    """
    This function will find a membership that still stands, with user and organisation.

    It carries how many records the member opened in 24 hours (`opened_today`, T15).
    """
    found = _open(
        membership_id=membership_id,
        organisation_id=organisation_id,
        user_id=user_id,
        yesterday=clock.now() - audit.A_DAY,
    )
    return found[0] if found else None


@prepared
def _open(
    *,
    membership_id: uuid.UUID,
    organisation_id: uuid.UUID,
    user_id: uuid.UUID,
    yesterday: dt.datetime,
) -> QuerySet[Membership]:
    rows = Membership.objects.in_organisation(organisation_id).filter(
        pk=membership_id, user_id=user_id, ended_at__isnull=True
    )
    counted = rows.annotate(opened_today=Subquery(audit.opened_since(yesterday)))
    return counted.select_related("user", "organisation", "person")


def memberships_of(user: User) -> list[Membership]:
    """This function will list a user's open memberships, staff roles first, oldest first."""
    with scope.across_organisations():
        rows = Membership.objects.across_organisations("sign-in: which roles a user has")
        found = rows.filter(user=user, ended_at__isnull=True).select_related("organisation", "user")
        return sorted(found, key=lambda m: (m.role not in STAFF_ROLES, m.created_at))


def behind_name(username: str) -> Membership | None:
    """This function will find the oldest open membership behind a hashed sign-in name."""
    with scope.across_organisations():
        rows = Membership.objects.across_organisations("a refused sign-in: whose it was to be")
        found = rows.filter(user__username=username, ended_at__isnull=True)
        return found.order_by("created_at", "pk").first()


def actor_for(membership: Membership) -> Actor:
    """This function will make the actor of a membership."""
    return Actor(
        kind="member",
        organisation_id=membership.organisation_id,
        user_id=membership.user_id,
        membership_id=membership.pk,
        role=membership.role,
        person_id=membership.person_id,
        purpose=PURPOSES.get(Role(membership.role), ""),
        # A participant's name is kept with their person, encrypted, and nowhere else.
        name=membership.person.short_name if membership.person else membership.name,
        opened_today=getattr(membership, "opened_today", None) or 0,
    )


def public_organisation() -> Organisation | None:
    """
    This function will give the organisation whose public pages this host shows.

    A host serves one organisation's public pages: the one founded first.
    """
    return next(iter(_founded_first()), None)


@prepared
def _founded_first() -> QuerySet[Organisation]:
    return Organisation.objects.order_by("created_at", "pk")[:1]
