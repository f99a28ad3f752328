"""What was looked at again, and when (HS-17, HS-18)."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership


class Review(OrganisationRow):
    """One time that an entry of the checklist was done. Entries are only added."""

    item = models.CharField(max_length=12)  # a key of privacy.review.ITEMS
    done_on = models.DateField()
    note = EncryptedTextField()  # who did it, what was found, where the report lies
    by_membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "item", "-done_on"], name="reviews_by_item")
        ]

    def __str__(self) -> str:
        return f"{self.item} on {self.done_on}"
