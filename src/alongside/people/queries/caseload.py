"""Who serves whom now."""

import uuid

from django.db.models import QuerySet

from alongside.core.actor import Actor
from alongside.people.models import Assignment
from alongside.people.models.assignment import COACH


def open_for_coach(*, by: Actor, coach_id: uuid.UUID) -> QuerySet[Assignment]:
    """This function will give a coach's open assignments with their persons."""
    rows = Assignment.objects.scoped(by).filter(coach_id=coach_id, until_at__isnull=True)
    return rows.select_related("person")


def coach_of(*, by: Actor, person_id: uuid.UUID) -> Assignment | None:
    """This function will give the person's current coach, if there is one."""
    rows = Assignment.objects.scoped(by).filter(
        person_id=person_id, kind=COACH, until_at__isnull=True
    )
    return rows.select_related("coach").first()
