"""State changes as rows: who, when, why. The current state is the row that has no end."""

from django.db import models

from alongside.core import clock
from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow


class StateRow(OrganisationRow):
    """
    One state of one subject from `at` until `until` (null: still so).

    A subclass adds the subject's foreign key, the `state` field and `one_current("subject")`
    among its constraints, so that the database itself keeps one current row.
    """

    at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    by_membership = models.ForeignKey(
        "people.Membership", models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = EncryptedTextField(blank=True, default="")

    class Meta:
        abstract = True


def one_current(subject: str, name: str) -> models.UniqueConstraint:
    """This function will give the constraint that keeps one current row per subject."""
    return models.UniqueConstraint(
        fields=[subject], condition=models.Q(until__isnull=True), name=name
    )
