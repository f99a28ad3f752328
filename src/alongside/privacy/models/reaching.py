"""How a person wants to be reached, and how not (HS-12, DS-04)."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Person


class ContactRules(OrganisationRow):
    """
    A person's own rules on calls and texts; whoever has none is left alone at night.

    `safe_from` and `safe_until` are times of their day; without them quiet hours are from
    9 pm to 8 am. `safe_word` tells that the one who answers is the person.
    """

    person = models.OneToOneField(Person, models.PROTECT, related_name="contact_rules")
    safe_from = models.TimeField(null=True, blank=True)
    safe_until = models.TimeField(null=True, blank=True)
    no_voice_mail = models.BooleanField(default=False)
    withheld_number = models.BooleanField(default=False)
    safe_word = EncryptedTextField(blank=True, default="")
    words = EncryptedTextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(safe_from__isnull=True, safe_until__isnull=True)
                | models.Q(safe_from__isnull=False, safe_until__isnull=False),
                name="safe_hours_have_both_ends",
            )
        ]

    def __str__(self) -> str:
        return f"rules {self.pk}"
