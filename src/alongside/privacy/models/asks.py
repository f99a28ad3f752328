"""What a person asks of the program about their record, each with a clock (HS-09, HS-10, P2-68)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.core.states import StateRow, one_current
from alongside.people.models import Person


class AskKind(models.TextChoices):
    AMENDMENT = "amendment", _("Change something in my record")
    COMPLAINT = "complaint", _("A complaint")
    ACCESS = "access", _("A copy of my record on paper")
    ACCOUNTING = "accounting", _("A list of who was told, on paper")
    INTERMEDIARY_LIST = "intermediary_list", _("Who got my record through somebody else")


class Answer(models.TextChoices):
    OPEN = "open", _("Waits for an answer")
    ACCEPTED = "accepted", _("Yes")
    DENIED = "denied", _("No")
    ANSWERED = "answered", _("Answered")


class Ask(OrganisationRow):
    """
    One thing a person asks for, in their words, with the moment by which it has to be answered.

    `due_at` moves once at most, with a reason the person reads. `about_id` is the id of the note
    an amendment speaks of, when it speaks of one. A no to an amendment may be answered with
    `disagreement`, which is shown wherever that note is shown. A complaint is seen by the person
    and the privacy officer alone.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="asks")
    kind = models.CharField(max_length=20, choices=AskKind.choices)
    words = EncryptedTextField()
    about_id = models.UUIDField(null=True, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    extended_at = models.DateTimeField(null=True, blank=True)
    extension_reason = EncryptedTextField(blank=True, default="")
    disagreement = EncryptedTextField(blank=True, default="")
    disagreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "due_at"], name="asks_by_due_date"),
            models.Index(fields=["person", "-id"], name="asks_of_person"),
            models.Index(
                fields=["about_id"],
                condition=models.Q(about_id__isnull=False),
                name="asks_about_note",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class AskState(StateRow):
    """Where an ask stands from `at` until `until`; `reason` is the answer the person reads."""

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="states")
    state = models.CharField(max_length=10, choices=Answer.choices)

    class Meta:
        constraints = [one_current("ask", "one_current_answer")]

    def __str__(self) -> str:
        return self.state

    @property
    def person_id(self) -> uuid.UUID:
        return self.ask.person_id
