"""Proof of attendance a person made for themself."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Person


class Proof(OrganisationRow):
    """
    Days and minutes somebody was at group sessions, as they stood when it was made.

    `days` is a list of [day, minutes]. `groups` names groups only when the person chose so. The
    code is found by its keyed hash; `digest` is a keyed hash over everything the page of the code
    says, so that a changed row says nothing any more. Taken back, its code is nobody's code.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="proofs")
    full_name = EncryptedTextField()
    issued_by = models.CharField(max_length=120)
    first_day = models.DateField()
    last_day = models.DateField()
    days = models.JSONField(default=list)
    minutes = models.PositiveIntegerField()
    groups = EncryptedTextField(blank=True, default="")
    made_on = models.DateField()
    language = models.CharField(max_length=5)
    code = EncryptedTextField()
    code_hash = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code_hash"], name="proof_code_once"),
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day")), name="proof_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"proof {self.pk}"
