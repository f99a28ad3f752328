"""Write a source's listings and give each the meeting it is shown as."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.db.models import Count, Q

from alongside.meetings.commands.known import Known
from alongside.meetings.models import Listing, Meeting, Source
from alongside.meetings.reading.record import Record

if TYPE_CHECKING:
    from alongside.meetings.commands.importing import Difference

BATCH, CHUNK = 500, 5000
T = TypeVar("T")
R = TypeVar("R", bound=models.Model)


def write(
    source: Source, difference: "Difference", prints: dict[str, str], words: Known, *,
    tables: dict[str, int], now: dt.datetime,
) -> set[int]:  # fmt: skip
    """This function will write the listings; it gives the meetings to be shown anew."""
    touched = {one.meeting_id for _, one in difference.to_write if one} | {
        one.meeting_id for one in difference.gone
    }
    meetings = _meetings(difference.to_write, prints, words, now)
    fresh: list[Listing] = []
    again: list[Listing] = []
    for record, listing in difference.to_write:
        row = listing or Listing(source=source, source_key=record.key, created_at=now)
        row.meeting_id = meetings[record.key]
        row.digest, row.fingerprint = record.digest(), prints[record.key]
        row.record, row.retired_at = record.plain(), None
        row.updated_on = dt.date.fromisoformat(record.confirmed_on) if record.confirmed_on else None
        (again if listing else fresh).append(row)
    Listing.objects.bulk_create(fresh, batch_size=BATCH)
    upsert(Listing, again)
    for part in chunks([one.pk for one in difference.gone], CHUNK):
        Listing.objects.filter(pk__in=part).update(retired_at=now)
    tables["listings"] = len(fresh) + len(again) + len(difference.gone)
    return touched | set(meetings.values())


def _meetings(
    to_write: list[tuple[Record, Listing | None]], prints: dict[str, str], words: Known,
    now: dt.datetime,
) -> dict[str, int]:  # fmt: skip
    """The meeting of each record: the one with its print, its own alone, or a new one."""
    by_print: dict[str, int] = {}
    for part in chunks([prints[record.key] for record, _ in to_write], CHUNK):
        rows = Meeting.objects.filter(fingerprint__in=part)
        by_print |= dict(rows.values_list("fingerprint", "id"))
    alone = _alone([one.meeting_id for _, one in to_write if one])
    found, moved, fresh = {}, [], {}
    for record, listing in to_write:
        held = prints[record.key]
        if held in by_print:
            found[record.key] = by_print[held]
        elif listing and listing.meeting_id in alone:
            alone.discard(listing.meeting_id)
            found[record.key] = by_print[held] = listing.meeting_id
            moved.append((listing.meeting_id, held))
        else:
            fresh[record.key] = Meeting(
                fingerprint=held, name=record.name, zone_id=words.zone(record.zone),
                fellowship=record.fellowship, created_at=now, changed_at=now, sequence=-1,
            )  # fmt: skip
    Meeting.objects.bulk_create(fresh.values(), batch_size=BATCH)
    for meeting_id, held in moved:
        Meeting.objects.filter(pk=meeting_id).update(fingerprint=held)
    return found | {key: row.pk for key, row in fresh.items()}


def _alone(meeting_ids: list[int]) -> set[int]:
    """Of these meetings, those that one listing stands for."""
    found: set[int] = set()
    for part in chunks(meeting_ids, CHUNK):
        rows = Meeting.objects.filter(pk__in=part).annotate(
            n=Count("listings", filter=Q(listings__retired_at__isnull=True))
        )
        found |= set(rows.filter(n__lte=1).values_list("pk", flat=True))
    return found


def upsert(model: type[R], rows: list[R]) -> None:
    """This function will write rows that are there already, many at once."""
    names = [f.name for f in model._meta.concrete_fields if not f.primary_key]
    model._base_manager.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=names
    )


def chunks(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """This function will cut a list into pieces of at most `size`."""
    stream = iter(values)
    while part := list(islice(stream, size)):
        yield part
