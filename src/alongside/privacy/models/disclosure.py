"""The ledger of disclosures, and what waits to be sent."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person
from alongside.privacy.models.consent import Consent
from alongside.privacy.models.recipient import Recipient


class Basis(models.TextChoices):
    """Why a disclosure was lawful. All but the first go without the person's consent (P2-42)."""

    CONSENT = "consent", _("With consent")
    EMERGENCY = "emergency", _("Medical emergency (42 CFR 2.51)")
    CHILD_ABUSE = "child_abuse", _("Report of child abuse or neglect (2.12(c)(6))")
    # No exception of Part 2: the report must not say that the person is in a program (P2-53).
    ADULT_ABUSE = "adult_abuse", _("Report on an adult, without naming the program")
    CRIME = "crime", _("Crime on the premises or against staff (2.12(c)(5))")
    RESEARCH = "research", _("Research (2.52)")
    AUDIT = "audit", _("Audit or evaluation (2.53)")
    COURT_ORDER = "court_order", _("Court order with a subpoena (2.61)")
    DEATH = "death", _("Vital statistics or cause of death (2.15)")
    PERSON = "person", _("The person's own request, to somebody they chose")


class Channel(models.TextChoices):
    PAGE = "page", _("Seen on a partner's page")
    PAPER = "paper", _("Printed or handed over")
    FILE = "file", _("As a file")
    SPOKEN = "spoken", _("Said on the phone or in person")
    POST = "post", _("By post or fax")


class Disclosure(OrganisationRow):
    """
    One entry of the ledger: one act of telling one recipient. Append-only.

    Only `privacy.commands.disclosing.disclose` writes it, in the transaction in which the packet
    leaves. `notice` and `scope` went with the packet (P2-32, P2-33); an entry without both cannot
    be saved. `packet_sha256` is of the packet as it left. `facts` holds what the basis asks for,
    such as the four facts of a medical emergency (P2-51), as JSON text.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="disclosures")
    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="disclosures")
    recipient_name = EncryptedTextField()
    recipient_address = EncryptedTextField(blank=True, default="")
    at = models.DateTimeField()
    basis = models.CharField(max_length=12, choices=Basis.choices)
    consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, blank=True, related_name="disclosures"
    )
    channel = models.CharField(max_length=6, choices=Channel.choices)
    categories = models.JSONField(default=list)
    purpose = EncryptedTextField()
    notice = models.CharField(max_length=40)  # key and version of the notice text
    notice_sha256 = models.CharField(max_length=64)
    scope = EncryptedTextField()
    packet_sha256 = models.CharField(max_length=64)
    facts = EncryptedTextField(blank=True, default="")
    by_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(basis=Basis.CONSENT, consent__isnull=False)
                | (~models.Q(basis=Basis.CONSENT) & models.Q(consent__isnull=True)),
                name="consent_is_the_basis",
            ),
            models.CheckConstraint(
                condition=~models.Q(notice="") & ~models.Q(notice_sha256=""),
                name="disclosed_with_notice",
            ),
        ]
        indexes = [models.Index(fields=["person", "-at"], name="disclosures_of_person")]

    def __str__(self) -> str:
        return f"disclosure {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The scope is encrypted, so the database cannot ask for it as it does for the notice."""
        if not (self.scope and self.notice and self.notice_sha256):
            raise ValueError("an entry needs the notice and the scope that went with it (P2-33)")
        super().save(*args, **kwargs)


class Sending(OrganisationRow):
    """
    A disclosure somebody prepared that has not left yet.

    The consent is looked at again when it leaves (P2-28): `ended_at` with `disclosure` means sent,
    without it means stopped, and `stopped_why` says why.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="sendings")
    categories = models.JSONField(default=list)
    purpose = models.CharField(max_length=20, default="")  # a key of privacy.elements.PURPOSES
    channel = models.CharField(max_length=6, choices=Channel.choices)
    send_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    stopped_why = models.CharField(max_length=20, blank=True)
    disclosure = models.OneToOneField(
        Disclosure, models.PROTECT, null=True, blank=True, related_name="sending"
    )
    by_membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["send_at"],
                condition=models.Q(ended_at__isnull=True),
                name="sendings_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"sending {self.pk}"
