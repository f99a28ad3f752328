"""Records that came from outside under a Part 2 notice (P2-38)."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person


class ReceivedRecord(OrganisationRow):
    """
    What somebody outside sent about a person. Origin, restriction and notice never leave it.

    Append-only: wherever the words are shown or passed on, these three are shown with them.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="received_records")
    origin = EncryptedTextField()
    received_on = models.DateField()
    words = EncryptedTextField()
    restriction = EncryptedTextField()
    notice = EncryptedTextField(blank=True, default="")
    has_part2_notice = models.BooleanField()
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"received record {self.pk}"
