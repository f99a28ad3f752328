"""A person's safety plan: what they wrote down for hard days. It is theirs."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Person

PARTS = ("signs", "myself", "places", "people", "helpers", "surroundings")
"""Its six parts, in their order. The wording is ours; the order goes from oneself to others."""


class SafetyPlan(OrganisationRow):
    """
    What a person wrote down for hard days, in their words alone.

    Nobody else reads it unless `is_shared`, and then only coaches who serve or cover them. It makes
    no promise and gives no score. `version` counts changes; earlier words are not kept, so that
    what somebody took out is gone.
    """

    person = models.OneToOneField(Person, models.PROTECT, related_name="safety_plan")
    signs = EncryptedTextField(blank=True, default="")
    myself = EncryptedTextField(blank=True, default="")
    places = EncryptedTextField(blank=True, default="")
    people = EncryptedTextField(blank=True, default="")
    helpers = EncryptedTextField(blank=True, default="")
    surroundings = EncryptedTextField(blank=True, default="")
    is_shared = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"safety plan {self.pk}"

    @property
    def parts(self) -> dict[str, str]:
        """The six parts by name."""
        return {part: getattr(self, part) for part in PARTS}
