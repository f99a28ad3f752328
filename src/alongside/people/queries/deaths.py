"""Who died, as the program knows: the one place that reads it from a change of status."""

import uuid

from django.db.models import Exists, OuterRef

from alongside.core.actor import Actor
from alongside.people.models import EnrolmentStatus
from alongside.people.models.enrolment import Status


def who_died(status_id: uuid.UUID | str, *, by: Actor) -> uuid.UUID | None:
    """This function will give the person whom a status that stands says to have died."""
    rows = EnrolmentStatus.objects.scoped(by).filter(
        pk=status_id, state=Status.DIED, until__isnull=True
    )
    return rows.values_list("enrolment__person_id", flat=True).first()


def who_lives(status_id: uuid.UUID | str, *, by: Actor) -> uuid.UUID | None:
    """This function will give the person of a status when no status that stands says they died."""
    rows = EnrolmentStatus.objects.scoped(by)
    whose = rows.filter(pk=status_id).values("enrolment__person_id")
    died = rows.filter(enrolment__person_id__in=whose, until__isnull=True, state=Status.DIED)
    if died.exists():
        return None
    return whose.values_list("enrolment__person_id", flat=True).first()


def has_died() -> Exists:
    """This function will tell of an outer row with a person whether that person died."""
    current = EnrolmentStatus._base_manager.filter(
        enrolment__person_id=OuterRef("person_id"), until__isnull=True
    )
    return Exists(current.filter(state=Status.DIED))
