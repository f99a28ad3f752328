"""What follows when somebody died: each domain says its own, and none asks anew who it is about."""

import uuid
from collections.abc import Callable
from functools import wraps

from alongside.core.actor import Actor
from alongside.core.events import DomainEvent, Subscriber, subscribe
from alongside.people.queries.deaths import who_died

Follow = Callable[[uuid.UUID, Actor], None]


def when_died(follow: Follow) -> Subscriber:
    """
    This function will register what follows from a status that says somebody died.

    `follow` gets the person's id and the actor of what the program does by itself.
    """

    @subscribe("people.status_changed")
    @wraps(follow)
    def heard(event: DomainEvent) -> None:
        died = who_died(event.payload["id"], by=event.system)
        if died is not None:
            follow(died, event.system)

    return heard
