"""Add and end those outside who may be told something, and say who works for them."""

import uuid

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, NotFound
from alongside.core.saving import save_once
from alongside.people.models import Membership
from alongside.privacy import policy
from alongside.privacy.models import Recipient, RecipientMember
from alongside.privacy.models.recipient import HolderClass, RecipientKind

LONGEST_NAME = 200


@command("privacy.add_recipient", check=policy.check_can_add_recipient)
def add_recipient(
    *,
    name: str,
    kind: str,
    holder_class: str = HolderClass.LAWFUL_HOLDER,
    address: str = "",
    by: Actor,
    id: uuid.UUID | None = None,
) -> Recipient:
    """
    This function will add a body or a person outside, under the name a consent will show.

    :raises BadInput: for a kind nobody knows, or without a name
    """
    if by.organisation_id is None:
        raise NotFound(_("There is nothing here."))
    name = inputs.words(name, "name", needed=True)
    if len(name) > LONGEST_NAME:
        raise BadInput(_("Shorten this. The most is 200 characters."), field="name")
    recipient = Recipient(
        organisation_id=by.organisation_id,
        name=name,
        kind=inputs.one_of(kind, RecipientKind.values, "kind"),
        holder_class=inputs.one_of(holder_class, HolderClass.values, "holder_class"),
        address=inputs.words(address, "address"),
    )
    typed = ("name", "kind", "holder_class", "address")
    return save_once(recipient, by=by, id=id, typed=typed)


@command("privacy.end_recipient", check=policy.check_can_manage_recipient)
def end_recipient(*, recipient: Recipient, by: Actor) -> Recipient:
    """
    This function will end a recipient, with the access of everybody who works there.

    Consents and entries that name it stay; nothing more goes there.
    """
    if recipient.ended_at is not None:
        raise AlreadyDone(recipient)
    now = clock.now()
    recipient.ended_at = now
    recipient.save(update_fields=["ended_at"])
    RecipientMember.objects.scoped(by).filter(recipient=recipient, ended_at__isnull=True).update(
        ended_at=now
    )
    return recipient


@command("privacy.add_member", check=policy.check_can_manage_recipient)
def add_member(*, recipient: Recipient, membership: Membership, by: Actor) -> RecipientMember:
    """
    This function will let a partner's membership see what this recipient was given.

    :raises BadInput: when the membership is not an open one of a partner, or the recipient ended
    """
    if recipient.ended_at is not None:
        raise BadInput(_("This recipient was ended. Add it again first."))
    if membership.role != Role.PARTNER or membership.ended_at is not None:
        raise BadInput(_("Choose a partner who can sign in."), field="membership")
    rows = RecipientMember.objects.scoped(by).filter(recipient=recipient, membership=membership)
    standing = rows.filter(ended_at__isnull=True).first()
    if standing is not None:
        raise AlreadyDone(standing)
    return RecipientMember.objects.create(
        organisation_id=recipient.organisation_id, recipient=recipient, membership=membership
    )
