"""The hours ledger."""

from django.db import models

from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership


class HoursEntry(OrganisationRow):
    """
    Minutes a coach worked, by kind; append-only: a correction is an entry with minus minutes.

    `source_id` is the row that gave the minutes (a contact), so that nothing counts twice.
    """

    coach = models.ForeignKey(Membership, models.PROTECT, related_name="hours")
    worked_on = models.DateField()
    minutes = models.IntegerField()
    kind = models.CharField(max_length=20, default="contact")
    source_id = models.UUIDField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_id", "kind"],
                condition=models.Q(source_id__isnull=False),
                name="hours_once_per_source",
            )
        ]
        indexes = [
            models.Index(fields=["coach", "worked_on"], include=["minutes"], name="hours_by_coach")
        ]

    def __str__(self) -> str:
        return f"{self.minutes} min on {self.worked_on}"
