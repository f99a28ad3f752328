"""Incidents: what happened, whether it was a breach, whom it touched, who was told (P2-49)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.core.states import StateRow, one_current
from alongside.people.models import Membership, Person


class IncidentKind(models.TextChoices):
    LOOKED = "looked", _("Somebody looked without need")
    LOST = "lost", _("A device or paper was lost")
    SENT = "sent", _("Something went to the wrong place")
    BROKEN_IN = "broken_in", _("Somebody got in from outside")
    OTHER = "other", _("Something else")


class Incident(OrganisationRow):
    """
    Something that may have opened records to somebody who should not have them.

    Taken for a breach until an assessment of four factors shows a low probability that records
    were compromised (45 CFR 164.402). The clock of 60 days runs from `discovered_on`. Data that
    was encrypted counts as secured (P2-50): `was_encrypted` takes it out of telling people.
    """

    kind = models.CharField(max_length=9, choices=IncidentKind.choices)
    words = EncryptedTextField()
    discovered_on = models.DateField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    was_encrypted = models.BooleanField(default=False)
    suspect = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="incidents"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__gte=models.F("began_at")), name="incident_ends_later"
            )
        ]

    def __str__(self) -> str:
        return f"incident {self.pk}"


class IncidentStep(models.TextChoices):
    """Where an incident stands."""

    OPEN = "open", _("Being looked into")
    BREACH = "breach", _("A breach: people are to be told")
    LOW = "low", _("Low probability that records were compromised")
    TOLD = "told", _("People were told")
    CLOSED = "closed", _("Closed")


class IncidentState(StateRow):
    """One step of an incident from `at` until `until`, with its reason."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="states")
    state = models.CharField(max_length=6, choices=IncidentStep.choices)

    class Meta:
        constraints = [one_current("incident", "one_current_step")]

    def __str__(self) -> str:
        return self.state


class Assessment(OrganisationRow):
    """The four factors of 45 CFR 164.402(2), in words, and what follows. Every one is kept."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="assessments")
    nature = EncryptedTextField()
    recipient = EncryptedTextField()
    acquired = EncryptedTextField()
    mitigated = EncryptedTextField()
    is_low = models.BooleanField()
    at = models.DateTimeField()
    by_membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"assessment {self.pk}"


class Affected(OrganisationRow):
    """One person an incident touched, as the access log shows, and when they were told."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="affected")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    events = models.PositiveIntegerField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    told_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "person"], name="affected_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.incident_id}"
