"""The caseload: who serves whom."""

from django.db import models

from alongside.core import clock
from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models.membership import Membership
from alongside.people.models.person import Person

COACH, COVERING = "coach", "covering"


class Assignment(OrganisationRow):
    """
    A coach serves a person from `from_at` until `until_at` (null: still so).

    Kind `coach` at most once at a time per person; kind `covering` for as long as it is needed.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    coach = models.ForeignKey(Membership, models.PROTECT, related_name="assignments")
    kind = models.CharField(max_length=10, default=COACH)
    from_at = models.DateTimeField(default=clock.now)
    until_at = models.DateTimeField(null=True, blank=True)
    reason = EncryptedTextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(until_at__isnull=True, kind=COACH),
                name="one_coach_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["person", "coach"],
                condition=models.Q(until_at__isnull=True),
                name="assigned_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["coach", "person"],
                condition=models.Q(until_at__isnull=True),
                name="open_caseload",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
