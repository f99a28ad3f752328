"""
Make what a signature leaves behind: the document, once, and the rows bound to its hash.

Called only inside `commands.consents.sign`, in its transaction (ES-02, ES-04).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.core import audit, clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.errors import BadInput, NotPermitted
from alongside.people.models import EnrolmentStatus, Person
from alongside.people.models.enrolment import Status
from alongside.privacy import documents, signers
from alongside.privacy.models import Consent, Signature, SignedDocument
from alongside.privacy.models.signature import Identity, SignatureMethod, SignerRelation
from alongside.privacy.presenters.forms import FormText, form_text
from alongside.privacy.queries import minors
from alongside.privacy.uploads import Proof
from alongside.ui import paper


@dataclass(frozen=True, slots=True)
class Mark:
    """How one signer signed, and how it is known who they are."""

    name: str
    method: str = SignatureMethod.TYPED
    relation: str = SignerRelation.SELF
    identity: str = Identity.REAUTHENTICATED
    identity_words: str = ""
    witness_name: str = ""
    proof: Proof | None = None


def check_marks(marks: Sequence[Mark], person: Person, *, by: Actor) -> None:
    """
    This function will let signers pass who may sign, each in a way that says enough.

    :raises NotPermitted: when the person signs other than for themself, or staff do not attest
    :raises BadInput: for what is left out, with its field
    """
    for mark in marks:
        inputs.one_of(mark.method, SignatureMethod.values, "method")
        inputs.one_of(mark.relation, SignerRelation.values, "relation")
        _check_identity(mark, by)
        _check_proof(mark)
    today = clock.today(person.time_zone)
    age = signers.age_on(person.birth_date, today)
    problem = signers.problem(
        {mark.relation for mark in marks},
        age=age,
        alone_from=minors.alone_from(by=by, on=today),
        has_died=_has_died(person, by),
    )
    if problem or not marks:
        raise BadInput(_(problem or signers.ALONE), field="relation")


def _check_identity(mark: Mark, by: Actor) -> None:
    if by.has_role(Role.PARTICIPANT):
        own = (SignatureMethod.TYPED, SignatureMethod.DRAWN)
        if mark.relation != SignerRelation.SELF or mark.method not in own:
            raise NotPermitted(_("Here you sign for yourself. Ask your coach for another way."))
        if mark.identity != Identity.REAUTHENTICATED:
            raise NotPermitted(_("Enter your password again before you sign."))
        return
    if mark.identity != Identity.ATTESTED:
        raise NotPermitted(_("Say how you know who signs."))
    inputs.words(mark.identity_words, "identity_words", needed=True)


def _check_proof(mark: Mark) -> None:
    inputs.words(mark.name, "name", needed=True)
    if mark.method in (SignatureMethod.MARK, SignatureMethod.PAPER) and not mark.witness_name:
        raise BadInput(_("Write who watched."), field="witness_name")
    if mark.method == SignatureMethod.PAPER and mark.proof is None:
        raise BadInput(_("Add the signed paper."), field="paper")
    if mark.method == SignatureMethod.DRAWN and mark.proof is None:
        raise BadInput(_("Nothing was drawn. A typed name is enough."), field="name")


def _has_died(person: Person, by: Actor) -> bool:
    rows = EnrolmentStatus.objects.scoped(by).filter(enrolment__person=person)
    return rows.filter(until__isnull=True, state=Status.DIED).exists()


def bind(
    consent: Consent, marks: Sequence[Mark], *, by: Actor, session_hash: str, device: str
) -> SignedDocument:
    """This function will make the document and the signatures, and put its hash in the audit."""
    person, now = consent.person, clock.now()
    content = drawn_up(consent, marks, at=now)
    document = SignedDocument.objects.create(
        organisation_id=consent.organisation_id,
        person=person,
        body=documents.written(content),
        sha256=documents.sha256(content),
    )
    for mark in marks:
        Signature.objects.create(
            document=document,
            at=now,
            by_membership_id=by.membership_id,
            session_hash=session_hash,
            address=audit.address.get(),
            device=device,
            **_told_by(mark),
            **_about(consent),
        )
    audit.record(
        by=by,
        action="consent.signed",
        object=document,
        person_id=person.pk,
        detail={"consent": str(consent.pk), "sha256": document.sha256},
    )
    return document


def _about(consent: Consent) -> dict[str, Any]:
    return {
        "organisation_id": consent.organisation_id,
        "person": consent.person,
        "time_zone": consent.person.time_zone,
        "language": consent.language,
        "template_version": consent.template_version,
    }


def _told_by(mark: Mark) -> dict[str, Any]:
    proof = mark.proof.content if mark.proof else b""
    return {
        "relation": mark.relation,
        "name_as_typed": mark.name.strip(),
        "method": mark.method,
        "image": documents.written(proof),
        "image_sha256": documents.sha256(proof) if proof else "",
        "identity": mark.identity,
        "identity_words": mark.identity_words.strip(),
        "witness_name": mark.witness_name.strip(),
    }


def drawn_up(consent: Consent, marks: Sequence[Mark], *, at: dt.datetime) -> bytes:
    """This function will draw the document that is signed: the whole text and who signed how."""
    text: FormText = form_text(consent)
    context: dict[str, Any] = {"form": text, "signatures": [_shown(m) for m in marks], "at": at}
    with timezone.override(consent.person.time_zone):
        context["zone"] = consent.person.time_zone
        return paper.pdf("privacy/paper/consent.html", context, language=consent.language)


def _shown(mark: Mark) -> dict[str, Any]:
    image = ""
    if mark.proof is not None and mark.method != SignatureMethod.PAPER:
        image = f"data:image/{mark.proof.kind};base64,{documents.written(mark.proof.content)}"
    return {
        "name": mark.name.strip(),
        "method": SignatureMethod(mark.method).label,
        "relation": SignerRelation(mark.relation).label,
        "identity": Identity(mark.identity).label,
        "identity_words": mark.identity_words,
        "witness_name": mark.witness_name,
        "image": image,
        "paper_sha256": documents.sha256(mark.proof.content) if mark.proof else "",
    }
