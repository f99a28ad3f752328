"""Mentors and sponsors: an offer, and two people who both said yes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.groups.models.group import Group
from alongside.people.models import Person


class Way(models.TextChoices):
    PHONE = "phone", _("Phone")
    TEXT = "text", _("Text")
    IN_PERSON = "in_person", _("In person")


class OfferKind(models.TextChoices):
    MENTOR = "mentor", _("Mentor")
    SPONSOR = "sponsor", _("Sponsor")


class MentorOffer(OrganisationRow):
    """
    Somebody in a group offers to be mentor or sponsor of others there, until `ended_at`.

    `ways` are how, `room` 1 to 5 for how many at a time. Others of the group see the alias, the
    ways and the words, because the person offered them.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="offers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mentor_offers")
    kind = models.CharField(max_length=8, choices=OfferKind.choices, default=OfferKind.MENTOR)
    alias = EncryptedTextField()
    ways = models.JSONField(default=list)
    room = models.PositiveSmallIntegerField(default=1)
    words = EncryptedTextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"],
                condition=models.Q(ended_at__isnull=True),
                name="one_offer_in_a_group",
            ),
            models.CheckConstraint(
                condition=models.Q(room__gte=1, room__lte=5), name="mentor_of_1_to_5"
            ),
        ]

    def __str__(self) -> str:
        return f"offer {self.pk}"


class Mentoring(OrganisationRow):
    """
    Two people, from the asking until either ends it; no reason, no notes, no count of talks.

    It is agreed when both sides said yes. The people stand in its two sides.
    """

    offer = models.ForeignKey(MentorOffer, models.PROTECT, related_name="mentorings")
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"mentoring {self.pk}"


MENTOR, ASKER = "mentor", "asker"


class MentoringSide(OrganisationRow):
    """
    One of the two: when they said yes, and what they chose to share.

    `reach` is read by the other only while both said yes; it is emptied when it ends.
    """

    mentoring = models.ForeignKey(Mentoring, models.CASCADE, related_name="sides")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mentoring_sides")
    side = models.CharField(max_length=6)
    alias = EncryptedTextField()
    said_yes_at = models.DateTimeField(null=True, blank=True)
    reach = EncryptedTextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mentoring", "side"], name="one_of_each_side"),
            models.UniqueConstraint(fields=["mentoring", "person"], name="two_different_people"),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.pk}"
