"""Where listings of meetings come from, and what of them could not be used."""

from django.db import models

from alongside.core import clock


class Source(models.Model):
    """
    A feed, a server or a file that lists meetings.

    `shows_passwords` and `shows_names` are what the source itself says may be public; without
    that both are taken out of what it sends. `refresh_hours` 0 means it is fetched by hand.
    """

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20)  # meeting_guide, bmlt, csv
    address = models.CharField(max_length=500, blank=True, default="")
    fellowship = models.CharField(max_length=40)
    etag = models.CharField(max_length=300, blank=True, default="")
    last_modified = models.CharField(max_length=60, blank=True, default="")
    shows_passwords = models.BooleanField(default=False)
    shows_names = models.BooleanField(default=False)
    refresh_hours = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True, default="")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    def __str__(self) -> str:
        return self.name


class SetAside(models.Model):
    """A record of the latest import that could not be used, with the reason; nothing is lost."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="set_aside")
    file = models.CharField(max_length=200)
    line = models.PositiveIntegerField()
    reason = models.CharField(max_length=300)
    record = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"
