"""Restrictions: what the person asked not to be told, and what the program agreed to (P2-43)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person
from alongside.privacy.models.recipient import Recipient


class RestrictionState(models.TextChoices):
    ASKED = "asked", _("Asked for")
    AGREED = "agreed", _("Agreed")
    DECLINED = "declined", _("Declined")
    ENDED = "ended", _("Ended")


class Restriction(OrganisationRow):
    """
    A person's wish that something not be told, also where a consent would allow it.

    Agreed and not ended, it beats every consent. Recipient null: nobody; categories empty: nothing
    at all. `is_paid_in_full`: not to a health plan about a service paid in full, which the program
    must agree to (42 CFR 2.26).
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="restrictions")
    recipient = models.ForeignKey(
        Recipient, models.PROTECT, null=True, blank=True, related_name="restrictions"
    )
    categories = models.JSONField(default=list)
    is_paid_in_full = models.BooleanField(default=False)
    words = EncryptedTextField(blank=True, default="")
    state = models.CharField(
        max_length=8, choices=RestrictionState.choices, default=RestrictionState.ASKED
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_why = EncryptedTextField(blank=True, default="")
    decided_by = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["person"],
                condition=models.Q(state="agreed"),
                name="restrictions_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"restriction {self.pk}"
