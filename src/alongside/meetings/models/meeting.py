"""A meeting as it is shown, and each source's listing of it."""

from django.db import models

from alongside.core import clock
from alongside.meetings.models.formats import Format, ServiceBody
from alongside.meetings.models.source import Source

IN_PERSON, ONLINE, HYBRID = 1, 2, 3


class Zone(models.Model):
    """
    An IANA zone that has meetings, with the degrees they lie in.

    A search in the next hour asks each zone for its own wall time; near a place only the zones
    whose degrees touch the search are asked.
    """

    name = models.CharField(max_length=60, unique=True)
    south = models.FloatField(null=True)
    north = models.FloatField(null=True)
    west = models.FloatField(null=True)
    east = models.FloatField(null=True)

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """
    One meeting as everybody sees it; what a search looks at comes first in the row.

    `weekday` 0 is Sunday; `week_minute` counts from Sunday midnight on the wall of `zone`; both
    are null for a meeting by appointment. `x`, `y`, `z` are the place on the unit sphere
    (`geo`). `is_closed` with `closed_until` null is closed until further notice, with a day up to
    and including that day. `sequence` counts changes, for calendars. A meeting that vanished
    from every source has `retired_at` and is kept, so that calendars can be told.
    """

    x = models.FloatField(null=True)
    y = models.FloatField(null=True)
    z = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    week_minute = models.SmallIntegerField(null=True)
    weekday = models.SmallIntegerField(null=True)
    duration = models.SmallIntegerField(default=60)
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+", db_index=False)
    venue = models.SmallIntegerField(default=IN_PERSON)
    fellowship = models.CharField(max_length=40)
    language = models.CharField(max_length=10, blank=True, default="en")
    is_closed = models.BooleanField(default=False)
    closed_until = models.DateField(null=True)
    retired_at = models.DateTimeField(null=True)
    is_published = models.BooleanField(default=True)
    is_approximate = models.BooleanField(default=False)
    service_body = models.ForeignKey(ServiceBody, models.SET_NULL, null=True, related_name="+")
    sequence = models.IntegerField(default=0)
    changed_at = models.DateTimeField(default=clock.now)
    confirmed_on = models.DateField(null=True)
    format_ids = models.CharField(max_length=300, blank=True, default="")
    format_keys = models.CharField(max_length=300, blank=True, default="")
    type_codes = models.CharField(max_length=300, blank=True, default="")
    fingerprint = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    facts = models.JSONField(default=dict)
    listed_by = models.JSONField(default=list)
    words = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekday__isnull=True, week_minute__isnull=True)
                | models.Q(
                    weekday__isnull=False,
                    weekday__gte=0,
                    weekday__lte=6,
                    week_minute__isnull=False,
                    week_minute__gte=0,
                ),
                name="meeting_time_whole_or_none",
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True, x__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    x__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                ),
                name="meeting_place_whole_or_none",
            ),
        ]
        indexes = [
            models.Index(
                fields=["venue", "week_minute"],
                condition=models.Q(retired_at__isnull=True),
                name="meeting_by_venue_and_time",
            ),
            models.Index(
                fields=["week_minute"],
                condition=models.Q(retired_at__isnull=True),
                name="meeting_by_time",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MeetingFormat(models.Model):
    """A meeting has a format."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+", db_index=False)
    format = models.ForeignKey(Format, models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "format"], name="meeting_format_once"),
        ]
        indexes = [models.Index(fields=["format", "meeting"], name="meetings_by_format")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.format_id}"


class Listing(models.Model):
    """
    What one source says of one meeting: its record as read, and a hash of it.

    The hash tells whether the source says the same as before; `retired_at` that the source no
    longer lists it.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="listings", db_index=False)
    source_key = models.CharField(max_length=200)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="listings")
    digest = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    record = models.JSONField(default=dict)
    updated_on = models.DateField(null=True)
    retired_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "source_key"], name="listing_once"),
        ]

    def __str__(self) -> str:
        return self.source_key


class MeetingChange(models.Model):
    """A meeting was added, changed or retired; `fields` names what differs, with both values."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="changes")
    service_body = models.ForeignKey(ServiceBody, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10)  # new, change, delete
    name = models.CharField(max_length=255)
    fields = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["at"], name="meeting_changes_by_time")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
