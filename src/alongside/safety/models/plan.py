"""A person's safety plan: their own words for hard days, every version of it kept."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person

PARTS = ("signs", "myself", "places", "people", "helpers", "surroundings")
"""Its six parts, in their order. The wording is ours; the order goes from oneself to others."""


class SafetyPlan(OrganisationRow):
    """
    What a person wrote down for hard days. It belongs to them.

    Nobody else reads it unless `is_shared`, and then only coaches who serve or cover them. It makes
    no promise and gives no score. `version` counts changes, as in a recovery plan.
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


class SafetyPlanVersion(OrganisationRow):
    """The six parts as they stood after one change: JSON, encrypted. Append-only."""

    plan = models.ForeignKey(SafetyPlan, models.PROTECT, related_name="versions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    content = EncryptedTextField()
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="safety_plan_version_once")
        ]

    def __str__(self) -> str:
        return f"version {self.number}"
