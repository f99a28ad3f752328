"""What a person wants help with, and the questions they answered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.coaching.domains import LifeDomain
from alongside.coaching.models import Goal
from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person


class AskedHow(models.TextChoices):
    SELF = "self", _("By myself")
    READ_ALOUD = "read_aloud", _("Read aloud by the coach")
    PHONE = "phone", _("By phone with the coach")


class NeedAnswers(OrganisationRow):
    """
    One time somebody answered the questions on needs.

    `answers` is JSON text: the code of each answer by question, never a sum. Skipped questions
    are left out. `instrument` and `version` say which text was read.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="need_answers")
    instrument = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    how = models.CharField(max_length=10, choices=AskedHow.choices)
    answers = EncryptedTextField()
    at = models.DateTimeField()
    by_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="need_answers_of_person")]

    def __str__(self) -> str:
        return f"answers {self.pk}"


class NeedEnd(models.TextChoices):
    MET = "met", _("Got it")
    SET_ASIDE = "set_aside", _("Not now")


class Need(OrganisationRow):
    """
    What a person wants help with, in a life domain. Open until met or set aside.

    It may stand for a goal of the plan, or come from the questions; the words are theirs.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="needs")
    domain = models.CharField(max_length=12, choices=LifeDomain.choices)
    words = EncryptedTextField(blank=True, default="")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="needs")
    answers = models.ForeignKey(
        NeedAnswers, models.SET_NULL, null=True, blank=True, related_name="needs"
    )
    by_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=10, choices=NeedEnd.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, end="")
                | models.Q(ended_at__isnull=False) & ~models.Q(end=""),
                name="need_ends_with_reason",
            )
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="needs_of_person"),
            models.Index(
                fields=["organisation", "created_at"],
                condition=models.Q(ended_at__isnull=True),
                name="open_needs",
            ),
        ]

    def __str__(self) -> str:
        return f"need {self.pk}"
