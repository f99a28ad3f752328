"""A place in a group: somebody's way from invitation to leaving."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.groups.models.group import Group
from alongside.people.models import Membership, Person


class SeatState(models.TextChoices):
    INVITED = "invited", _("Invited")
    WAITING = "waiting", _("On the waiting list")
    IN = "in", _("In the group")


class Seat(OrganisationRow):
    """
    A person's place in a group, from `created_at` until `ended_at` (null: still so).

    `alias` is how they are called there; their name is shown to nobody in the group. The version
    of the agreement and the moment they accepted it are set before they wait or are in. `link` is
    the secret of their own way in, found by its hash; `door_code` is typed at the door. Leaving
    asks for no reason, so there is no field for one.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats")
    state = models.CharField(max_length=8, choices=SeatState.choices)
    alias = EncryptedTextField(blank=True, default="")
    invited_by = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )
    agreement_version = models.CharField(max_length=20, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    link = EncryptedTextField(blank=True, default="")
    link_hash = models.CharField(max_length=64, blank=True)
    door_code = EncryptedTextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"],
                condition=models.Q(ended_at__isnull=True),
                name="one_place_in_a_group",
            ),
            models.CheckConstraint(
                condition=models.Q(state=SeatState.INVITED) | models.Q(agreed_at__isnull=False),
                name="agreed_before_the_first_session",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "ended_at"], name="seats_of_person"),
            models.Index(fields=["organisation", "link_hash"], name="seat_by_link"),
        ]

    def __str__(self) -> str:
        return f"place {self.pk}"

    @property
    def is_in(self) -> bool:
        return self.state == SeatState.IN and self.ended_at is None
