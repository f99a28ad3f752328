"""Services, and what they ask of whoever comes. Field names are those of HSDS 3.0."""

from django.db import models

from alongside.directory.models.base import DirectoryRow, ListedRow, linked
from alongside.directory.models.organizations import ServiceOrganization, ServiceProgram

STATUSES = ("active", "inactive", "defunct", "temporarily closed")


class Service(ListedRow):
    """Something that helps: housing, food, legal help. Organization null: named, but not known."""

    organization = models.ForeignKey(
        ServiceOrganization, models.PROTECT, null=True, blank=True, related_name="services"
    )
    program = models.ForeignKey(
        ServiceProgram,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
        db_index=False,
    )
    name = models.TextField()
    alternate_name = models.TextField(blank=True, default="")
    description = models.TextField(blank=True, default="")
    url = models.TextField(blank=True, default="")
    email = models.TextField(blank=True, default="")
    status = models.CharField(max_length=20, default="active")
    interpretation_services = models.TextField(blank=True, default="")
    application_process = models.TextField(blank=True, default="")
    wait_time = models.TextField(blank=True, default="")
    fees_description = models.TextField(blank=True, default="")
    accreditations = models.TextField(blank=True, default="")
    licenses = models.TextField(blank=True, default="")
    eligibility_description = models.TextField(blank=True, default="")
    minimum_age = models.FloatField(null=True, blank=True)
    maximum_age = models.FloatField(null=True, blank=True)
    assured_date = models.DateField(null=True, blank=True)
    assurer_email = models.TextField(blank=True, default="")
    alert = models.TextField(blank=True, default="")
    last_modified = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["changed_at"], name="service_changed"),
            *linked("service", "program"),
        ]

    def __str__(self) -> str:
        return self.name


class RequiredDocument(DirectoryRow):
    """What to bring."""

    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="required_documents"
    )
    document = models.TextField(blank=True, default="")
    uri = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return self.document


class CostOption(DirectoryRow):
    """What it costs: an amount in a currency (three letters) under a condition. None: not said."""

    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="cost_options"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    option = models.TextField(blank=True, default="")
    currency = models.CharField(max_length=3, blank=True, default="")
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    amount_description = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return self.option or f"{self.amount} {self.currency}"


class ServiceArea(DirectoryRow):
    """Where people must live to use it. `extent` is GeoJSON text when `extent_type` says so."""

    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="service_areas"
    )
    name = models.TextField(blank=True, default="")
    description = models.TextField(blank=True, default="")
    extent = models.TextField(blank=True, default="")
    extent_type = models.TextField(blank=True, default="")
    uri = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return self.name
