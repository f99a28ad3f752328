"""What the person asks not to be told, and the privacy officer's answer (P2-43)."""

import uuid
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict, NotPermitted
from alongside.core.saving import save_once
from alongside.people import policy as people
from alongside.people.models import Person
from alongside.privacy import packets, policy_disclosing
from alongside.privacy.models import Recipient, Restriction
from alongside.privacy.models.restriction import RestrictionState


def check_can_decide(*, by: Actor, restriction: Restriction, **_more: Any) -> None:
    """The privacy officer of the organisation."""
    policy_disclosing.check_is_officer(by=by, restriction=restriction)


def check_can_end(*, by: Actor, restriction: Restriction, **_more: Any) -> None:
    """Only the person themself takes their wish back."""
    people.check_is_the_person(by=by, person=restriction.person)


@command(
    "privacy.ask_restriction",
    check=people.check_is_the_person,
    announces="privacy.restriction_asked",
)
def ask(
    *,
    person: Person,
    by: Actor,
    recipient: Recipient | None = None,
    categories: Collection[str] = (),
    is_paid_in_full: bool = False,
    words: str = "",
    id: uuid.UUID | None = None,
) -> Restriction:
    """
    This function will ask that something not be told.

    Without a recipient it is to nobody, without a category it is nothing at all.

    :raises BadInput: for a recipient or category that is not there
    """
    if recipient is not None and recipient.organisation_id != person.organisation_id:
        raise BadInput(_("Choose one from the list."), field="recipient")
    row = Restriction(
        organisation_id=person.organisation_id,
        person=person,
        recipient=recipient,
        categories=packets.check(categories),
        is_paid_in_full=is_paid_in_full,
        words=inputs.words(words, "words"),
    )
    typed = ("recipient_id", "categories", "is_paid_in_full", "words")
    return save_once(row, by=by, id=id, typed=typed)


@command(
    "privacy.decide_restriction", check=check_can_decide, announces="privacy.restriction_decided"
)
def decide(*, restriction: Restriction, agrees: bool, why: str = "", by: Actor) -> Restriction:
    """
    This function will agree to a restriction, or decline it with a reason the person reads.

    :raises NotPermitted: for a no about a service that was paid in full (42 CFR 2.26)
    :raises Conflict: when it was decided before
    """
    held = _held(restriction, by=by)
    if held.state != RestrictionState.ASKED:
        raise Conflict(_("This was decided before."))
    if held.is_paid_in_full and not agrees:
        raise NotPermitted(_("A service was paid in full: the program has to agree."))
    held.decided_why = inputs.words(why, "why", needed=not agrees)
    held.state = RestrictionState.AGREED if agrees else RestrictionState.DECLINED
    held.decided_at, held.decided_by_id = clock.now(), by.membership_id
    held.save(update_fields=["state", "decided_at", "decided_why", "decided_by"])
    return held


@command("privacy.end_restriction", check=check_can_end)
def end(*, restriction: Restriction, by: Actor) -> Restriction:
    """This function will end a restriction because the person wants it so."""
    held = _held(restriction, by=by)
    if held.state == RestrictionState.ENDED:
        raise AlreadyDone(held)
    held.state = RestrictionState.ENDED
    held.save(update_fields=["state"])
    return held


def _held(restriction: Restriction, *, by: Actor) -> Restriction:
    rows = Restriction.objects.scoped(by).select_for_update(of=("self",))
    return rows.select_related("person").get(pk=restriction.pk)
