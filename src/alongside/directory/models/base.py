"""What every row of the directory has: where it came from, and whether it still stands."""

from typing import Self, TypeVar

from django.db import models

from alongside.core import clock
from alongside.core.ids import new_id

M = TypeVar("M", bound=models.Model)


class Source(models.Model):
    """
    Where rows came from: a package somebody imported, or this program's own entries.

    `path` and `format` say what was read last, `licence` under which terms it may be shown.
    `figures` are those of the last import, orphans among them. Names of people at a service are
    shown in public only when `shows_contact_names` is set.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200, unique=True)
    path = models.CharField(max_length=500, blank=True, default="")
    format = models.CharField(max_length=20, blank=True, default="")
    licence = models.CharField(max_length=200, blank=True, default="")
    shows_contact_names = models.BooleanField(default=False)
    figures = models.JSONField(default=dict, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    def __str__(self) -> str:
        return self.name


class DirectoryQuerySet(models.QuerySet[M]):
    """Rows of the directory; most readers want those that stand."""

    def standing(self) -> Self:
        """This function will leave out what was retired."""
        return self.filter(retired_at__isnull=True)


class DirectoryRow(models.Model):
    """
    A row that came from a source.

    Invariants: `id` is the id it had in the source when that was a UUID, else made from source,
    table and `original_id`, so the same row always has the same id. `content_hash` stands for
    every column the source gave: the same again changes nothing. A row is never deleted;
    `retired_at` says since when the source no longer names it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", db_index=False)
    original_id = models.CharField(max_length=100, blank=True, default="")
    content_hash = models.CharField(max_length=32, blank=True, default="")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    changed_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager.from_queryset(DirectoryQuerySet)()

    class Meta:
        abstract = True


class ListedRow(DirectoryRow):
    """A row somebody finds and opens. `confirmed_on`: this program asked there, and it is right."""

    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


def linked(table: str, *fields: str) -> list[models.Index]:
    """
    This function will make one index for each link, of the rows that have it.

    A phone may belong to five kinds of rows and mostly belongs to one; a plain index would keep a
    million entries of nothing.
    """
    return [
        models.Index(
            fields=[field],
            condition=models.Q(**{f"{field}__isnull": False}),
            name=f"{table}_of_{field}"[:30],
        )
        for field in fields
    ]
