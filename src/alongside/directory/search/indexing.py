"""Keep the index: all of it anew, or the entries of some services."""

import gc
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from alongside.directory.search import documents, gathering, index
from alongside.directory.search.gathering import Gathered
from alongside.directory.search.models import Entry


def rebuild(progress: Callable[[int], None] = lambda _done: None) -> int:
    """
    This function will make the whole index anew and give the number of entries.

    In one transaction: whoever searches meanwhile finds what was there before.
    """
    done = 0
    with transaction.atomic(), _no_collecting():
        _clear()
        for batch in gathering.everything():
            done += _write(batch)
            progress(done)
        with connection.cursor() as cursor:
            index.of_vendor().finish(cursor)
    return done


def update(services: Iterable[uuid.UUID]) -> int:
    """This function will make the entries of some services anew; those that stand no more go."""
    done = 0
    for some in _batches(services):
        with transaction.atomic():
            _remove(some)
            done += _write(gathering.of_services(some))
    return done


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Millions of small rows hold no circles; looking for some takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _batches(services: Iterable[uuid.UUID]) -> Iterable[list[uuid.UUID]]:
    every = list(dict.fromkeys(services))
    return (every[n : n + gathering.BATCH] for n in range(0, len(every), gathering.BATCH))


def _clear() -> None:
    with connection.cursor() as cursor:
        index.of_vendor().clear(cursor)
    Entry.objects.all().delete()


def _remove(services: list[uuid.UUID]) -> None:
    old = list(Entry.objects.filter(service__in=services))
    with connection.cursor() as cursor:
        index.of_vendor().remove(cursor, old)
    Entry.objects.filter(pk__in=[entry.pk for entry in old]).delete()


def _write(gathered: list[Gathered]) -> int:
    entries = documents.entries_of(gathered)
    Entry.objects.bulk_create(entries, batch_size=1000)
    with connection.cursor() as cursor:
        index.of_vendor().write(cursor, entries)
    return len(entries)
