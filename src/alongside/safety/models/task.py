"""What a supervisor has to do after somebody was in danger, or worse."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person


class TaskKind(models.TextChoices):
    """Why it is on the overview."""

    DANGER = "danger", _("Staff said that this person was in danger")
    DEBRIEF = "debrief", _("Talk with the staff who knew them")


class SupervisorTask(OrganisationRow):
    """
    One thing for the supervisors of a person's programs; open until one of them says it is done.

    It holds no words: what happened is written as a contact, in facts.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="supervisor_tasks")
    kind = models.CharField(max_length=10, choices=TaskKind.choices)
    at = models.DateTimeField()
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["person"],
                condition=models.Q(done_at__isnull=True),
                name="open_supervisor_tasks",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
