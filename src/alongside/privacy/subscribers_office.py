"""What follows in privacy from news of people."""

from alongside.core.events import DomainEvent, subscribe
from alongside.privacy.commands.disclosing import TOLD_IN_EMERGENCY
from alongside.privacy.jobs_office import mail_of_emergency, mail_of_telling


@subscribe("people.opened_in_emergency")
def tell_of_emergency(event: DomainEvent) -> None:
    """Those who must know are told at once; a second mail after a failure does no harm."""
    mail_of_emergency.enqueue(event.payload["id"])


@subscribe(TOLD_IN_EMERGENCY)
def tell_of_telling(event: DomainEvent) -> None:
    """A supervisor hears of what medical staff were told, and reads it on the page (P2-51)."""
    mail_of_telling.enqueue(event.payload["id"])
