"""Letters a person makes about themself."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Person


class Letter(OrganisationRow):
    """
    A letter a person made with the facts they chose (T24).

    `facts` holds the keys they chose, `lines` what the letter said. The code is found by its keyed
    hash alone: whoever holds the letter can ask whether it is genuine, nobody can look it up.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="letters")
    facts = models.JSONField(default=list)
    lines = EncryptedTextField()
    code = EncryptedTextField()
    dated = models.DateField()
    language = models.CharField(max_length=5)
    code_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code_hash"], name="letter_code_once")
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"
