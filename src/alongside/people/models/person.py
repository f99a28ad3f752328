"""The person: whoever the service is for."""

from django.db import models

from alongside.core.crypto.fields import BlindIndexField, EncryptedTextField
from alongside.core.models_base import OrganisationRow


class Person(OrganisationRow):
    """
    Somebody the service is for.

    Names, birth date and every way to reach them are encrypted; `name_index` and
    `identity_index` find the same name, and the same name and birth date, exactly.
    `birth_date` is ISO text. `safe_ways` is what the person said about reaching them safely.
    """

    given_name = EncryptedTextField()
    family_name = EncryptedTextField(blank=True, default="")
    preferred_name = EncryptedTextField(blank=True, default="")
    birth_date = EncryptedTextField(blank=True, default="")
    phone = EncryptedTextField(blank=True, default="")
    email = EncryptedTextField(blank=True, default="")
    safe_ways = EncryptedTextField(blank=True, default="")
    meeting_place = EncryptedTextField(blank=True, default="")
    may_call = models.BooleanField(default=True)
    may_text = models.BooleanField(default=True)
    may_leave_message = models.BooleanField(default=False)
    zip = models.CharField(max_length=5, blank=True)
    language = models.CharField(max_length=5, default="en")
    time_zone = models.CharField(max_length=40, default="America/New_York")
    external_id = models.CharField(max_length=60, blank=True)
    name_index = BlindIndexField(of=("given_name", "family_name"))
    identity_index = BlindIndexField(of=("given_name", "family_name", "birth_date"))

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "name_index"], name="person_by_name"),
            models.Index(fields=["organisation", "identity_index"], name="person_by_identity"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "external_id"],
                condition=~models.Q(external_id=""),
                name="external_id_once",
            )
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def first_name(self) -> str:
        """What the person wants to be called."""
        return self.preferred_name or self.given_name

    @property
    def short_name(self) -> str:
        """First name and initial, as on lists: `June A.`"""
        initial = self.family_name[:1].upper()
        return f"{self.first_name} {initial}." if initial else self.first_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.family_name}".strip()
