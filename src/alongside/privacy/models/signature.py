"""Signatures: what was signed, by whom, how, and the hash that binds both (ES-01 to ES-09)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person


class SignedDocument(OrganisationRow):
    """
    The document as it was signed, made once and never again (ES-04).

    `body` is the PDF in base64, encrypted like every word of a record; `sha256` is of the PDF's
    bytes and stands in the audit chain, too. A change makes a new consent, never a new body.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    body = EncryptedTextField()
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"signed document {self.pk}"


class SignatureMethod(models.TextChoices):
    TYPED = "typed", _("Typed name")
    DRAWN = "drawn", _("Drawn signature")
    MARK = "mark", _("Mark with a witness")
    PAPER = "paper", _("Signed paper, uploaded with a witness")


class Identity(models.TextChoices):
    REAUTHENTICATED = "reauthenticated", _("Entered the password or key again")
    ATTESTED = "attested", _("Known in person by staff")


class SignerRelation(models.TextChoices):
    SELF = "self", _("The person")
    PARENT = "parent", _("Parent or guardian of a minor")
    GUARDIAN = "guardian", _("Guardian")
    REPRESENTATIVE = "representative", _("Personal representative")


class Signature(OrganisationRow):
    """
    One signature under one document. Append-only (ES-02).

    `image` is the drawn strokes or the uploaded paper in base64, re-encoded; `image_sha256` its
    hash. `session_hash` is a keyed hash of the session, `address` the caller's network.
    """

    document = models.ForeignKey(SignedDocument, models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    relation = models.CharField(
        max_length=14, choices=SignerRelation.choices, default=SignerRelation.SELF
    )
    name_as_typed = EncryptedTextField()
    method = models.CharField(max_length=6, choices=SignatureMethod.choices)
    image = EncryptedTextField(blank=True, default="")
    image_sha256 = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    time_zone = models.CharField(max_length=40)
    identity = models.CharField(max_length=16, choices=Identity.choices)
    identity_words = EncryptedTextField(blank=True, default="")
    witness_name = EncryptedTextField(blank=True, default="")
    by_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )
    session_hash = models.CharField(max_length=64, blank=True)
    address = models.CharField(max_length=45, blank=True)
    device = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=5)
    template_version = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"signature {self.pk}"
