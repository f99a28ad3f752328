"""How often a pair agreed to be in contact, and follow-up after an event."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.coaching.models.contact import ContactMode
from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person, Program


class CadenceAgreement(OrganisationRow):
    """Contact every so many days (1 to 90), and how. The one without an end holds."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="cadences")
    every_days = models.PositiveSmallIntegerField()
    mode = models.CharField(max_length=10, choices=ContactMode.choices)
    agreed_on = models.DateField()
    until = models.DateTimeField(null=True, blank=True)
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(until__isnull=True),
                name="one_current_cadence",
            ),
            models.CheckConstraint(
                condition=models.Q(every_days__gte=1, every_days__lte=90),
                name="cadence_1_to_90_days",
            ),
        ]

    def __str__(self) -> str:
        return f"every {self.every_days} days"


class TransitionKind(models.TextChoices):
    JAIL_RELEASE = "jail_release", _("Released from jail")
    HOSPITAL = "hospital", _("Left the hospital")
    TREATMENT = "treatment", _("Finished treatment")
    RETURN_TO_USE = "return_to_use", _("Return to use")
    HOUSING_LOST = "housing_lost", _("Lost housing")


class FollowUpRule(OrganisationRow):
    """
    A program's days of contact after a kind of event, as versioned data: the newest version
    that took effect holds. `source` says where the days come from.
    """

    program = models.ForeignKey(Program, models.CASCADE, related_name="follow_up_rules")
    kind = models.CharField(max_length=16, choices=TransitionKind.choices)
    days = models.JSONField(default=list)
    effective_on = models.DateField()
    source = models.CharField(max_length=200)
    confirmed_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["program", "kind", "effective_on"], name="rule_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.days}"


class Transition(OrganisationRow):
    """An event that starts follow-up. `days` is the rule's as it stood when it was noted."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="transitions")
    kind = models.CharField(max_length=16, choices=TransitionKind.choices)
    occurred_on = models.DateField()
    days = models.JSONField(default=list)
    last_day_on = models.DateField()
    words = EncryptedTextField(blank=True, default="")
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["person", "last_day_on"], name="transitions_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.occurred_on}"
