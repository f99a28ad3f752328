"""What a program sets for its groups, and the guides it writes itself."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Program


class GroupRule(OrganisationRow):
    """
    A program's own settings.

    `asks_note`: its payer asks for one short note per person and session; `note_source` says
    which payer and where. `most_people` is the payer's ceiling for a group, null for none.
    `neutral_name` stands on proofs of attendance in place of the organisation's discreet name.
    """

    program = models.OneToOneField(Program, models.CASCADE, related_name="group_rule")
    asks_note = models.BooleanField(default=False)
    note_source = models.CharField(max_length=200, blank=True)
    most_people = models.PositiveSmallIntegerField(null=True, blank=True)
    neutral_name = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(asks_note=False) | ~models.Q(note_source=""),
                name="note_needs_its_source",
            )
        ]

    def __str__(self) -> str:
        return f"rules of {self.program_id}"


class Guide(OrganisationRow):
    """A guide for a session that a program wrote: a topic, questions and their timing."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="guides")
    title = models.CharField(max_length=80)
    purpose = EncryptedTextField(blank=True, default="")
    # One part a line: minutes, then what to do or ask.
    parts = EncryptedTextField()

    def __str__(self) -> str:
        return self.title
