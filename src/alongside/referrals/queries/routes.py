"""Where a person can be written to, and so by which routes they can be asked."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.core.actor import Actor, Role
from alongside.people.models import Membership, Person
from alongside.privacy import mail
from alongside.referrals import routes
from alongside.referrals.models.referral import Route


@dataclass(frozen=True, slots=True)
class Letterbox:
    """The address with which somebody signs in, and the language of their account."""

    address: str
    language: str


def letterboxes(person_ids: Iterable[uuid.UUID], *, by: Actor) -> dict[uuid.UUID, Letterbox]:
    """This function will find the addresses of people who sign in with e-mail; others have none."""
    rows = Membership.objects.scoped(by).filter(
        person__in=list(person_ids), role=Role.PARTICIPANT, ended_at__isnull=True,
        user__is_active=True,
    )  # fmt: skip
    return {
        row.person_id: Letterbox(row.user.email, row.user.language)
        for row in rows.select_related("user")
        if row.person_id is not None and row.user is not None and row.user.email
    }


def open_to(person: Person, *, by: Actor) -> list[Route]:
    """This function will list the routes by which a person can be asked."""
    has_mail = not mail.is_held_back() and bool(letterboxes([person.pk], by=by))
    return routes.possible(person, has_mail=has_mail)
