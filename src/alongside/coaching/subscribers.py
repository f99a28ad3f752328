"""What follows in coaching from news of the domains below: nobody calls somebody who died."""

import uuid

from alongside.coaching.commands.checkins import close_call, reopen_call
from alongside.coaching.models import CallRequest
from alongside.coaching.models.checkin import CallClosed
from alongside.core.actor import Actor
from alongside.core.events import DomainEvent, subscribe
from alongside.people.deaths import when_died
from alongside.people.queries.deaths import who_lives


@when_died
def person_has_died(died: uuid.UUID, by: Actor) -> None:
    """A call that somebody who died asked for is closed, and not as answered."""
    for call in CallRequest.objects.scoped(by).filter(person_id=died, closed_at__isnull=True):
        close_call(call=call, reason=CallClosed.DIED, by=by)


@subscribe("people.status_changed")
def person_is_alive(event: DomainEvent) -> None:
    """A status set in error and set back lets the call that was asked for stand again."""
    by = event.system
    rows = CallRequest.objects.scoped(by).filter(
        person_id=event.payload["person_id"], close_reason=CallClosed.DIED
    )
    call = rows.select_related("person").order_by("-asked_at").first()
    if call is not None and who_lives(event.payload["id"], by=by) is not None:
        reopen_call(call=call, by=by)
