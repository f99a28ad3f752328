"""Organisations, their sites and their programs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core import clock
from alongside.core.ids import new_id
from alongside.core.models_base import OrganisationRow


class Organisation(models.Model):
    """
    The body that hosts the service; the wall around every other row.

    `discreet_name` is what outgoing words and titles show (DS-01). Part 2 applies unless an
    administrator turns it off with a reason (P2-01).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    discreet_name = models.CharField(max_length=60)
    time_zone = models.CharField(max_length=40, default="America/New_York")
    language = models.CharField(max_length=5, default="en")
    phone = models.CharField(max_length=30, blank=True)
    # Whom the privacy notice names for questions: a name or title, and an e-mail address.
    privacy_contact = models.CharField(max_length=120, blank=True)
    privacy_email = models.CharField(max_length=120, blank=True)
    part2_applies = models.BooleanField(default=True)
    part2_off_reason = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(part2_applies=True) | ~models.Q(part2_off_reason=""),
                name="part2_off_needs_reason",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Site(OrganisationRow):
    """A place of an organisation, known to the public."""

    name = models.CharField(max_length=120)
    zip = models.CharField(max_length=5)
    address = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class Setting(models.TextChoices):
    """Where a program works."""

    CLINICAL = "clinical", _("Clinic or hospital")
    JUSTICE = "justice", _("Court, jail or prison")
    SHELTER = "shelter", _("Shelter")
    COMMUNITY = "community", _("Community")


WEEKLY, SELDOMEST = 7, 90


class Program(OrganisationRow):
    """
    A service of an organisation that people enrol in.

    `contact_every_days` is how often a pair is in contact that agreed nothing else; weekly unless
    the administrator says otherwise, as telephone recovery support has it.
    """

    name = models.CharField(max_length=120)
    setting = models.CharField(max_length=20, choices=Setting.choices)
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True)
    time_zone = models.CharField(max_length=40, default="America/New_York")
    takes_requests = models.BooleanField(default=True)
    contact_every_days = models.PositiveSmallIntegerField(default=WEEKLY)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="program_name_once"),
            models.CheckConstraint(
                condition=models.Q(contact_every_days__gte=1, contact_every_days__lte=SELDOMEST),
                name="contact_every_1_to_90_days",
            ),
        ]

    def __str__(self) -> str:
        return self.name
