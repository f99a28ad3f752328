"""Emergency openings: staff who had to open a record outside those they serve (HS-02)."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models.membership import Membership
from alongside.people.models.person import Person


class EmergencyAccess(OrganisationRow):
    """
    A coach or supervisor may open one record from `from_at` until `until_at`, an hour later.

    The reason is in their own words. `seen_by_supervisor_at` and `seen_by_officer_at` say when
    those who must be told had it before them; until then it stands on their pages.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="emergencies")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="emergencies")
    reason = EncryptedTextField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    seen_by_supervisor_at = models.DateTimeField(null=True, blank=True)
    seen_by_officer_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_at__gt=models.F("from_at")), name="emergency_ends"
            )
        ]
        indexes = [
            models.Index(fields=["membership", "person", "until_at"], name="emergencies_open"),
            models.Index(fields=["organisation", "-from_at"], name="emergencies_by_time"),
        ]

    def __str__(self) -> str:
        return f"emergency opening {self.pk}"
