"""What a person chose beforehand for a time in which they do not answer."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person


class OutreachPlan(OrganisationRow):
    """
    Who is to reach out, how, and after how many days without an answer; or that nobody does.

    `steps` are codes of `safety.outreach`, in their order; none, and no `after_days`, means "do
    nothing". Nothing here sends or calls: it tells staff what was asked for. The one without an
    end holds. A contact outside the program is only named here; that is no consent.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="outreach_plans")
    after_days = models.PositiveSmallIntegerField(null=True, blank=True)
    steps = models.JSONField(default=list, blank=True)
    contact_name = EncryptedTextField(blank=True, default="")
    contact_phone = EncryptedTextField(blank=True, default="")
    words = EncryptedTextField(blank=True, default="")
    at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(until__isnull=True),
                name="one_current_outreach_plan",
            ),
            models.CheckConstraint(
                condition=models.Q(after_days__isnull=True)
                | models.Q(after_days__gte=1, after_days__lte=90),
                name="outreach_after_1_to_90_days",
            ),
        ]

    def __str__(self) -> str:
        return f"outreach plan {self.pk}"
