"""Import from a path or an address: fetch, read, and let the command write."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.meetings import sources
from alongside.meetings.commands import importing
from alongside.meetings.models import Source
from alongside.meetings.reading import fetch, read
from alongside.meetings.reading.record import Reading, Showing

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever imports says of a source; "" and None leave what is known."""

    name: str = ""
    fellowship: str = ""
    passwords: bool | None = None
    names: bool | None = None
    refresh_hours: int | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read and what it changed."""

    source: Source
    reading: Reading
    outcome: importing.Outcome


def import_from(where: str, wishes: Wishes, *, by: Actor, tell: Tell) -> Imported:
    """
    This function will bring in what a path or address lists.

    :raises Refused: when it cannot be read; then nothing has changed
    """
    name = (wishes.name or sources.name_of(where))[:120]
    source = Source.objects.filter(name=name).first() or Source(name=name)
    same = source.address == where
    tell(f"reading {where}")
    got = fetch.get(
        where,
        etag=source.etag if same else "",
        last_modified=source.last_modified if same else "",
    )
    if got.unchanged:
        Source.objects.filter(pk=source.pk).update(checked_at=clock.now(), trouble="")
        kept = source.listings.filter(retired_at__isnull=True).count()
        reading = Reading(source.kind, name, read=kept)
        return Imported(source, reading, importing.Outcome(read=kept, unchanged=kept))
    _describe(source, where, wishes, got)
    showing = Showing(source.fellowship, source.shows_passwords, source.shows_names)
    reading = read.read(got, showing)
    source.kind = reading.kind
    tell(f"writing {len(reading.records)} listings")
    return Imported(source, reading, _written(source, reading, by))


def _written(source: Source, reading: Reading, by: Actor) -> importing.Outcome:
    # A new source is written with its listings, or not at all.
    with transaction.atomic():
        source.save()
        return importing.import_listings(source=source, reading=reading, by=by)


def _describe(source: Source, where: str, wishes: Wishes, got: fetch.Got) -> None:
    source.address, source.etag, source.last_modified = where[:500], got.etag, got.last_modified
    if wishes.fellowship:
        source.fellowship = wishes.fellowship
    elif not source.fellowship:
        text = next(iter(got.texts.values()))
        source.fellowship = sources.fellowship_of(where, read.kind_of(got), text)
    if wishes.passwords is not None:
        source.shows_passwords = wishes.passwords
    if wishes.names is not None:
        source.shows_names = wishes.names
    if wishes.refresh_hours is not None:
        source.refresh_hours = wishes.refresh_hours
