"""Certificates, with the day somebody checked them."""

from django.db import models

from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership


class Credential(OrganisationRow):
    """
    A certificate shown exactly as checked (NC-03): unchecked is labelled so, expired is hidden
    from public pages. `hours_needed` is the experience the certificate asks for while the coach
    is still in training for it (`is_held` false).
    """

    coach = models.ForeignKey(Membership, models.CASCADE, related_name="credentials")
    name = models.CharField(max_length=120)
    body = models.CharField(max_length=120)
    number = models.CharField(max_length=60, blank=True)
    verify_url = models.URLField(max_length=300, blank=True)
    is_held = models.BooleanField(default=True)
    hours_needed = models.PositiveSmallIntegerField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(checked_on__isnull=True, checked_by__isnull=True)
                | models.Q(checked_on__isnull=False, checked_by__isnull=False),
                name="checked_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.name
