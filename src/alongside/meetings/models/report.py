"""Somebody says that a listing is wrong."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.meetings.models.meeting import Meeting


class Wrong(models.TextChoices):
    """What may be wrong with a listing."""

    GONE = "gone", _("This meeting is not there any more")
    TIME = "time", _("The day or time is wrong")
    PLACE = "place", _("The place is wrong")
    LINK = "link", _("The link or phone number does not work")
    OTHER = "other", _("Something else")


class Report(OrganisationRow):
    """
    A wrong listing as a visitor reported it, open until somebody of the desk settles it.

    Nobody is asked who they are; the words are encrypted, because people write names anyway.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="reports")
    wrong = models.CharField(max_length=10, choices=Wrong.choices)
    words = EncryptedTextField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("people.Membership", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "created_at"],
                condition=models.Q(settled_at__isnull=True),
                name="open_meeting_reports",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wrong} {self.meeting_id}"
