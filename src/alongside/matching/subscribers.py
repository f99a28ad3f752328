"""What follows in matching from news of the domains below."""

import uuid

from alongside.coaching.events import CONTACT_LOGGED
from alongside.coaching.models import Contact
from alongside.core.actor import Actor
from alongside.core.events import DomainEvent, subscribe
from alongside.matching.commands.requests import close_request, reopen_request
from alongside.matching.models import Request
from alongside.matching.models.request import CloseReason
from alongside.people.commands.enrolments import change_status
from alongside.people.deaths import when_died
from alongside.people.models import EnrolmentStatus
from alongside.people.models.enrolment import Status
from alongside.people.queries.deaths import who_lives


@subscribe(CONTACT_LOGGED)
def person_was_reached(event: DomainEvent) -> None:
    """
    A person who asked counts as reached once a contact reached them, not when a coach is agreed.

    One query when there is nothing to change, which is nearly always.
    """
    by = event.system
    reached = Contact.objects.scoped(by).filter(pk=event.payload["id"], is_reached=True)
    rows = EnrolmentStatus.objects.scoped(by).filter(state=Status.ASKED, until__isnull=True)
    asked = rows.filter(enrolment__person_id__in=reached.values("person_id"))
    for status in asked.select_related("enrolment__person"):
        change_status(enrolment=status.enrolment, status=Status.REACHED, by=by)


@when_died
def person_has_died(died: uuid.UUID, by: Actor) -> None:
    """Nobody looks for a coach for somebody who died."""
    rows = Request.objects.scoped(by).filter(closed_at__isnull=True, person_id=died)
    for request in rows.select_related("person"):
        close_request(request=request, reason=CloseReason.DIED, by=by)


@subscribe("people.status_changed")
def person_is_alive(event: DomainEvent) -> None:
    """A status set in error and set back lets the request wait again."""
    by = event.system
    rows = Request.objects.scoped(by).filter(
        person_id=event.payload["person_id"], close_reason=CloseReason.DIED
    )
    request = rows.select_related("person").order_by("-asked_at").first()
    if request is not None and who_lives(event.payload["id"], by=by) is not None:
        reopen_request(request=request, by=by)
