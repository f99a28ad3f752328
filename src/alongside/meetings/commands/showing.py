"""Make the shown meeting from the listings that stand for it."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db.models import Max, Min

from alongside.core import bulk
from alongside.meetings import geo, wall
from alongside.meetings.commands.bulk import CHUNK, insert, upsert
from alongside.meetings.commands.known import Known
from alongside.meetings.folding import folded
from alongside.meetings.models import Listing, Meeting, MeetingChange, MeetingFormat, Zone
from alongside.meetings.reading.record import Record

SAID = ("place", "street", "city", "neighborhood", "borough", "county", "group", "region",
        "notes", "place_notes", "postal_code")  # fmt: skip
COMPARED = (
    "name", "weekday", "week_minute", "duration", "zone_id", "venue", "fellowship", "language",
    "is_closed", "closed_until", "is_published", "is_approximate", "latitude", "longitude",
    "service_body_id", "format_ids", "facts", "listed_by", "confirmed_on",
)  # fmt: skip


def show(meeting_ids: set[int], words: Known, tables: dict[str, int], now: dt.datetime) -> None:
    """This function will make these meetings say what their listings say, and note changes."""
    written = 0
    for part in bulk.chunks(sorted(meeting_ids), CHUNK):
        written += _show(part, words, now)
    tables["meetings"] = tables.get("meetings", 0) + written
    _measure_zones()


def _show(part: list[int], words: Known, now: dt.datetime) -> int:
    listings = defaultdict(list)
    active = Listing.objects.filter(meeting_id__in=part, retired_at__isnull=True)
    for one in active.select_related("source"):
        listings[one.meeting_id].append(one)
    changed, changes, links = [], [], {}
    for row in Meeting.objects.filter(pk__in=part):
        before = {name: getattr(row, name) for name in COMPARED}
        was_there = row.sequence >= 0 and row.retired_at is None
        ids = _fill(row, listings[row.pk], words) if listings[row.pk] else None
        is_there = bool(listings[row.pk])
        row.retired_at = None if is_there else row.retired_at or now
        after = {name: getattr(row, name) for name in COMPARED}
        if was_there == is_there and before == after:
            continue
        row.sequence, row.changed_at = row.sequence + 1, now
        changed.append(row)
        if ids is not None:
            links[row.pk] = ids
        changes.append(_change(row, before, after, was=was_there, there=is_there, now=now))
    upsert(Meeting, changed)
    MeetingFormat.objects.filter(meeting_id__in=list(links)).delete()
    _write_beside(links, changes)
    return len(changed)


def begin(
    listings: list[Listing], words: Known, tables: dict[str, int], now: dt.datetime
) -> dict[str, int]:
    """This function will write a new meeting for each of these listings, by their keys."""
    rows, formats = {}, {}
    for one in listings:
        row = rows[one.source_key] = Meeting(
            fingerprint=one.fingerprint, created_at=now, changed_at=now, sequence=0
        )
        formats[one.source_key] = _fill(row, [one], words)
    insert(Meeting, list(rows.values()))
    ids = _numbers([row.fingerprint for row in rows.values()])
    for row in rows.values():
        row.pk = ids[row.fingerprint]
    links = {row.pk: formats[key] for key, row in rows.items()}
    changes = [_change(row, {}, {}, was=False, there=True, now=now) for row in rows.values()]
    _write_beside(links, changes)
    tables["meetings"] = tables.get("meetings", 0) + len(rows)
    return {key: row.pk for key, row in rows.items()}


def _numbers(prints: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in bulk.chunks(prints, CHUNK):
        found |= Meeting.objects.filter(fingerprint__in=part).values_list("fingerprint", "pk")
    return found


def _write_beside(links: dict[int, list[int]], changes: list[bulk.Row]) -> None:
    pairs = [{"meeting_id": pk, "format_id": one} for pk, ids in links.items() for one in ids]
    bulk.insert(MeetingFormat, pairs, {})
    bulk.insert(MeetingChange, changes, {})


def _fill(row: Meeting, listings: list[Listing], words: Known) -> list[int]:
    """The listing confirmed last is shown; of equals the source that came first."""
    ordered = sorted(listings, key=lambda one: (one.updated_on is None, one.source_id))
    shown = max(ordered, key=lambda one: (one.updated_on or dt.date.min, -one.source_id))
    record = Record(**shown.record)
    _when_and_where(row, record, words)
    row.service_body_id = words.body(shown.source_id, record.service_body)
    row.name, row.fellowship, row.language = record.name, record.fellowship, record.language
    row.venue, row.is_closed = record.venue, record.is_closed
    row.closed_until = _day(record.closed_until)
    row.is_published, row.facts = record.is_published, record.facts
    row.confirmed_on = shown.updated_on
    row.listed_by = [
        {"name": one.source.name, "url": one.record["facts"].get("url", "")}
        for one in sorted(listings, key=lambda one: one.source_id)
    ]
    formats = words.formats(shown.source_id, record.formats)
    row.format_ids = ",".join(str(one.id) for one in formats)[:300]
    row.format_keys = ",".join(one.key_string for one in formats)[:300]
    codes = dict.fromkeys(one.type_code for one in formats if one.type_code)
    row.type_codes = f",{','.join(codes)}," if codes else ""
    texts = [record.name, *(record.facts.get(name, "") for name in SAID)]
    row.words = " ".join(dict.fromkeys(folded(" ".join(texts))))
    return [one.id for one in formats]


def _when_and_where(row: Meeting, record: Record, words: Known) -> None:
    row.weekday, row.duration = record.weekday, record.duration
    row.week_minute = None
    if record.weekday is not None and record.minute is not None:
        row.week_minute = wall.week_minute(record.weekday, record.minute)
    row.zone_id = words.zone(record.zone)
    row.latitude, row.longitude = record.latitude, record.longitude
    row.is_approximate = record.is_approximate
    row.x = row.y = row.z = None
    if record.latitude is not None and record.longitude is not None:
        row.x, row.y, row.z = geo.unit(record.latitude, record.longitude)


def _change(
    row: Meeting, before: dict[str, Any], after: dict[str, Any], *, was: bool, there: bool,
    now: dt.datetime,
) -> bulk.Row:  # fmt: skip
    kind = "change" if was and there else "new" if there else "delete"
    fields: dict[str, Any] = {}
    if kind == "change":
        fields = {
            name: [str(before[name]), str(value)]
            for name, value in after.items()
            if before[name] != value and name not in ("facts", "listed_by")
        }
        old, new = before["facts"], after["facts"]
        for name in sorted({*old, *new}):
            if old.get(name, "") != new.get(name, ""):
                fields[name] = [old.get(name, ""), new.get(name, "")]
    return {
        "meeting_id": row.pk, "service_body_id": row.service_body_id, "kind": kind,
        "name": row.name, "fields": fields, "at": now,
    }  # fmt: skip


def _measure_zones() -> None:
    """How far each zone's meetings reach, so that a search near a place asks only those near."""
    sides = ("south", "north", "west", "east")
    rows = Meeting.objects.filter(retired_at__isnull=True).values_list("zone_id")
    ends = (Min("latitude"), Max("latitude"), Min("longitude"), Max("longitude"))
    held = {one.pk: one for one in Zone.objects.all()}
    for zone_id, *degrees in rows.annotate(*ends).order_by("zone_id"):
        values = dict(zip(sides, degrees, strict=True))
        if any(getattr(held[zone_id], side) != value for side, value in values.items()):
            Zone.objects.filter(pk=zone_id).update(**values)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
