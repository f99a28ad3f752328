"""
The one door: nothing about a person leaves but through `disclose` (P2-28, P2-32, P2-41).

Whether it may leave is asked at this moment, never remembered. Entry and packet are made in one
transaction: whoever gets a packet has an entry in the ledger.
"""

import json
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from alongside.core import clock, events, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import NotPermitted
from alongside.core.saving import refuse_again, save_once
from alongside.people.models import Person
from alongside.privacy import bases, notices, packets, policy_disclosing, texts
from alongside.privacy.models import Consent, Disclosure, Recipient
from alongside.privacy.models.disclosure import Basis, Channel
from alongside.privacy.packets import Packet
from alongside.privacy.queries import consents, legal, research, restrictions
from alongside.privacy.scopes import scope_of

TOLD_IN_EMERGENCY = "privacy.told_in_emergency"


class Refused(NotPermitted):
    """Nothing leaves; `why` is a code that the queue keeps, the message is for whoever asked."""

    def __init__(self, why: str) -> None:
        super().__init__(_sentence(why), why=why)
        self.why = why


class NotWritten(RuntimeError):
    """The ledger does not have the entry: a bug, and nothing leaves."""


def _sentence(why: str) -> str:
    if why == "restricted":
        return _("The person asked that this not be told, and the program agreed.")
    if why in ("revoked", "expired"):
        return _("The person's form has ended. Nothing was told.")
    return _("No form that the person signed allows this. Nothing was told.")


@dataclass(frozen=True, slots=True)
class Telling:
    """What is about to leave, with what allows it."""

    person: Person
    recipient: Recipient
    categories: list[str]
    purpose: str
    channel: str
    basis: str
    consent: Consent | None
    facts: dict[str, str]


@command(
    "privacy.disclose", check=policy_disclosing.check_can_disclose, announces="privacy.disclosed"
)
def disclose(
    *,
    person: Person,
    recipient: Recipient,
    categories: Collection[str],
    purpose: str,
    channel: str,
    by: Actor,
    basis: str,
    consent: Consent | None = None,
    facts: Mapping[str, str] | None = None,
    id: uuid.UUID | None = None,
) -> Disclosure:
    """
    This function will tell a recipient something, or refuse; the entry carries `.packet`.

    With consent, `purpose` is a key the form has; on every other ground it is in words. Sent
    again under the same id it answers with the entry, without a packet: it left once.

    :raises Refused: when no consent allows it now, or a restriction forbids it
    :raises BadInput: when a fact is missing, or more is asked than the ground allows
    """
    asked = packets.check(categories)
    typed = {"categories": asked, "channel": channel, "basis": basis}
    whose = {"person_id": person.pk, "recipient_id": recipient.pk}
    refuse_again(Disclosure, id, by=by, typed=typed, **whose)
    inputs.one_of(channel, Channel.values, "channel")
    inputs.one_of(basis, bases.GROUNDS, "basis")
    telling = Telling(
        person=person,
        recipient=recipient,
        categories=asked,
        purpose=inputs.words(purpose, "purpose", needed=True),
        channel=channel,
        basis=basis,
        consent=consent,
        facts=bases.check_facts(basis, facts or {}),
    )
    if basis == Basis.CONSENT:
        telling = replace(telling, consent=_consent(telling, by=by))
    _check_ground(telling, by=by)
    packet = _packet(telling, by=by)
    entry = _write(telling, packet, by=by, id=id)
    entry.packet = packet  # type: ignore[attr-defined] # goes along once, is never stored
    return entry


def _consent(telling: Telling, *, by: Actor) -> Consent:
    """The consent that allows it, read anew and held until the entry stands (P2-28)."""
    person, recipient, categories = telling.person, telling.recipient, telling.categories
    at, kinds = clock.now(), consents.kinds_for(recipient, telling.channel)
    found = telling.consent or consents.covering(
        person, recipient, categories, by=by, at=at, purpose=telling.purpose, kinds=kinds
    )
    held = consents.held(found.pk, by=by) if found is not None else None
    if held is None or held.person_id != person.pk or held.kind not in kinds:
        raise Refused("no_consent")
    why = consents.why_not(held, recipient, categories, at=at, purpose=telling.purpose)
    if why:
        raise Refused(why)
    return held


def _check_ground(telling: Telling, *, by: Actor) -> None:
    bases.check_reach(telling.basis, telling.categories, telling.recipient.kind)
    if telling.basis == Basis.COURT_ORDER:
        legal.check_may_leave(telling.facts["legal_request"], telling.person, telling.recipient,
                              telling.categories, by=by)  # fmt: skip
    if telling.basis == Basis.RESEARCH:
        research.check_may_leave(telling.facts["agreed"], telling.person, telling.recipient,
                                 telling.categories, by=by)  # fmt: skip
    ground = bases.GROUNDS[telling.basis]
    if ground.bends and restrictions.forbidding(
        telling.person, telling.recipient, telling.categories, by=by
    ):
        raise Refused("restricted")


def _packet(telling: Telling, *, by: Actor) -> Packet:
    with override("en"):
        purpose = purpose_words(telling.purpose)
        return Packet(
            person_name=telling.person.full_name,
            recipient_name=telling.recipient.name,
            purpose=purpose,
            sections=packets.sections(
                telling.person, telling.categories, by=by, to=[telling.recipient.pk]
            ),
            notice=notices.notice_for(telling.channel),
            scope=scope_of(telling.consent, telling.basis, telling.recipient, purpose),
            rule=notices.rule_of(telling.recipient.holder_class),
        )


def purpose_words(purpose: str) -> str:
    """This function will write a purpose out, whether it is a key of a form or words already."""
    known = texts.words("purpose", "en")
    return known[purpose].label if purpose in known else purpose


def _write(telling: Telling, packet: Packet, *, by: Actor, id: uuid.UUID | None) -> Disclosure:
    """The ledger: one entry, written before the packet is handed on."""
    entry = Disclosure(
        organisation_id=telling.person.organisation_id,
        person=telling.person,
        recipient=telling.recipient,
        recipient_name=telling.recipient.name,
        recipient_address=telling.recipient.address,
        at=clock.now(),
        basis=telling.basis,
        consent=telling.consent,
        channel=telling.channel,
        categories=telling.categories,
        purpose=packet.purpose,
        notice=packet.notice.name,
        notice_sha256=packet.notice.sha256,
        scope=packet.scope,
        packet_sha256=packet.sha256,
        facts=json.dumps(telling.facts, ensure_ascii=False) if telling.facts else "",
        by_membership_id=by.membership_id,
    )
    saved = save_once(entry, by=by, id=id)
    if not Disclosure.objects.scoped(by).filter(pk=saved.pk).exists():
        raise NotWritten(f"no entry {saved.pk}")
    if telling.basis == Basis.EMERGENCY:
        about = {"id": str(saved.pk), "person_id": str(saved.person_id)}
        events.store(name=TOLD_IN_EMERGENCY, by=by, payload=about)  # a supervisor is told (P2-51)
    return saved
