"""Consents: each element that 42 CFR 2.31(a) asks for is a field of its own (P2-11 to P2-22)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person
from alongside.privacy.models.recipient import Recipient
from alongside.privacy.models.signature import SignedDocument


class ConsentKind(models.TextChoices):
    """Kinds that are never merged: one signature each (P2-24)."""

    TPO = "tpo", _("Treatment, payment and running the program")
    NAMED = "named", _("Share with somebody named")
    COUNSELING_NOTES = "counseling_notes", _("Counseling notes")
    LEGAL = "legal", _("Use in a legal proceeding")
    JUSTICE = "justice", _("Court, probation or parole program")
    RESEARCH = "research", _("Research")
    INTERMEDIARY = "intermediary", _("Through an intermediary")
    CONTACT = "contact", _("Texts, calls and messages")  # no Part 2 consent (section 9)


class ExpiryKind(models.TextChoices):
    DATE = "date", _("On a date")
    EVENT = "event", _("When something happens")
    NONE = "none", _("Does not end by itself")  # only for TPO (P2-19)


class Consent(OrganisationRow):
    """
    One consent of one kind, from draft to signed; after signing only a `Revocation` is added.

    A consent counts only while it is signed, not revoked, not expired, and every element that
    its kind needs is there (`privacy.elements.missing`). Whether it counts is asked at the moment
    of a disclosure, never stored. Statements are kept as shown to the person, in their language.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=16, choices=ConsentKind.choices)
    template = models.CharField(max_length=40)  # key of the versioned text, such as "named"
    template_version = models.CharField(max_length=20)
    language = models.CharField(max_length=5)
    person_name = EncryptedTextField(blank=True, default="")  # P2-11
    discloser = EncryptedTextField(blank=True, default="")  # P2-12
    categories = models.JSONField(default=list)  # P2-13, keys of privacy.packets
    information = EncryptedTextField(blank=True, default="")  # P2-13, in words
    recipient_class = EncryptedTextField(blank=True, default="")  # P2-14, TPO only
    intermediary_members = EncryptedTextField(blank=True, default="")  # P2-15
    redisclosure_statement = EncryptedTextField(blank=True, default="")  # P2-16, P2-22 (i)
    purposes = models.JSONField(default=list)  # P2-17, keys
    purpose_words = EncryptedTextField(blank=True, default="")  # P2-17, in words
    fundraising_statement = EncryptedTextField(blank=True, default="")  # P2-17 (5)(iii)
    revocation_statement = EncryptedTextField(blank=True, default="")  # P2-18
    expiry_kind = models.CharField(max_length=6, choices=ExpiryKind.choices, blank=True)  # P2-19
    expires_on = models.DateField(null=True, blank=True)
    expiry_event = EncryptedTextField(blank=True, default="")
    event_happened_on = models.DateField(null=True, blank=True)
    refusal_statement = EncryptedTextField(blank=True, default="")  # P2-22 (ii)
    proceeding = EncryptedTextField(blank=True, default="")  # legal, justice: which one
    revocable_from = EncryptedTextField(blank=True, default="")  # justice, in words (P2-61)
    revocable_from_on = models.DateField(null=True, blank=True)  # justice, when it is a date
    signed_on = models.DateField(null=True, blank=True)  # P2-21
    document = models.OneToOneField(  # P2-20: signature and hash of what was signed
        SignedDocument, models.PROTECT, null=True, blank=True, related_name="consent"
    )
    drafted_by = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(document__isnull=True, signed_on__isnull=True)
                | models.Q(document__isnull=False, signed_on__isnull=False),
                name="consent_signed_with_date",
            ),
            models.CheckConstraint(
                condition=~models.Q(expiry_kind=ExpiryKind.DATE)
                | models.Q(expires_on__isnull=False),
                name="consent_ends_on_its_date",
            ),
            models.CheckConstraint(
                condition=~models.Q(expiry_kind=ExpiryKind.NONE) | models.Q(kind=ConsentKind.TPO),
                name="only_tpo_without_end",
            ),
        ]
        indexes = [models.Index(fields=["person", "-id"], name="consents_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} consent {self.pk}"


class ConsentRecipient(OrganisationRow):
    """One recipient a consent names, with the name as it stood when it was signed."""

    consent = models.ForeignKey(Consent, models.PROTECT, related_name="recipients")
    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="consents")
    name = EncryptedTextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consent", "recipient"], name="recipient_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id} in {self.consent_id}"

    @property
    def kind(self) -> str:
        """What the recipient is, as the rules of `privacy.elements` ask for it."""
        return self.recipient.kind

    @property
    def holder_class(self) -> str:
        """What the recipient may do with what it gets (P2-35)."""
        return self.recipient.holder_class


class RevocationWay(models.TextChoices):
    SELF = "self", _("By the person, signed in")
    WRITTEN = "written", _("In writing, taken by staff")
    SPOKEN = "spoken", _("Said aloud, noted as a stop")  # honoured, though the rule says written


class Revocation(OrganisationRow):
    """The end of a consent by the person's will, from `at` on. Append-only (P2-29, P2-30)."""

    consent = models.OneToOneField(Consent, models.PROTECT, related_name="revocation")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    way = models.CharField(max_length=8, choices=RevocationWay.choices)
    words = EncryptedTextField(blank=True, default="")
    witness_name = EncryptedTextField(blank=True, default="")
    by_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"end of {self.consent_id}"
