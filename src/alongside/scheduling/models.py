"""Weekly hours and appointments."""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person


class WeeklyHours(OrganisationRow):
    """When a coach usually works: weekday 0 is Monday; wall times in `time_zone`."""

    coach = models.ForeignKey(Membership, models.CASCADE, related_name="weekly_hours")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    time_zone = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="weekday_0_to_6"),
            models.CheckConstraint(
                condition=models.Q(starts__lt=models.F("ends")), name="hours_start_before_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts}-{self.ends}"


class Appointment(OrganisationRow):
    """A time agreed between a person and a coach. Cancelled ones stay, with who and when."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    coach = models.ForeignKey(Membership, models.PROTECT, related_name="appointments")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=40)
    mode = models.CharField(max_length=12)
    place = EncryptedTextField(blank=True, default="")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by_person = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_at__lt=models.F("ends_at")), name="appointment_has_length"
            )
        ]
        indexes = [
            models.Index(fields=["coach", "starts_at"], name="appointments_of_coach"),
            models.Index(fields=["person", "starts_at"], name="appointments_of_person"),
        ]

    def __str__(self) -> str:
        return f"appointment {self.pk}"
