"""What kinds of meeting there are, and which body of a fellowship a meeting belongs to."""

from django.db import models

from alongside.meetings.models.source import Source


class Format(models.Model):
    """
    A type or format, such as Open, Women or Wheelchair access.

    `vocabulary` is "types" for the codes of Meeting Guide feeds, and "source ID" for those of a
    BMLT server, because the same letters mean different things there. `type_code` is the Meeting
    Guide code that means the same, "" when there is none: by it both are found together.
    """

    vocabulary = models.CharField(max_length=40)
    source_key = models.CharField(max_length=60)
    key_string = models.CharField(max_length=60)
    type_code = models.CharField(max_length=20, blank=True, default="")
    world_id = models.CharField(max_length=30, blank=True, default="")
    type_enum = models.CharField(max_length=10, blank=True, default="")
    source = models.ForeignKey(Source, models.CASCADE, null=True, related_name="formats")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vocabulary", "source_key"], name="format_once_per_vocabulary"
            ),
        ]

    def __str__(self) -> str:
        return self.key_string


class FormatWords(models.Model):
    """Name and description of a format in one language."""

    format = models.ForeignKey(Format, models.CASCADE, related_name="words")
    language = models.CharField(max_length=10)
    key_string = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["format", "language"], name="format_words_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceBody(models.Model):
    """An area, region or other body of a fellowship, as a BMLT server names it."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="service_bodies")
    source_key = models.CharField(max_length=60)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, related_name="children")
    name = models.CharField(max_length=255)
    description = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=10, blank=True, default="")
    url = models.CharField(max_length=500, blank=True, default="")
    helpline = models.CharField(max_length=255, blank=True, default="")
    world_id = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "source_key"], name="service_body_once"),
        ]

    def __str__(self) -> str:
        return self.name
