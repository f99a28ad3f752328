"""Audits, evaluations and studies by somebody outside, each with its basis and its end."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership
from alongside.privacy.models.disclosure import Basis
from alongside.privacy.models.recipient import Recipient


class OutsideReview(OrganisationRow):
    """
    Leave for a named auditor or researcher to see records for a time (P2-55, P2-56).

    `promise` is what they signed: to protect, not to pass on, to destroy, and for a study not to
    identify anybody. It ends by itself; read-only, for no row of it lets anybody write. Names go
    to a study only when a second person agreed (`approved_by`).
    """

    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="reviews")
    basis = models.CharField(
        max_length=12,
        choices=[
            (Basis.AUDIT.value, Basis.AUDIT.label),
            (Basis.RESEARCH.value, Basis.RESEARCH.label),
        ],
    )
    named = EncryptedTextField()
    legal_basis = EncryptedTextField()
    promise = EncryptedTextField()
    promised_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__lte=models.F("ends_on")), name="review_has_length"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True)
                | models.Q(by_membership__isnull=True)
                | ~models.Q(approved_by=models.F("by_membership")),
                name="review_takes_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.basis} {self.pk}"
