"""Roles that see much or decide much: two people give them (two-person rule)."""

from django.db import models

from alongside.core.actor import Role
from alongside.core.models_base import OrganisationRow
from alongside.people.models.membership import Membership

NEEDS_SECOND = frozenset({Role.SUPERVISOR, Role.PRIVACY_OFFICER, Role.PROGRAM_ADMINISTRATOR})
MAY_GIVE = frozenset({Role.PRIVACY_OFFICER, Role.PROGRAM_ADMINISTRATOR})


class SecondYes(OrganisationRow):
    """
    A role that one person gave and another has to confirm; until then nobody can sign in to it.

    There is no row for a role that needs none, or where nobody else could say yes.
    """

    membership = models.OneToOneField(Membership, models.PROTECT, related_name="second_yes")
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    given_by = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )
    given_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(given_by__isnull=True, given_at__isnull=True)
                | models.Q(given_by__isnull=False, given_at__isnull=False),
                name="second_yes_with_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(given_by__isnull=True)
                | ~models.Q(given_by=models.F("asked_by")),
                name="second_yes_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"second yes {self.pk}"
