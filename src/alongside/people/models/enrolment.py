"""Enrolment: a person's time in a program, with its statuses and stages as dated rows."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.core.models_base import OrganisationRow
from alongside.core.states import StateRow, one_current
from alongside.people.models.organisation import Program
from alongside.people.models.person import Person


class Pathway(models.TextChoices):
    BRIEF = "brief", _("Brief check-ins only")
    FULL = "full", _("Full coaching with a plan")


class TreatmentRelation(models.TextChoices):
    BEFORE = "before", _("Before treatment")
    ALONGSIDE = "alongside", _("Alongside treatment")
    FOLLOWING = "following", _("Following treatment")
    INSTEAD = "instead", _("Instead of treatment")
    UNKNOWN = "unknown", _("Not said yet")


class Enrolment(OrganisationRow):
    """A person's time in a program. Ended when its current status is one that ends it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="enrolments")
    program = models.ForeignKey(Program, models.PROTECT, related_name="enrolments")
    pathway = models.CharField(max_length=10, choices=Pathway.choices, default=Pathway.FULL)
    treatment_relation = models.CharField(
        max_length=12, choices=TreatmentRelation.choices, default=TreatmentRelation.UNKNOWN
    )
    enrolled_on = models.DateField()
    referred_by = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["program", "person"], name="enrolment_by_program"),
        ]

    def __str__(self) -> str:
        return f"enrolment {self.pk}"


class Status(models.TextChoices):
    """Where an enrolment stands. The first four are open, the others are not worked daily."""

    ASKED = "asked", _("Asked, waiting for a coach")
    REACHED = "reached", _("In coaching")
    IN_CUSTODY = "in_custody", _("In custody")
    IN_TREATMENT = "in_treatment", _("In treatment")
    DECLINED = "declined", _("Said no for now")
    UNABLE_TO_REACH = "unable_to_reach", _("Unable to reach")
    MOVED = "moved", _("Moved away")
    COMPLETED = "completed", _("Completed")
    DIED = "died", _("Died")


def status_words(state: str, *, has_coach: bool) -> str:
    """
    This function will say where somebody stands.

    Whoever asked counts as reached only from the first contact on; from the moment that both said
    yes they no longer wait for a coach, and nobody is to read that they do.
    """
    if state == Status.ASKED and has_coach:
        return gettext("Has a coach, first contact to come")
    return str(Status(state).label) if state else ""


OPEN_STATUSES = (Status.ASKED, Status.REACHED, Status.IN_CUSTODY, Status.IN_TREATMENT)


class EnrolmentStatus(StateRow):
    """One status of an enrolment from `at` until `until`."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="statuses")
    state = models.CharField(max_length=20, choices=Status.choices)

    class Meta:
        constraints = [one_current("enrolment", "one_current_status")]
        indexes = [models.Index(fields=["enrolment", "-at"], name="status_by_enrolment")]

    def __str__(self) -> str:
        return self.state

    @property
    def person_id(self) -> object:
        return self.enrolment.person_id


class Stage(models.TextChoices):
    """Stages of change, as a judgement. Never computed from days."""

    THINKING = "thinking", _("Thinking about it")
    PREPARING = "preparing", _("Getting ready")
    ACTING = "acting", _("Making changes")
    KEEPING = "keeping", _("Keeping it going")
    RETURNING = "returning", _("Starting again")


class StageJudgement(OrganisationRow):
    """Somebody's dated judgement of the stage; every judgement is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="stages")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    judged_on = models.DateField()
    by_person = models.BooleanField(default=False)
    by_membership = models.ForeignKey(
        "people.Membership", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-judged_on"], name="stage_by_person")]

    def __str__(self) -> str:
        return self.stage
