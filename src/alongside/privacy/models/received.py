"""Papers that come in: records other bodies send, orders and mandates of courts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person
from alongside.privacy.models.legal import LegalRequest


class PaperKind(models.TextChoices):
    PDF = "pdf", _("PDF")
    JPEG = "jpeg", _("Photo")


class Notice(models.TextChoices):
    """What came with a record (42 CFR 2.32); each binds whoever holds it from then on."""

    STATEMENT = "statement", _("A notice of 42 CFR Part 2")
    OTHER = "other", _("Another limit on who may see it")
    NONE = "none", _("No notice")


class ReceivedRecord(OrganisationRow):
    """
    A record of another body as it came: where from, with which notice, under which limits (P2-38).

    Origin and notice stand wherever the record is shown or handed out. It is in no packet: it goes
    on to nobody from here. `body` is the paper in base64.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="received_records")
    origin = EncryptedTextField()
    words = EncryptedTextField()  # what it is
    received_on = models.DateField()
    notice = models.CharField(max_length=9, choices=Notice.choices)
    notice_words = EncryptedTextField(blank=True, default="")  # as it came, or the law's own
    limits = EncryptedTextField(blank=True, default="")
    body = EncryptedTextField()
    paper_kind = models.CharField(max_length=4, choices=PaperKind.choices)
    paper_sha256 = models.CharField(max_length=64)
    by_membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["person", "-received_on"], name="received_of_person")]

    def __str__(self) -> str:
        return f"received record {self.pk}"


class LegalPaperKind(models.TextChoices):
    ORDER = "order", _("The court order")
    MANDATE = "mandate", _("The subpoena or other mandate")
    OTHER = "other", _("Another paper")


class LegalPaper(OrganisationRow):
    """A paper of a legal request, for the privacy officer and counsel alone (P2-58)."""

    request = models.ForeignKey(LegalRequest, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=7, choices=LegalPaperKind.choices)
    body = EncryptedTextField()
    paper_kind = models.CharField(max_length=4, choices=PaperKind.choices)
    paper_sha256 = models.CharField(max_length=64)
    by_membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"legal paper {self.pk}"

    @property
    def person_id(self) -> object:
        return self.request.person_id
