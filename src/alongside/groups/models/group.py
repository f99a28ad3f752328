"""Groups, who leads them, and their sessions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Program

MOST_PEOPLE = 50


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    BOTH = "both", _("In person and online")


class Group(OrganisationRow):
    """
    A group of a program: one session or a series, led by one or two coaches.

    `is_open` lets people of the program join by themselves; a closed group is by invitation.
    `capacity` 1 to 50; whoever comes later waits and moves up. `shows_aliases` is the group's own
    choice: who is in the room sees the other aliases there, and nobody sees more. `guide` is the
    key of a guide that is shipped, or the id of one of the program. The wall times of its
    sessions are on the clock of `time_zone`.
    """

    program = models.ForeignKey(Program, models.PROTECT, related_name="groups")
    name = EncryptedTextField()
    about = EncryptedTextField(blank=True, default="")
    place = EncryptedTextField(blank=True, default="")
    room = EncryptedTextField(blank=True, default="")
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.IN_PERSON)
    is_open = models.BooleanField(default=False)
    capacity = models.PositiveSmallIntegerField(default=12)
    shows_aliases = models.BooleanField(default=False)
    guide = models.CharField(max_length=40, blank=True)
    time_zone = models.CharField(max_length=40)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(capacity__gte=1, capacity__lte=MOST_PEOPLE),
                name="group_of_1_to_50",
            )
        ]
        indexes = [models.Index(fields=["program", "ended_at"], name="groups_of_program")]

    def __str__(self) -> str:
        return f"group {self.pk}"


class GroupCoach(OrganisationRow):
    """A coach leads a group; one or two do."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="coaches")
    coach = models.ForeignKey(Membership, models.PROTECT, related_name="groups")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "coach"], name="leads_a_group_once")
        ]

    def __str__(self) -> str:
        return f"{self.coach_id} leads {self.group_id}"


class GroupSession(OrganisationRow):
    """
    One date of a group. Called off (`cancelled_at`) it stays; over and counted, `held_at` is set.

    `door` is the secret of the page at the door, good until `door_until`, found by its hash.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    door = EncryptedTextField(blank=True, default="")
    door_hash = models.CharField(max_length=64, blank=True)
    door_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_at__lt=models.F("ends_at")), name="session_has_length"
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_at__isnull=True) | models.Q(held_at__isnull=True),
                name="cancelled_is_not_held",
            ),
        ]
        indexes = [
            models.Index(fields=["group", "starts_at"], name="sessions_of_group"),
            models.Index(fields=["organisation", "door_hash"], name="session_by_door"),
        ]

    def __str__(self) -> str:
        return f"session {self.pk}"
