"""
The one door: nothing about a person leaves the organisation but through here.

The basis is asked at the moment it leaves, the packet starts from nothing, notice and scope go
along, and one entry of the ledger is written in the same transaction and read back. Without the
entry there is no packet to hand out.
"""

import datetime as dt
import json
import uuid
from collections.abc import Collection
from contextlib import nullcontext
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict
from alongside.core.ids import new_id
from alongside.core.saving import save_once
from alongside.people.models import Person
from alongside.privacy import grounds, notices, packets, telling
from alongside.privacy import policy_disclosing as policy
from alongside.privacy.grounds import Asked
from alongside.privacy.models import Consent, Disclosure, Recipient
from alongside.privacy.models.disclosure import Basis, Channel
from alongside.privacy.packets import Packet


class NotInLedger(RuntimeError):
    """The entry was not written, so nothing leaves. A bug or an attack, never a user's fault."""


@command("privacy.disclose", check=policy.check_can_disclose, announces="privacy.disclosed")
def disclose(
    *,
    person: Person,
    recipient: Recipient,
    categories: Collection[str],
    purpose: str,
    channel: str,
    by: Actor,
    basis: str = Basis.CONSENT,
    consent: Consent | None = None,
    facts: dict[str, str] | None = None,
    id: uuid.UUID | None = None,
) -> Disclosure:
    """
    This function will let something about a person leave, and write it into the ledger.

    The returned entry carries `.packet`. The same act sent again (`id`) is checked again and
    answered with the same packet; no second entry is written.

    :raises Blocked: when the basis does not hold now; the log keeps the reason (P2-28, P2-43)
    :raises BadInput: for facts, categories or a recipient that do not fit the basis
    :raises Conflict: when the same act is sent again and the record has changed meanwhile
    """
    if channel not in Channel.values:
        raise BadInput(_("Choose one from the list."), field="channel")
    asked = Asked(
        person, recipient, packets.known(categories), purpose, channel, by, basis, facts or {}, consent
    )  # fmt: skip
    held = grounds.check(asked)
    earlier = Disclosure.objects.scoped(by).filter(pk=id).first() if id else None
    row_id, at = (earlier.pk, earlier.at) if earlier else (id or new_id(), clock.now())
    with _language_of(channel):
        packet = telling.packet(asked, held, id=row_id, at=at)
    if earlier is not None:
        raise AlreadyDone(_same(earlier, asked, packet))
    told = save_once(_entry(asked, held, packet, at), by=by, id=row_id)
    _check_entered(told)
    told.packet = packet
    return told


def _language_of(channel: str) -> Any:
    """Paper and files are for outside, in English as the notice; a page is in its reader's."""
    return nullcontext() if channel == Channel.PAGE else translation.override("en")


def _entry(asked: Asked, consent: Consent | None, packet: Packet, at: dt.datetime) -> Disclosure:
    notice = notices.for_channel(asked.channel)
    return Disclosure(
        organisation_id=asked.person.organisation_id,
        person=asked.person,
        recipient=asked.recipient,
        recipient_name=asked.recipient.name,
        recipient_address=asked.recipient.address,
        at=at,
        basis=asked.basis,
        consent=consent,
        channel=asked.channel,
        categories=list(asked.categories),
        purpose=packet.purpose,
        notice=packet.notice_key,
        notice_sha256=notice.sha256,
        scope="\n".join(packet.scope),
        packet_sha256=packet.sha256(),
        facts=json.dumps(asked.facts, sort_keys=True) if asked.facts else "",
        by_membership_id=asked.by.membership_id,
    )


def _check_entered(told: Disclosure) -> None:
    """
    Read the entry back: what the database does not hold did not happen, and nothing leaves.

    :raises NotInLedger: when it is not there
    """
    rows = Disclosure.objects.in_organisation(told.organisation_id)
    if not rows.filter(pk=told.pk, packet_sha256=told.packet_sha256).exists():
        raise NotInLedger("nothing leaves without its entry")


def _same(earlier: Disclosure, asked: Asked, packet: Packet) -> Disclosure:
    is_same = (
        earlier.person_id == asked.person.pk
        and earlier.recipient_id == asked.recipient.pk
        and earlier.basis == asked.basis
        and earlier.channel == asked.channel
    )
    if not is_same:
        raise BadInput(_("This form is damaged. Open the page again."))
    if earlier.packet_sha256 != packet.sha256():
        raise Conflict(_("The record has changed since. Open the page again."))
    earlier.packet = packet
    return earlier
