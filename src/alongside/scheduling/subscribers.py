"""What follows in scheduling from news of the domains below: nobody is left with a date."""

import uuid

from django.db.models import Exists, OuterRef, QuerySet

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.events import DomainEvent, subscribe
from alongside.people.deaths import when_died
from alongside.people.models import Assignment
from alongside.scheduling.commands.appointments import cancel_appointment
from alongside.scheduling.models import Appointment


@subscribe("people.assignment_ended")
def pair_has_ended(event: DomainEvent) -> None:
    """What a coach and a person had ahead is called off when the coach is theirs no more."""
    by = event.system
    ended = Assignment.objects.scoped(by).filter(pk=event.payload["id"])
    still = Assignment._base_manager.filter(
        person_id=OuterRef("person_id"), coach_id=OuterRef("coach_id"), until_at__isnull=True
    )
    for pair in ended.filter(~Exists(still)):
        _call_off(_ahead(by).filter(person_id=pair.person_id, coach_id=pair.coach_id), by)


@when_died
def person_has_died(died: uuid.UUID, by: Actor) -> None:
    """Nobody waits at a time for somebody who died."""
    _call_off(_ahead(by).filter(person_id=died), by)


def _ahead(by: Actor) -> QuerySet[Appointment]:
    rows = Appointment.objects.scoped(by).select_related("person")
    return rows.filter(cancelled_at__isnull=True, starts_at__gt=clock.now())


def _call_off(rows: QuerySet[Appointment], by: Actor) -> None:
    for appointment in rows:
        cancel_appointment(appointment=appointment, by=by)
