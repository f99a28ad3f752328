"""Quiet times: after a crisis nothing is sent to a person, or asked of them, by itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models.membership import Membership
from alongside.people.models.person import Person


class Cause(models.TextChoices):
    """What happened, in the fewest words that decide what is still shown to staff."""

    OVERDOSE = "overdose", _("They had an overdose")
    DEATH = "death", _("They died")
    INCIDENT = "incident", _("Something else grave happened")


class QuietTime(OrganisationRow):
    """
    From `at` until `ended_at` (null: still so) nobody is written to or asked by the program itself.

    `people.queries.quiet` is the one place that reads it, and every sender asks there. `reason` is
    why it was ended, in the words of whoever ended it.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="quiet_times")
    cause = models.CharField(max_length=10, choices=Cause.choices)
    at = models.DateTimeField()
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    reason = EncryptedTextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(ended_at__isnull=True),
                name="one_quiet_time_at_once",
            )
        ]

    def __str__(self) -> str:
        return f"quiet time {self.pk}"
