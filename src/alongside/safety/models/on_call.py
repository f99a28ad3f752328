"""Who answers for staff when somebody is in danger."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Program


class OnCall(OrganisationRow):
    """
    One number to call, with its hours; of one program, or of all when `program` is null.

    `weekdays` 0 is Monday. Without `starts` and `ends` it answers day and night; an end before the
    start means the next morning. The number may be somebody's own phone, so it is encrypted.
    """

    program = models.ForeignKey(
        Program, models.PROTECT, null=True, blank=True, related_name="on_call"
    )
    name = EncryptedTextField()
    phone = EncryptedTextField()
    weekdays = models.JSONField(default=list)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts__isnull=True, ends__isnull=True)
                | models.Q(starts__isnull=False, ends__isnull=False),
                name="on_call_hours_have_both_ends",
            )
        ]

    def __str__(self) -> str:
        return f"on call {self.pk}"
