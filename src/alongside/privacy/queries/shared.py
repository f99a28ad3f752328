"""
What a partner may see: only people with a form in force that names their office (P2-36, P2-62).

No search, no total, no list of everybody. The forms are asked anew each time, so that a page is
gone with the very stop (P2-29).
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.privacy import packets
from alongside.privacy.models import Consent, Recipient, RecipientMember
from alongside.privacy.models.disclosure import Channel
from alongside.privacy.queries import consents, restrictions


@dataclass(frozen=True, slots=True)
class Shared:
    """One form in force for one of the partner's offices, and what is left of it to tell."""

    consent: Consent
    recipient: Recipient
    categories: list[str]


def of_partner(*, by: Actor, person_id: uuid.UUID | None = None) -> list[Shared]:
    """This function will list the forms in force that name the partner's offices."""
    return list(_found(by, person_id))


def _found(by: Actor, person_id: uuid.UUID | None) -> Iterator[Shared]:
    if not by.has_role(Role.PARTNER):
        raise NotFound(_("There is nothing here."))
    at = clock.now()
    for recipient in _offices(by):
        for consent in consents.naming(recipient, by=by, person_id=person_id):
            is_of_kind = consent.kind in consents.kinds_for(recipient, Channel.PAGE)
            if is_of_kind and not consents.why_not(consent, recipient, [], at=at):
                known = [key for key in consent.categories if key in packets.CATEGORIES]
                rest = restrictions.left(consent.person, recipient, known, by=by)
                if rest:
                    yield Shared(consent, recipient, rest)


def _offices(by: Actor) -> list[Recipient]:
    rows = RecipientMember.objects.scoped(by).filter(
        membership_id=inputs.author(by), ended_at__isnull=True, recipient__ended_at__isnull=True
    )
    return [one.recipient for one in rows.select_related("recipient").order_by("created_at", "id")]


def one(person_id: uuid.UUID, *, by: Actor, form: str = "") -> tuple[Shared, list[Shared]]:
    """
    This function will find the form under which a partner sees a person, and the others.

    :raises NotFound: for everybody whose forms do not name the partner's office now
    """
    found = of_partner(by=by, person_id=person_id)
    chosen = [each for each in found if str(each.consent.pk) == form] if form else found[:1]
    if not chosen:
        raise NotFound(_("There is nothing here."))
    return chosen[0], [each for each in found if each is not chosen[0]]
