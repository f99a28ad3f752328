"""How to reach a service: phones, people, languages, hours. Field names are those of HSDS 3.0."""

from django.db import models

from alongside.directory.models.base import DirectoryRow, linked
from alongside.directory.models.locations import Location, ServiceAtLocation
from alongside.directory.models.organizations import ServiceOrganization
from alongside.directory.models.services import Service


class DirectoryContact(DirectoryRow):
    """Who to ask for. `name` and `email` are a person's: shown only when the source says so."""

    organization = models.ForeignKey(
        ServiceOrganization, models.PROTECT, null=True, blank=True, related_name="contacts",
        db_index=False,
    )  # fmt: skip
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="contacts", db_index=False
    )
    service_at_location = models.ForeignKey(
        ServiceAtLocation, models.PROTECT, null=True, blank=True, related_name="contacts",
        db_index=False,
    )  # fmt: skip
    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="contacts", db_index=False
    )
    name = models.TextField(blank=True, default="")
    title = models.TextField(blank=True, default="")
    department = models.TextField(blank=True, default="")
    email = models.TextField(blank=True, default="")

    class Meta:
        indexes = linked("contact", "organization", "service", "service_at_location", "location")

    def __str__(self) -> str:
        return self.title or self.department


class Phone(DirectoryRow):
    """A number to call. `type` after RFC 6350: voice, fax, text, textphone, cell, video, pager."""

    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="phones", db_index=False
    )
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="phones", db_index=False
    )
    organization = models.ForeignKey(
        ServiceOrganization, models.PROTECT, null=True, blank=True, related_name="phones",
        db_index=False,
    )  # fmt: skip
    contact = models.ForeignKey(
        DirectoryContact, models.PROTECT, null=True, blank=True, related_name="phones",
        db_index=False,
    )  # fmt: skip
    service_at_location = models.ForeignKey(
        ServiceAtLocation, models.PROTECT, null=True, blank=True, related_name="phones",
        db_index=False,
    )  # fmt: skip
    number = models.TextField()
    extension = models.TextField(blank=True, default="")
    type = models.TextField(blank=True, default="")
    description = models.TextField(blank=True, default="")

    class Meta:
        indexes = linked(
            "phone", "location", "service", "organization", "contact", "service_at_location"
        )

    def __str__(self) -> str:
        return self.number


class Schedule(DirectoryRow):
    """
    When a service or place is open: a rule after iCalendar, between two wall times.

    `timezone` is HSDS's hours from UTC when the source gave them; without it the times are those
    of the place (`Location.time_zone`). `closes_at` before `opens_at` runs past midnight.
    `is_closed` is ours: no hours in these days (a holiday), whatever other rows say.
    """

    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="schedules", db_index=False
    )
    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="schedules", db_index=False
    )
    service_at_location = models.ForeignKey(
        ServiceAtLocation, models.PROTECT, null=True, blank=True, related_name="schedules",
        db_index=False,
    )  # fmt: skip
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    dtstart = models.DateField(null=True, blank=True)
    timezone = models.FloatField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    wkst = models.CharField(max_length=3, blank=True, default="")
    freq = models.CharField(max_length=10, blank=True, default="")
    interval = models.PositiveIntegerField(null=True, blank=True)
    byday = models.CharField(max_length=60, blank=True, default="")
    byweekno = models.CharField(max_length=200, blank=True, default="")
    bymonthday = models.CharField(max_length=200, blank=True, default="")
    byyearday = models.CharField(max_length=1500, blank=True, default="")
    description = models.TextField(blank=True, default="")
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    schedule_link = models.TextField(blank=True, default="")
    attending_type = models.TextField(blank=True, default="")
    notes = models.TextField(blank=True, default="")
    is_closed = models.BooleanField(default=False)

    class Meta:
        indexes = linked("schedule", "service", "location", "service_at_location")

    def __str__(self) -> str:
        return self.description or f"{self.byday} {self.opens_at}-{self.closes_at}"


class Language(DirectoryRow):
    """A language in which a service, a place or a phone helps. `code` after ISO 639."""

    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="languages", db_index=False
    )
    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="languages", db_index=False
    )
    phone = models.ForeignKey(
        Phone, models.PROTECT, null=True, blank=True, related_name="languages", db_index=False
    )
    name = models.TextField(blank=True, default="")
    code = models.CharField(max_length=20, blank=True, default="")
    note = models.TextField(blank=True, default="")

    class Meta:
        indexes = linked("language", "service", "location", "phone")

    def __str__(self) -> str:
        return self.name
