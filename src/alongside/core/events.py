"""
Domain events: stored with the change, delivered after it is committed.

Names are past tense (`coaching.contact_logged`), payloads hold ids only. A subscriber that
fails is tried again by the `redeliver` job; it must bear being called twice.
"""

import logging
import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from alongside.core import scope
from alongside.core.actor import Actor
from alongside.core.models import EventDelivery, StoredEvent

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DomainEvent:
    """What a subscriber gets."""

    id: uuid.UUID
    name: str
    organisation_id: uuid.UUID | None
    payload: dict[str, str]

    @property
    def system(self) -> Actor:
        """The actor for what follows from the event."""
        return Actor.system(self.organisation_id, purpose="follow-up")


Subscriber = Callable[[DomainEvent], None]
SUBSCRIBERS: dict[str, list[Subscriber]] = defaultdict(list)


def subscribe(name: str) -> Callable[[Subscriber], Subscriber]:
    """This function will register a subscriber for an event's name."""

    def register(subscriber: Subscriber) -> Subscriber:
        SUBSCRIBERS[name].append(subscriber)
        return subscriber

    return register


def store(*, name: str, by: Actor, payload: dict[str, str]) -> StoredEvent:
    """This function will store an event in the transaction at hand and deliver it after commit."""
    row = StoredEvent.objects.create(organisation_id=by.organisation_id, name=name, payload=payload)
    if SUBSCRIBERS.get(name):
        transaction.on_commit(lambda: deliver(row))
    return row


def deliver(row: StoredEvent) -> None:
    """This function will call every subscriber that has not dealt with the event yet."""
    event = DomainEvent(row.id, row.name, row.organisation_id, row.payload)
    for subscriber in SUBSCRIBERS.get(row.name, []):
        try:
            with scope.organisation(row.organisation_id), transaction.atomic():
                if _is_first(row, subscriber):
                    subscriber(event)
        except Exception:
            # The change itself is safe; the job comes back to this one.
            log.exception("subscriber %s failed on %s", _name(subscriber), row.name)


def _is_first(row: StoredEvent, subscriber: Subscriber) -> bool:
    # The row is written first: of two workers the second waits here and then finds it done.
    try:
        with transaction.atomic():
            EventDelivery.objects.create(event=row, subscriber=_name(subscriber))
    except IntegrityError:
        return False
    return True


def redeliver() -> int:
    """This function will deliver what a crash or an error left behind; returns how many."""
    count = 0
    for name, subscribers in SUBSCRIBERS.items():
        for subscriber in subscribers:
            done = EventDelivery.objects.filter(subscriber=_name(subscriber)).values("event_id")
            waiting = StoredEvent.objects.filter(name=name).exclude(id__in=done).order_by("id")
            for row in waiting[:500]:
                deliver(row)
                count += 1
    return count


def _name(subscriber: Subscriber) -> str:
    return f"{subscriber.__module__}.{subscriber.__name__}"
