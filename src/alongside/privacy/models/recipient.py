"""Recipients: the outside bodies and people a record may go to, and who works for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership


class RecipientKind(models.TextChoices):
    """What a recipient is. Only the first four can be recipients under a TPO consent (P2-25)."""

    PROVIDER = "provider", _("Treatment or health care provider")
    HEALTH_PLAN = "health_plan", _("Health plan")
    PAYER = "payer", _("Payer")
    OPERATIONS = "operations", _("Helps to run the program")
    HOUSING = "housing", _("Housing")
    EMPLOYER = "employer", _("Employer")
    COURT = "court", _("Court, probation or parole")
    LAWYER = "lawyer", _("Lawyer")
    FAMILY = "family", _("Family or friend")
    SPONSOR = "sponsor", _("Sponsor or mentor")
    SERVICE = "service", _("Other service")
    RESEARCHER = "researcher", _("Researcher")
    AUDITOR = "auditor", _("Auditor or evaluator")
    MEDICAL = "medical", _("Emergency medical staff")
    AUTHORITY = "authority", _("Public authority")
    INTERMEDIARY = "intermediary", _("Intermediary (passes records to its members)")


TPO_KINDS = frozenset(
    {
        RecipientKind.PROVIDER, RecipientKind.HEALTH_PLAN, RecipientKind.PAYER,
        RecipientKind.OPERATIONS,
    }
)  # fmt: skip


class HolderClass(models.TextChoices):
    """What the recipient may do with a record it got (P2-35, 42 CFR 2.33)."""

    COVERED_ENTITY = "covered_entity", _("Covered entity or business associate under HIPAA")
    PART2_PROGRAM = "part2_program", _("Part 2 program outside HIPAA")
    LAWFUL_HOLDER = "lawful_holder", _("Other lawful holder")


class Recipient(OrganisationRow):
    """
    A body, or a person named, outside the organisation. Ended ones stay: old entries name them.

    A person (a sister, a probation officer) is a recipient, too; then `name` and `address` say
    something about a participant, so both are encrypted.
    """

    name = EncryptedTextField()
    address = EncryptedTextField(blank=True, default="")
    kind = models.CharField(max_length=12, choices=RecipientKind.choices)
    holder_class = models.CharField(
        max_length=14, choices=HolderClass.choices, default=HolderClass.LAWFUL_HOLDER
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class RecipientMember(OrganisationRow):
    """A partner's membership belongs to a recipient: they may see what it was given."""

    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="members")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="recipients")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "membership"],
                condition=models.Q(ended_at__isnull=True),
                name="member_of_recipient_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} of {self.recipient_id}"
