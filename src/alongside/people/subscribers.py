"""What follows in people from their own news: nobody signs in for somebody who died."""

import uuid

from django.db.models import Exists, OuterRef

from alongside.core.actor import Actor
from alongside.core.events import DomainEvent, subscribe
from alongside.people.commands.sign_ins import close_sign_in, open_sign_in
from alongside.people.deaths import when_died
from alongside.people.models import Membership
from alongside.people.models.membership import EndReason
from alongside.people.queries.deaths import who_lives


@when_died
def person_has_died(died: uuid.UUID, by: Actor) -> None:
    """The sign-in of somebody who died is closed, on every device at once."""
    rows = Membership.objects.scoped(by).filter(person_id=died, ended_at__isnull=True)
    for membership in rows.select_related("user"):
        close_sign_in(membership=membership, reason=EndReason.DIED, by=by)


@subscribe("people.status_changed")
def person_is_alive(event: DomainEvent) -> None:
    """A status set in error and set back opens the sign-in again."""
    by = event.system
    closed = Membership.objects.scoped(by).filter(
        person_id=event.payload["person_id"], end_reason=EndReason.DIED
    )
    since = Membership._base_manager.filter(
        user_id=OuterRef("user_id"), role=OuterRef("role"), ended_at__isnull=True
    )
    rows = list(closed.exclude(Exists(since)).select_related("user"))
    if rows and who_lives(event.payload["id"], by=by) is not None:
        for membership in rows:
            open_sign_in(membership=membership, by=by)
