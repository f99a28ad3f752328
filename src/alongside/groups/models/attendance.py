"""Who was there, and who led."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.groups.models.group import GroupSession
from alongside.people.models import Membership, Person


class CameBy(models.TextChoices):
    DOOR = "door", _("In person")
    ONLINE = "online", _("Online")


class Attendance(OrganisationRow):
    """
    A person was at a session: day, minutes and how, and nobody else.

    `note` is one short note, and only where the payer of the program asks for it (`GroupRule`);
    elsewhere no page has a field for one and the command refuses it. `minutes` 1 to 480.
    """

    session = models.ForeignKey(GroupSession, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    came_by = models.CharField(max_length=6, choices=CameBy.choices)
    occurred_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    note = EncryptedTextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="there_once"),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=480),
                name="session_1_to_480_minutes",
            ),
        ]
        indexes = [models.Index(fields=["person", "-occurred_at"], name="attendance_of_person")]

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class Leading(OrganisationRow):
    """A coach led a session; its id is the source of their entry in the hours ledger."""

    session = models.ForeignKey(GroupSession, models.PROTECT, related_name="led_by")
    coach = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "coach"], name="led_a_session_once")
        ]

    def __str__(self) -> str:
        return f"{self.minutes} min"
