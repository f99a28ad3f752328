"""An auditor's time-limited, read-only view (P2-56)."""

import datetime as dt

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Program
from alongside.privacy.models.recipient import Recipient


class AuditGrant(OrganisationRow):
    """
    An auditor who signs in as a partner reads some categories of one program's records, for a time.

    `law` is what gives the right to audit, `promise` where the written promise to protect, destroy
    and not pass on is kept. Each person opened is one entry of the ledger.
    """

    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    program = models.ForeignKey(Program, models.PROTECT, related_name="+")
    categories = models.JSONField(default=list)
    law = EncryptedTextField()
    promise = EncryptedTextField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    by_membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_at__gt=models.F("from_at")),
                name="audit_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"audit {self.pk}"

    def is_open(self, at: dt.datetime) -> bool:
        """Whether the auditor may look now."""
        return self.ended_at is None and self.from_at <= at < self.until_at
