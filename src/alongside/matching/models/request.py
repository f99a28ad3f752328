"""Requests: somebody asks for a coach."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core import clock
from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person, Program


class AskedBy(models.TextChoices):
    PERSON = "person", _("The person")
    HELPER = "helper", _("Someone with them")
    STAFF = "staff", _("Staff")
    PARTNER = "partner", _("A partner")


class RequestKind(models.TextChoices):
    FIRST = "first", _("Asks for a coach")
    CHANGE = "change", _("Asks for another coach")


class CloseReason(models.TextChoices):
    AGREED = "agreed", _("Both said yes")
    WITHDRAWN = "withdrawn", _("Taken back")
    UNREACHED = "unreached", _("Could not be reached")
    ELSEWHERE = "elsewhere", _("Referred elsewhere")
    NOT_FOR_US = "not_for_us", _("Not a service for them")
    DUPLICATE = "duplicate", _("Asked twice")
    NOT_REAL = "not_real", _("Not a real request")
    DIED = "died", _("The person died")


BY_STAFF = [
    CloseReason.WITHDRAWN, CloseReason.UNREACHED, CloseReason.ELSEWHERE, CloseReason.NOT_FOR_US,
    CloseReason.DUPLICATE, CloseReason.NOT_REAL,
]  # fmt: skip
"""Why a supervisor may close a request; the other reasons follow from what happened elsewhere."""


HERE_FOR = dt.timedelta(hours=12)
"""How long "is here with me now" is believed (our own choice)."""


def here_now() -> models.Q:
    """This function will say of which requests the person still waits where they were met."""
    return models.Q(is_here=True, asked_at__gte=clock.now() - HERE_FOR)


class Request(OrganisationRow):
    """
    A person asks for a coach. Open until assigned, or closed for a reason.

    `wants` are life domains; `wishes` what they would like in a coach (languages, modes, lived
    experience ...: lists by name). `reach_index` is the keyed hash of the phone number or e-mail
    address given, so that a supervisor can be told that somebody may be here already.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="requests")
    program = models.ForeignKey(Program, models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=8, choices=RequestKind.choices, default=RequestKind.FIRST)
    asked_by = models.CharField(max_length=8, choices=AskedBy.choices)
    asked_at = models.DateTimeField()
    wants = models.JSONField(default=list)
    wishes = models.JSONField(default=dict)
    words = EncryptedTextField(blank=True, default="")
    is_here = models.BooleanField(default=False)
    helper = EncryptedTextField(blank=True, default="")
    reach_index = models.CharField(max_length=32, blank=True)
    wished_coach = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    close_reason = models.CharField(max_length=12, choices=CloseReason.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_request",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "asked_at"],
                condition=models.Q(closed_at__isnull=True),
                name="waiting_requests",
            ),
            models.Index(
                fields=["organisation", "reach_index"],
                condition=~models.Q(reach_index=""),
                name="requests_by_reach",
            ),
        ]

    @property
    def is_here_now(self) -> bool:
        """Whether a coach can still meet the person where they were handed over."""
        return self.is_here and self.asked_at >= clock.now() - HERE_FOR

    def __str__(self) -> str:
        return f"request {self.pk}"
