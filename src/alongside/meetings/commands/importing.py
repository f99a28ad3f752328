"""Bring what a source lists into the store: added, changed, unchanged, retired."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.meetings import policy
from alongside.meetings.commands import known, showing, writing
from alongside.meetings.fingerprints import fingerprints
from alongside.meetings.models import Listing, SetAside, Source
from alongside.meetings.reading.record import Reading, Record


@dataclass(slots=True)
class Outcome:
    """What an import did, in figures; `tables` are rows written by table."""

    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    retired: int = 0
    tables: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Difference:
    """Records to write with the listing that stands for them, and listings that are gone."""

    to_write: list[tuple[Record, Listing | None]] = field(default_factory=list)
    gone: list[Listing] = field(default_factory=list)
    added: int = 0
    changed: int = 0
    unchanged: int = 0


@command("meetings.import_listings", check=policy.check_can_import)
def import_listings(*, source: Source, reading: Reading, by: Actor) -> Outcome:
    """
    This function will make the store say what the source says.

    The same again changes nothing. A listing that vanished is retired, and so is the meeting
    when no other source lists it.
    """
    difference = _difference(source, reading)
    tables: dict[str, int] = {}
    now = clock.now()
    if difference.to_write or difference.gone:
        words = known.Known(source, reading, tables)
        prints = fingerprints(reading.records)
        touched = writing.write(source, difference, prints, words, tables=tables, now=now)
        showing.show(touched, words, tables, now)
    _set_aside(source, reading, tables)
    source.checked_at, source.trouble = now, ""
    source.save()
    return Outcome(
        read=reading.read,
        added=difference.added,
        changed=difference.changed,
        unchanged=difference.unchanged,
        retired=len(difference.gone),
        tables={name: number for name, number in tables.items() if number},
    )


def _difference(source: Source, reading: Reading) -> Difference:
    held = {one.source_key: one for one in source.listings.defer("record")}
    found = Difference()
    for record in reading.records:
        listing = held.pop(record.key, None)
        if listing is None or listing.retired_at is not None:
            found.added += 1
        elif listing.digest == record.digest():
            found.unchanged += 1
            continue
        else:
            found.changed += 1
        found.to_write.append((record, listing))
    found.gone = [one for one in held.values() if one.retired_at is None]
    return found


def _set_aside(source: Source, reading: Reading, tables: dict[str, int]) -> None:
    """Keep what could not be used, as it was sent; the same as before is left alone."""
    rows = [
        SetAside(
            source=source, file=one.file[:200], line=one.line, reason=one.reason[:300],
            record=_without_people(one.record),
        )
        for one in reading.rejected
    ]  # fmt: skip
    before = set(source.set_aside.values_list("file", "line", "reason"))
    if before == {(row.file, row.line, row.reason) for row in rows}:
        return
    source.set_aside.all().delete()
    SetAside.objects.bulk_create(rows, batch_size=1000)
    tables["set_aside"] = len(rows)


def _without_people(record: dict[str, Any]) -> dict[str, Any]:
    hidden = ("contact", "author", "email", "password", "conference", "phone", "note", "virtual")
    return {k: v for k, v in record.items() if not any(part in str(k) for part in hidden)}


def stale_since(hours: int) -> dt.datetime:
    """This function will give the moment before which a source is due for a refresh."""
    return clock.now() - dt.timedelta(hours=hours)
