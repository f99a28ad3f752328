"""The person's own minute: check-ins, please call me, and a counter only if they ask for one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.coaching.models.contact import Contact
from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Person


class Day(models.IntegerChoices):
    """How today goes."""

    ROUGH = 1, _("Rough")
    GETTING_BY = 2, _("Getting by")
    OKAY = 3, _("Okay")
    GOOD = 4, _("Good")
    GREAT = 5, _("Great")


class CheckIn(OrganisationRow):
    """
    A person's check-in. `day` 1 to 5; `craving` and `connection` 0 to 10 in their own rating,
    or not said. `helps` are life domains they chose. Makes no diagnosis, gives no score.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="check_ins")
    at = models.DateTimeField()
    day = models.PositiveSmallIntegerField(choices=Day.choices)
    craving = models.PositiveSmallIntegerField(null=True, blank=True)
    connection = models.PositiveSmallIntegerField(null=True, blank=True)
    helps = models.JSONField(default=list)
    words = EncryptedTextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(day__gte=1, day__lte=5), name="day_1_to_5"),
            models.CheckConstraint(
                condition=models.Q(craving__isnull=True) | models.Q(craving__lte=10),
                name="craving_0_to_10",
            ),
            models.CheckConstraint(
                condition=models.Q(connection__isnull=True) | models.Q(connection__lte=10),
                name="connection_0_to_10",
            ),
        ]
        indexes = [models.Index(fields=["person", "-at"], name="check_ins_of_person")]

    def __str__(self) -> str:
        return f"check-in {self.pk}"


class CallClosed(models.TextChoices):
    """How a call request ended; one that a contact answered names the contact besides."""

    ANSWERED = "answered", _("Answered")
    TAKEN_BACK = "taken_back", _("Taken back")
    DIED = "died", _("The person died")


class CallRequest(OrganisationRow):
    """
    Please call me. Open until a contact reaches the person, or the person takes it back.

    Nobody calls somebody who died: that closes it too, and opens it again if it was an error.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="call_requests")
    check_in = models.ForeignKey(CheckIn, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    close_reason = models.CharField(max_length=10, choices=CallClosed.choices, blank=True)
    closed_by = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_call_request",
            )
        ]

    def __str__(self) -> str:
        return f"call request {self.pk}"


class DayCounter(OrganisationRow):
    """A private count of days, made and hidden by the person. Days are never taken away."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="day_counter")
    since = models.DateField()
    words = EncryptedTextField(blank=True, default="")
    is_shown = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"counter {self.pk}"


class ReturnNoted(OrganisationRow):
    """A day the person noted as a return to use. Resets nothing; only the person sees it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="returns_noted")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "on"], name="return_noted_once_a_day")
        ]

    def __str__(self) -> str:
        return f"noted {self.pk}"
