"""What follows in privacy from news of people."""

from alongside.core.events import DomainEvent, subscribe
from alongside.privacy.jobs_office import mail_of_emergency


@subscribe("people.opened_in_emergency")
def tell_of_emergency(event: DomainEvent) -> None:
    """Those who must know are told at once; a second mail after a failure does no harm."""
    mail_of_emergency.enqueue(event.payload["id"])
