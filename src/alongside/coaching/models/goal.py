"""Goals in the person's words, and the steps towards them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.coaching.domains import LifeDomain
from alongside.coaching.models.plan import Plan
from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person


class GoalState(models.TextChoices):
    OPEN = "open", _("Working on it")
    REACHED = "reached", _("Reached")
    SET_ASIDE = "set_aside", _("Set aside for now")


class Goal(OrganisationRow):
    """
    What the person wants, in their words. Who changed its state when is in the plan's versions
    and the audit log.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="goals")
    words = EncryptedTextField()
    domain = models.CharField(max_length=12, choices=LifeDomain.choices)
    state = models.CharField(max_length=10, choices=GoalState.choices, default=GoalState.OPEN)
    state_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["person", "state"], name="goals_of_person")]

    def __str__(self) -> str:
        return f"goal {self.pk}"


class Owner(models.TextChoices):
    PERSON = "person", _("Me")
    COACH = "coach", _("My coach")


class StepState(models.TextChoices):
    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Not needed now")


class Step(OrganisationRow):
    """
    One thing to do towards a goal. A step of the coach's is a promise: `coach` is who made it.
    """

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="steps")
    person = models.ForeignKey(Person, models.PROTECT, related_name="steps")
    words = EncryptedTextField()
    owner = models.CharField(max_length=6, choices=Owner.choices)
    coach = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="promises"
    )
    due_date = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=StepState.choices, default=StepState.OPEN)
    state_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(owner="coach") | models.Q(coach__isnull=False),
                name="promise_has_coach",
            )
        ]
        indexes = [
            models.Index(
                fields=["coach", "due_date"],
                condition=models.Q(state="open"),
                name="open_promises",
            ),
            models.Index(fields=["goal", "position"], name="steps_of_goal"),
        ]

    def __str__(self) -> str:
        return f"step {self.pk}"
