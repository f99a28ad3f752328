"""Memberships: one user's role in one organisation, and the programs they work in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.actor import Role
from alongside.core.models_base import OrganisationRow
from alongside.people.models.organisation import Program
from alongside.people.models.person import Person


class EndReason(models.TextChoices):
    """Why a role ended, where that decides whether it can be opened again."""

    DIED = "died", _("The person died")


class Membership(OrganisationRow):
    """
    One user's role in one organisation.

    `name` is how they are shown to those they work with (`Dana R.`). A participant's membership
    names their person. Ended memberships stay, so that old rows keep their author.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=30)
    name = models.CharField(max_length=80, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    capacity = models.PositiveSmallIntegerField(default=20)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=8, choices=EndReason.choices, blank=True)
    notice_version = models.CharField(max_length=20, blank=True)  # of the privacy notice, once seen

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user", "role"],
                condition=models.Q(ended_at__isnull=True),
                name="role_once",
            ),
            models.CheckConstraint(
                condition=models.Q(role=Role.PARTICIPANT, person__isnull=False)
                | (~models.Q(role=Role.PARTICIPANT) & models.Q(person__isnull=True)),
                name="participant_has_person",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "role"], name="membership_by_role")]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


class ProgramStaff(OrganisationRow):
    """A coach or supervisor works in a program."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="staff")
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="programs")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["program", "membership"], name="program_staff_once")
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} in {self.program_id}"
