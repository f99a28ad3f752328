"""
Where a consent stands, and which one covers a disclosure. Asked anew each time (P2-28).

Nothing here is kept or cached: between two questions a consent can end. Only the door through
which records leave, and the pages about consents themselves, may ask (P2-31).
"""

import datetime as dt
import uuid
from collections.abc import Collection
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.privacy import documents, elements
from alongside.privacy.models import Consent, ConsentRecipient, Disclosure, Recipient, Signature
from alongside.privacy.models.consent import ConsentKind, ExpiryKind
from alongside.privacy.models.disclosure import Channel
from alongside.privacy.models.recipient import TPO_KINDS, RecipientKind


class Standing(StrEnum):
    """Where a consent stands at one moment. Only an active one allows anything."""

    DRAFT = "draft"
    ACTIVE = "active"
    EXPIRED = "expired"
    REVOKED = "revoked"
    DEFICIENT = "deficient"  # signed, and an element is not there: never to be cited (P2-28)


def lacks(consent: Consent) -> list[elements.Missing]:
    """This function will list the elements that a consent lacks, its rows taken as they stand."""
    recipients = list(consent.recipients.all())
    return elements.missing(consent, recipients=recipients, signatures=_signatures(consent))


def _signatures(consent: Consent) -> list[Signature]:
    return [] if consent.document is None else list(consent.document.signatures.all())


def standing(consent: Consent, *, at: dt.datetime) -> Standing:
    """
    This function will tell where a consent stands at `at`.

    It holds to the end of its last day on the person's own clock, and until its event happened.
    """
    revocation = getattr(consent, "revocation", None)
    if revocation is not None and revocation.at <= at:
        return Standing.REVOKED
    if consent.document_id is None:
        return Standing.DRAFT
    if has_expired(consent, at=at):
        return Standing.EXPIRED
    return Standing.DEFICIENT if lacks(consent) else Standing.ACTIVE


def is_open(consent: Consent, *, at: dt.datetime) -> bool:
    """This function will tell whether a form waits to be signed or is in force."""
    return standing(consent, at=at) in (Standing.DRAFT, Standing.ACTIVE)


def has_expired(consent: Consent, *, at: dt.datetime) -> bool:
    """This function will tell whether the date or event that ends a consent has come."""
    today = at.astimezone(ZoneInfo(consent.person.time_zone)).date()
    if consent.expiry_kind == ExpiryKind.DATE:
        return consent.expires_on is None or today > consent.expires_on
    happened = consent.event_happened_on
    return happened is not None and happened <= today


def may_be_revoked(consent: Consent, *, at: dt.datetime) -> bool:
    """
    This function will tell whether the person may stop a consent now.

    Only one for a court program, once signed, waits for its day or event (P2-61, 42 CFR 2.35).
    """
    if consent.kind != ConsentKind.JUSTICE or consent.document_id is None:
        return True
    today = at.astimezone(ZoneInfo(consent.person.time_zone)).date()
    days = (consent.revocable_from_on, consent.event_happened_on)
    return any(day is not None and day <= today for day in days)


def waits(consent: Consent) -> bool:
    """This function will tell whether a signed consent waits for an event that may be noted."""
    for_event = consent.expiry_kind == ExpiryKind.EVENT or consent.kind == ConsentKind.JUSTICE
    return for_event and consent.document_id is not None and consent.event_happened_on is None


def covering(
    person: Person,
    recipient: Recipient,
    categories: Collection[str],
    *,
    by: Actor,
    at: dt.datetime,
    purpose: str = "",
    kinds: Collection[str] = elements.PART2_KINDS,
) -> Consent | None:
    """
    This function will find the consent that allows these categories to go to a recipient now.

    The newest one that is active, names the recipient (or, for treatment, payment and running
    the program, its class), holds every category and, when `purpose` is given, that purpose. Its
    document has to match the hash it was signed under. `kinds` narrows it: a court sees only
    what a consent of its own kind allows (P2-62).
    """
    if not categories or recipient.ended_at is not None:
        return None
    for consent in _whole(Consent.objects.scoped(by).filter(person=person, kind__in=kinds)):
        if not why_not(consent, recipient, categories, at=at, purpose=purpose):
            return consent
    return None


def kinds_for(recipient: Recipient, channel: str) -> frozenset[str]:
    """
    This function will say which kinds of consent count for a recipient.

    A court sees on its page only what a form of its own kind allows (P2-62); on paper it may also
    get what a form for a legal matter names it for.
    """
    if recipient.kind != RecipientKind.COURT:
        return frozenset(elements.PART2_KINDS)
    return frozenset({elements.JUSTICE} | (set() if channel == Channel.PAGE else {elements.LEGAL}))


def why_not(
    consent: Consent,
    recipient: Recipient,
    categories: Collection[str],
    *,
    at: dt.datetime,
    purpose: str = "",
) -> str:
    """
    This function will say in a code why a consent does not allow this now, or nothing.

    No category at all means the bare name, which a form that names the recipient allows.
    """
    where = standing(consent, at=at)
    if where is not Standing.ACTIVE:
        return str(where)
    if consent.document is None or not documents.is_intact(consent.document):
        return str(Standing.DEFICIENT)
    if recipient.ended_at is not None:
        return "recipient_ended"
    if not names(consent, recipient):
        return "not_named"
    if not set(categories) <= set(consent.categories):
        return "not_shared"
    return "other_purpose" if purpose and purpose not in consent.purposes else ""


def held(consent_id: uuid.UUID, *, by: Actor) -> Consent | None:
    """
    This function will read a consent anew and keep it from being stopped until this is done.

    A stop that is being written is waited for, and one that comes later waits in turn (P2-28).
    """
    locked = Consent.objects.scoped(by).select_for_update().filter(pk=consent_id)
    if not list(locked.values_list("pk", flat=True)):
        return None
    return _whole(Consent.objects.scoped(by).filter(pk=consent_id)).first()


def names(consent: Consent, recipient: Recipient) -> bool:
    """
    This function will tell whether a consent lets this recipient be told.

    A name put beside the others after the signing was never signed for, and does not count.
    """
    signed_at = min((s.at for s in _signatures(consent)), default=None)
    if signed_at is None:
        return False
    named = consent.recipients.all()
    if any(one.recipient_id == recipient.pk and one.created_at <= signed_at for one in named):
        return True
    by_class = consent.kind == ConsentKind.TPO and bool(consent.recipient_class)
    return by_class and recipient.kind in TPO_KINDS


def of_person(person: Person, *, by: Actor) -> list[Consent]:
    """This function will list a person's consents, newest first, drafts and ended ones too."""
    if not persons.is_visible_to(by=by, person_id=person.pk):
        raise NotFound(_("There is nothing here."))
    return list(_whole(Consent.objects.scoped(by).filter(person=person)))


def naming(recipient: Recipient, *, by: Actor, person_id: uuid.UUID | None = None) -> list[Consent]:
    """This function will list the forms that name a recipient, of one person or of all."""
    rows = Consent.objects.scoped(by).filter(
        recipients__recipient=recipient, kind__in=elements.PART2_KINDS, document__isnull=False
    )
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    return list(_whole(rows))


def get(consent_id: uuid.UUID, *, by: Actor) -> Consent:
    """
    This function will find a consent for somebody who may see its person.

    :raises NotFound: for a stranger and for an id that is nobody's, the same
    """
    consent = _whole(Consent.objects.scoped(by).filter(pk=consent_id)).first()
    if consent is not None and persons.is_visible_to(by=by, person_id=consent.person_id):
        return consent
    # Writes down who tried, with the same work for an id that is nobody's (AV-19).
    persons.get(consent_id if consent is None else consent.person_id, by=by)
    raise NotFound(_("There is nothing here."))


def told_under(consent: Consent, *, by: Actor) -> list[Disclosure]:
    """This function will list what went out under a consent; it stays, also after a stop."""
    return list(Disclosure.objects.scoped(by).filter(consent=consent).order_by("-at"))


def _whole(rows: QuerySet[Consent]) -> QuerySet[Consent]:
    """
    The rows with everything that tells where they stand, in a fixed number of queries.

    Documents and papers stay in the database until somebody asks for one.
    """
    named = ConsentRecipient._base_manager.select_related("recipient").order_by("created_at", "id")
    signed = Signature._base_manager.defer("image").order_by("at", "id")
    return (
        rows.select_related("person", "document", "revocation", "drafted_by")
        .prefetch_related(
            Prefetch("recipients", queryset=named),
            Prefetch("document__signatures", queryset=signed),
        )
        .defer("document__body")
        .order_by("-id")
    )
