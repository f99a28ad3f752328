"""Exports: files of records that leave the page for somebody's own machine (T8, T15)."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership


class Export(OrganisationRow):
    """
    One file asked for, with its reason: asked, approved by a second person when it is large, made
    once behind a password that nobody keeps, erased 24 hours later.

    `body` is the locked file in base64 until `erased_at`. `sha256` is of the file as it was made.
    """

    kind = models.CharField(max_length=30)
    reason = EncryptedTextField()
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="exports")
    row_count = models.PositiveIntegerField()
    needs_second = models.BooleanField()
    approved_by = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    body = EncryptedTextField(blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True)

    # The password of the file, only on the row just made, to be shown once.
    password = ""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(made_at__isnull=True)
                | models.Q(needs_second=False)
                | models.Q(approved_at__isnull=False),
                name="large_export_has_second",
            )
        ]
        indexes = [
            models.Index(
                fields=["expires_at"],
                condition=models.Q(made_at__isnull=False, erased_at__isnull=True),
                name="exports_to_erase",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def person_id(self) -> None:
        """An export is about many people and none in particular."""
        return None
