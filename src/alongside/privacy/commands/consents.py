"""Draft, sign, revoke a consent, and note that the event it waits for happened."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict
from alongside.core.saving import save_once
from alongside.people import policy as people
from alongside.people.models import Organisation, Person
from alongside.privacy import drafting, elements, policy, signing, texts
from alongside.privacy.commands.recipients import add_recipient
from alongside.privacy.drafting import Terms
from alongside.privacy.models import Consent, ConsentRecipient, Revocation
from alongside.privacy.models.consent import ConsentKind, ExpiryKind, RevocationWay
from alongside.privacy.queries import consents
from alongside.privacy.signing import Mark

LONGEST_YEARS = 10
TYPED = (
    "kind", "categories", "purposes", "purpose_words", "expiry_kind", "expires_on",
    "expiry_event", "proceeding",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewRecipient:
    """Somebody who is not on the list yet, to be added along with the form that names them."""

    name: str
    kind: str
    address: str = ""


@command("privacy.draft_consent", check=policy.check_can_draft)
def draft(
    *,
    person: Person,
    kind: str,
    terms: Terms,
    by: Actor,
    language: str = "",
    new_recipient: NewRecipient | None = None,
    id: uuid.UUID | None = None,
) -> Consent:
    """
    This function will write a consent of one kind for a person to read (P2-24).

    Nothing is allowed by it: it holds only once it is signed. It has to be whole but for the
    signature, so that nobody signs what could never be used (P2-23).

    :raises BadInput: for an element that is missing or of another kind, with its field
    """
    inputs.one_of(kind, ConsentKind.values, "kind")
    inputs.some_of(terms.categories, texts.categories_of(kind), "categories")
    inputs.some_of(terms.purposes, elements.PURPOSES[kind], "purposes")
    people.check_same_organisation(by=by, recipients=list(terms.recipients))
    if new_recipient is not None:
        added = add_recipient(
            name=new_recipient.name, kind=new_recipient.kind, address=new_recipient.address, by=by
        )
        terms = replace(terms, recipients=[*terms.recipients, added])
    _check_terms(terms, today=clock.today(person.time_zone))
    organisation = Organisation.objects.get(pk=person.organisation_id)
    consent = drafting.written(
        person, organisation, kind, terms, language=language or person.language
    )
    consent.drafted_by_id = by.membership_id
    named = [
        ConsentRecipient(
            organisation_id=person.organisation_id, consent=consent, recipient=one, name=one.name
        )
        for one in terms.recipients
    ]
    _refuse_unless_whole(
        elements.before_signing(elements.missing(consent, recipients=named, signatures=()))
    )
    saved = save_once(consent, by=by, id=id, typed=TYPED)
    for row in named:
        row.consent = saved
        row.save(force_insert=True)
    return saved


def _check_terms(terms: Terms, *, today: dt.date) -> None:
    for field in (
        "information", "intermediary_members", "purpose_words", "expiry_event", "proceeding",
        "revocable_from",
    ):  # fmt: skip
        inputs.words(getattr(terms, field), field)
    if terms.expiry_kind == ExpiryKind.DATE and terms.expires_on is not None:
        latest = today + dt.timedelta(days=366 * LONGEST_YEARS)
        inputs.day_between(terms.expires_on, today, latest, "expires_on")
    if any(one.ended_at is not None for one in terms.recipients):
        raise BadInput(
            _("One of these is no longer told anything. Choose again."), field="recipients"
        )


def _refuse_unless_whole(lacks: Sequence[elements.Missing]) -> None:
    if lacks:
        raise BadInput(_(lacks[0].sentence), field=lacks[0].field, id=lacks[0].id)


@command("privacy.sign_consent", check=policy.check_can_sign, announces="privacy.consent_signed")
def sign(
    *,
    consent: Consent,
    marks: Sequence[Mark],
    by: Actor,
    session_hash: str = "",
    device: str = "",
) -> Consent:
    """
    This function will sign a consent: the document is made once and bound to its hash.

    Signed again it answers as the first time; nothing signed is ever changed (ES-04).

    :raises Conflict: when the person took the form back before
    :raises BadInput: when an element or something about the signature is missing
    :raises NotPermitted: when somebody signs who may not, or in a way that is not theirs
    """
    rows = Consent.objects.scoped(by).select_for_update().filter(pk=consent.pk)
    if rows.values_list("document_id", flat=True).get() is not None:
        raise AlreadyDone(consents.get(consent.pk, by=by))
    consent = consents.get(consent.pk, by=by)
    if hasattr(consent, "revocation"):
        raise Conflict(_("This form was taken back. Make a new one."))
    _refuse_unless_whole(elements.before_signing(consents.lacks(consent)))
    signing.check_marks(marks, consent.person, by=by)
    consent.document = signing.bind(consent, marks, by=by, session_hash=session_hash, device=device)
    consent.signed_on = clock.today(consent.person.time_zone)
    consent.save(update_fields=["document", "signed_on"])
    signed = consents.get(consent.pk, by=by)
    _refuse_unless_whole(consents.lacks(signed))
    return signed


@command("privacy.revoke_consent", check=policy.check_can_revoke, announces="privacy.consent_ended")
def revoke(
    *,
    consent: Consent,
    by: Actor,
    way: str = RevocationWay.SELF,
    words: str = "",
    witness_name: str = "",
) -> Revocation:
    """
    This function will end a consent by the person's will, from this transaction on (P2-29).

    A form nobody signed is taken back the same way. What went out before stays in the ledger. A
    spoken no is noted and stops as much as a written one (P2-30).

    :raises Conflict: for a court consent before its date or event (P2-61)
    :raises BadInput: when staff do not say who was there or what was said
    """
    done = Revocation.objects.scoped(by).filter(consent=consent).first()
    if done is not None:
        raise AlreadyDone(done)
    inputs.one_of(way, RevocationWay.values, "way")
    if not consents.may_be_revoked(consent, at=clock.now()):
        words_for = {"when": consent.revocable_from}
        raise Conflict(_("This can be stopped %(when)s, not before.") % words_for)
    is_own = by.has_role(Role.PARTICIPANT)
    if is_own != (way == RevocationWay.SELF) and not by.is_system:
        raise BadInput(_("Say how you were told."), field="way")
    if way == RevocationWay.WRITTEN:
        inputs.words(witness_name, "witness_name", needed=True)
    return Revocation.objects.create(
        organisation_id=consent.organisation_id,
        consent=consent,
        person_id=consent.person_id,
        at=clock.now(),
        way=way,
        words=inputs.words(words, "words", needed=way == RevocationWay.SPOKEN),
        witness_name=witness_name.strip(),
        by_membership_id=by.membership_id,
    )


@command("privacy.note_consent_event", check=policy.check_can_note_event)
def note_event(*, consent: Consent, happened_on: dt.date, by: Actor) -> Consent:
    """
    This function will note the day on which the event a consent waits for happened.

    It ends a consent that ends with it, and makes a court consent one that can be stopped.

    :raises BadInput: for a consent that waits for none, or a day to come
    :raises Conflict: when it was noted before
    """
    waits = consent.expiry_kind == ExpiryKind.EVENT or consent.kind == ConsentKind.JUSTICE
    if not waits or consent.document_id is None:
        raise BadInput(_("This form does not wait for an event."))
    if consent.event_happened_on is not None:
        raise Conflict(_("The day was noted before."))
    today = clock.today(consent.person.time_zone)
    earliest = consent.signed_on or today
    consent.event_happened_on = inputs.day_between(happened_on, earliest, today, "happened_on")
    consent.save(update_fields=["event_happened_on"])
    return consent
