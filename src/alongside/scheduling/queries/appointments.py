"""Appointments to come."""

import datetime as dt
import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.queries import persons
from alongside.scheduling.models import Appointment


def _to_come(by: Actor) -> QuerySet[Appointment]:
    rows = Appointment.objects.scoped(by).filter(cancelled_at__isnull=True)
    return rows.filter(ends_at__gt=clock.now()).select_related("person", "coach")


def next_for_coach(
    *, by: Actor, coach_id: uuid.UUID, until: dt.datetime | None = None
) -> QuerySet[Appointment]:
    """This function will give a coach's appointments to come, the soonest first."""
    rows = _to_come(by).filter(coach_id=coach_id).order_by("starts_at")
    return rows.filter(starts_at__lt=until) if until else rows


def next_for_person(*, by: Actor, person_id: uuid.UUID) -> QuerySet[Appointment]:
    """This function will give a person's appointments to come, the soonest first."""
    return _to_come(by).filter(person_id=person_id).order_by("starts_at")


def get(appointment_id: uuid.UUID, *, by: Actor) -> Appointment:
    """
    This function will find an appointment of somebody the actor may see.

    :raises NotFound: for a stranger and for an id that is nothing's, the same
    """
    rows = Appointment.objects.scoped(by).select_related("person", "coach")
    found = rows.filter(pk=appointment_id, person__in=persons.visible_to(by)).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found
