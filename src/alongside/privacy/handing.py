"""
Ways out: every path on which something about a person leaves, in one place (P2-41).

Each goes through the door, so that each leaves an entry; a test takes the entry away from every
path in `WAYS` and nothing leaves. No other module makes a document or a page of a packet.
"""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import NotFound, NotPermitted
from alongside.people.models import Person
from alongside.privacy import legal
from alongside.privacy.commands.disclosing import disclose
from alongside.privacy.commands.legal import exported
from alongside.privacy.models import (
    AuditGrant,
    Consent,
    Disclosure,
    Export,
    LegalRequest,
    Recipient,
    ResearchRecord,
)
from alongside.privacy.models.disclosure import Basis, Channel
from alongside.privacy.packets import Packet
from alongside.privacy.queries.legal import state_of
from alongside.ui import paper

# Way -> module and function on which something leaves.
WAYS = {
    "pdf": "alongside.privacy.handing.as_pdf",
    "order": "alongside.privacy.handing.under_order",
    "json": "alongside.privacy.handing.as_json",
    "spoken": "alongside.privacy.handing.spoken",
    "page": "alongside.privacy.handing.on_page",
    "name": "alongside.privacy.handing.on_list",
    "audit": "alongside.privacy.handing.for_audit",
    "research": "alongside.privacy.handing.for_research",
    "job": "alongside.privacy.commands.sending.send",
}


def as_pdf(*, channel: str = Channel.PAPER, **asked: Any) -> bytes:
    """This function will write an entry and draw the packet as a document, or neither."""
    with transaction.atomic():
        entry = disclose(channel=channel, **asked)
        packet: Packet = entry.packet  # type: ignore[attr-defined]
        return paper.pdf("privacy/paper/packet.html", {"packet": packet, "entry": entry})


def under_order(*, request: LegalRequest, by: Actor) -> bytes:
    """
    This function will hand over what a verified order reaches, and note it on the request (T5).

    :raises NotFound: before order and mandate are verified: there is nothing to hand over
    """
    if not legal.may_leave(state_of(request, by=by)):
        raise NotFound(_("There is nothing here."))
    with transaction.atomic():
        content = as_pdf(
            person=request.person,
            recipient=request.recipient,
            categories=request.categories,
            purpose=_("Court order"),
            basis=Basis.COURT_ORDER,
            facts={
                "legal_request": str(request.pk),
                "order": request.order_words,
                "mandate": request.mandate_words,
            },
            by=by,
        )
        exported(request=request, by=by)
    return content


def for_research(*, record: ResearchRecord, export: Export, by: Actor) -> bytes:
    """This function will draw a record for research that two people agreed to, with its entry."""
    study, second = record.study, export.approved_by
    if second is None:
        raise NotPermitted(_("A second person has to agree to this first."))
    return as_pdf(
        channel=Channel.FILE,
        person=record.person,
        recipient=study.recipient,
        categories=record.categories,
        purpose=_("Research"),
        basis=Basis.RESEARCH,
        facts={
            "researcher": study.recipient.name,
            "protocol": study.protocol,
            "approval": study.approval,
            "approved_on": study.approved_on.isoformat(),
            "ends_on": study.ends_on.isoformat(),
            "second_person": second.name,
            "agreed": str(export.pk),
        },
        by=by,
    )


def as_json(**asked: Any) -> bytes:
    """This function will write an entry and give the packet as JSON, or neither."""
    with transaction.atomic():
        packet: Packet = disclose(channel=Channel.FILE, **asked).packet  # type: ignore[attr-defined]
        return packet.json()


def spoken(
    *,
    person: Person,
    recipient: Recipient,
    categories: Collection[str],
    purpose: str,
    basis: str,
    by: Actor,
    facts: Mapping[str, str] | None = None,
    consent: Consent | None = None,
    id: uuid.UUID | None = None,
) -> Disclosure:
    """This function will write down what is told on the phone or in person."""
    return disclose(
        person=person,
        recipient=recipient,
        categories=categories,
        purpose=purpose,
        channel=Channel.SPOKEN,
        basis=basis,
        consent=consent,
        facts=facts,
        by=by,
        id=id,
    )


def on_page(*, consent: Consent, recipient: Recipient, categories: list[str], by: Actor) -> Packet:
    """This function will give a partner's page what a form allows, with one entry each time."""
    entry = disclose(
        person=consent.person,
        recipient=recipient,
        categories=categories,
        purpose=consent.purposes[0],
        channel=Channel.PAGE,
        basis=Basis.CONSENT,
        consent=consent,
        by=by,
    )
    packet: Packet = entry.packet  # type: ignore[attr-defined]
    return packet


def on_list(*, consent: Consent, recipient: Recipient, by: Actor) -> Packet:
    """This function will give a partner's list a person's name alone, which is telling it."""
    return on_page(consent=consent, recipient=recipient, categories=[], by=by)


def for_audit(*, grant: AuditGrant, person: Person, by: Actor) -> Packet:
    """This function will give an auditor's page what an audit reaches, with one entry each time."""
    entry = disclose(
        person=person,
        recipient=grant.recipient,
        categories=grant.categories,
        purpose=_("Audit"),
        channel=Channel.PAGE,
        basis=Basis.AUDIT,
        facts={
            "auditor": grant.recipient.name,
            "law": grant.law,
            "promise": grant.promise,
            "ends_on": grant.until_at.date().isoformat(),
        },
        by=by,
    )
    packet: Packet = entry.packet  # type: ignore[attr-defined]
    return packet
