"""Write a source's listings and give each the meeting it is shown as."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from alongside.core.bulk import chunks
from alongside.meetings.commands import showing
from alongside.meetings.commands.bulk import CHUNK, insert, upsert
from alongside.meetings.commands.known import Known
from alongside.meetings.models import Listing, Meeting, Source
from alongside.meetings.reading.record import Record

if TYPE_CHECKING:
    from alongside.meetings.commands.importing import Difference

Pair = tuple[Record, Listing | None]


def write(
    source: Source, difference: "Difference", prints: dict[str, str], words: Known, *,
    tables: dict[str, int], now: dt.datetime,
) -> set[int]:  # fmt: skip
    """This function will write the listings; it gives the meetings to be shown anew."""
    touched = {one.meeting_id for _, one in difference.to_write if one} | {
        one.meeting_id for one in difference.gone
    }
    rows = {
        record.key: _row(record, listing, source, prints, now)
        for record, listing in difference.to_write
    }
    found = _meetings(difference.to_write, prints)
    without = [row for key, row in rows.items() if key not in found]
    meetings = showing.begin(without, words, tables, now)
    for row in rows.values():
        row.meeting_id = found.get(row.source_key) or meetings[row.source_key]
    insert(Listing, [rows[record.key] for record, held in difference.to_write if held is None])
    upsert(Listing, [rows[record.key] for record, held in difference.to_write if held])
    for part in chunks([one.pk for one in difference.gone], CHUNK):
        Listing.objects.filter(pk__in=part).update(retired_at=now)
    tables["listings"] = len(rows) + len(difference.gone)
    return touched | set(found.values())


def _row(
    record: Record, listing: Listing | None, source: Source, prints: dict[str, str],
    now: dt.datetime,
) -> Listing:  # fmt: skip
    row = listing or Listing(source=source, source_key=record.key, created_at=now)
    row.digest, row.fingerprint = record.digest(), prints[record.key]
    row.record, row.retired_at = record.plain(), None
    row.updated_on = dt.date.fromisoformat(record.confirmed_on) if record.confirmed_on else None
    return row


def _meetings(to_write: list[Pair], prints: dict[str, str]) -> dict[str, int]:
    """The meeting of each record: the one with its print, or its own alone; a new one has none."""
    by_print: dict[str, int] = {}
    for part in chunks([prints[record.key] for record, _ in to_write], CHUNK):
        rows = Meeting.objects.filter(fingerprint__in=part)
        by_print |= dict(rows.values_list("fingerprint", "id"))
    alone = _alone([one.meeting_id for _, one in to_write if one])
    found, moved = {}, []
    for record, listing in to_write:
        held = prints[record.key]
        if held in by_print:
            found[record.key] = by_print[held]
        elif listing and listing.meeting_id in alone:
            alone.discard(listing.meeting_id)
            found[record.key] = by_print[held] = listing.meeting_id
            moved.append((listing.meeting_id, held))
    for meeting_id, held in moved:
        Meeting.objects.filter(pk=meeting_id).update(fingerprint=held)
    return found


def _alone(meeting_ids: list[int]) -> set[int]:
    """Of these meetings, those that one listing stands for."""
    found: set[int] = set()
    for part in chunks(meeting_ids, CHUNK):
        rows = Meeting.objects.filter(pk__in=part).annotate(
            n=Count("listings", filter=Q(listings__retired_at__isnull=True))
        )
        found |= set(rows.filter(n__lte=1).values_list("pk", flat=True))
    return found
