"""Places, and services at places. Field names are those of HSDS 3.0."""

from django.db import models

from alongside.directory.models.base import DirectoryRow, ListedRow, linked
from alongside.directory.models.organizations import ServiceOrganization
from alongside.directory.models.services import Service


class Location(ListedRow):
    """A place, in the world or online. `time_zone` is ours: the IANA zone its hours are told in."""

    location_type = models.CharField(max_length=10, default="physical")
    url = models.TextField(blank=True, default="")
    organization = models.ForeignKey(
        ServiceOrganization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="locations",
        db_index=False,
    )
    name = models.TextField(blank=True, default="")
    alternate_name = models.TextField(blank=True, default="")
    description = models.TextField(blank=True, default="")
    transportation = models.TextField(blank=True, default="")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    external_identifier = models.TextField(blank=True, default="")
    external_identifier_type = models.TextField(blank=True, default="")
    time_zone = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(
                fields=["latitude", "longitude"],
                condition=models.Q(latitude__isnull=False),
                name="location_place",
            ),
            *linked("location", "organization"),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceAtLocation(ListedRow):
    """One service at one place: what a search finds and a referral goes to."""

    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="service_at_locations"
    )
    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="service_at_locations"
    )
    description = models.TextField(blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["changed_at"], name="service_at_location_changed")]

    def __str__(self) -> str:
        return f"{self.service_id} at {self.location_id}"


class Address(DirectoryRow):
    """The address of a place; a place may have one to go to and one to write to."""

    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="addresses"
    )
    attention = models.TextField(blank=True, default="")
    address_1 = models.TextField(blank=True, default="")
    address_2 = models.TextField(blank=True, default="")
    city = models.TextField(blank=True, default="")
    region = models.TextField(blank=True, default="")
    state_province = models.TextField(blank=True, default="")
    postal_code = models.CharField(max_length=20, blank=True, default="")
    country = models.CharField(max_length=60, blank=True, default="")
    address_type = models.CharField(max_length=10, default="physical")

    class Meta:
        indexes = [models.Index(fields=["postal_code"], name="address_by_postal_code")]

    def __str__(self) -> str:
        return f"{self.address_1}, {self.city}"


class Accessibility(DirectoryRow):
    """What makes a place usable for somebody who could not use it else."""

    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="accessibility"
    )
    description = models.TextField(blank=True, default="")
    details = models.TextField(blank=True, default="")
    url = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return self.description
