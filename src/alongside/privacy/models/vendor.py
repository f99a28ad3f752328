"""Vendors: outside bodies that work for the program with its data, and what uses them (P2-07)."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow


class Service(models.TextChoices):
    """What a vendor does for the program. Each that sends something out asks the register first."""

    HOSTING = "hosting", _("Hosting")
    BACKUP = "backup", _("Backups")
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text messages")
    VIDEO = "video", _("Video calls")
    POST = "post", _("Letters")
    ANALYTICS = "analytics", _("Analysis")
    LOGS = "logs", _("Copies of the log")
    SUPPORT = "support", _("Support and repair")
    OTHER = "other", _("Something else")


# What sends something out of the program by itself, and so can be turned on and off.
WAYS_OUT = (Service.EMAIL, Service.SMS, Service.VIDEO, Service.POST, Service.BACKUP)


class DataKind(models.TextChoices):
    """What the vendor sees or keeps."""

    NAMES = "names", _("Names")
    REACH = "reach", _("Phone numbers and addresses")
    MESSAGES = "messages", _("Words of messages")
    RECORDS = "records", _("Records and notes")
    ATTENDANCE = "attendance", _("That somebody takes part")
    STAFF = "staff", _("Staff only")
    NONE = "none", _("Nothing readable (encrypted)")


class Vendor(OrganisationRow):
    """
    One vendor and its agreements.

    `qsoa_on` is the day of the qualified service organization agreement (42 CFR 2.11), in which
    the vendor acknowledges Part 2 and promises to resist access in court; `baa_on` that of the
    business associate agreement under HIPAA. Past `renews_on` neither counts.
    """

    name = models.CharField(max_length=120)
    service = models.CharField(max_length=9, choices=Service.choices)
    data_kinds = models.JSONField(default=list)
    qsoa_on = models.DateField(null=True, blank=True)
    baa_on = models.DateField(null=True, blank=True)
    renews_on = models.DateField(null=True, blank=True)
    notes = EncryptedTextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "service"], name="vendors_by_service")]

    def __str__(self) -> str:
        return self.name

    def stands(self, *, on: dt.date, needs_baa: bool) -> bool:
        """This function will tell whether the agreements allow the work on a day."""
        agreed = self.qsoa_on is not None and self.qsoa_on <= on
        if needs_baa:
            agreed = agreed and self.baa_on is not None and self.baa_on <= on
        is_current = self.renews_on is not None and self.renews_on >= on
        return agreed and is_current and self.ended_at is None


class Integration(OrganisationRow):
    """A way out that the program turned on; off again with `ended_at`."""

    key = models.CharField(max_length=9, choices=Service.choices)
    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="integrations")
    enabled_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "key"],
                condition=models.Q(ended_at__isnull=True),
                name="integration_on_once",
            )
        ]

    def __str__(self) -> str:
        return self.key
