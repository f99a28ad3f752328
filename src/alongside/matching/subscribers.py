"""What follows in matching from news of the domains below."""

from alongside.coaching.events import CONTACT_LOGGED
from alongside.coaching.models import Contact
from alongside.core.events import DomainEvent, subscribe
from alongside.matching.commands.requests import withdraw_request
from alongside.matching.models import Request
from alongside.people.commands.enrolments import change_status
from alongside.people.models import EnrolmentStatus
from alongside.people.models.enrolment import Status


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


@subscribe("people.status_changed")
def person_has_died(event: DomainEvent) -> None:
    """Nobody looks for a coach for somebody who died."""
    by = event.system
    died = EnrolmentStatus.objects.scoped(by).filter(pk=event.payload["id"], state=Status.DIED)
    rows = Request.objects.scoped(by).filter(
        closed_at__isnull=True, person_id__in=died.values("enrolment__person_id")
    )
    for request in rows.select_related("person"):
        withdraw_request(request=request, by=by)
