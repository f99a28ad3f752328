"""The recovery plan: the person's own document, every version of it kept."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person


class Plan(OrganisationRow):
    """
    A person's plan. `strengths` and `supports` are one per line, in the person's words.

    `version` counts changes; a form sends the version it was made from, so that two people
    writing at once are told and lose nothing.
    """

    person = models.OneToOneField(Person, models.PROTECT, related_name="plan")
    strengths = EncryptedTextField(blank=True, default="")
    supports = EncryptedTextField(blank=True, default="")
    hard_days = EncryptedTextField(blank=True, default="")
    review_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"plan {self.pk}"


class PlanVersion(OrganisationRow):
    """The whole plan as it stood after one change: JSON, encrypted. Append-only."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    content = EncryptedTextField()
    what_changed = models.CharField(max_length=40)
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"version {self.number}"


class PlanAgreement(OrganisationRow):
    """One side (`person` or `coach`) agreed to one version."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="agreements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    side = models.CharField(max_length=10)
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    said_to_coach = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number", "side"], name="agreed_once_per_side")
        ]

    def __str__(self) -> str:
        return f"{self.side} agreed to version {self.number}"
