"""
Who is left alone now: the one place that says so.

Everything that writes to a person, reminds of them or asks them something by itself asks here: a
list with `not_quiet`, a sender once more with `is_quiet` in the moment it sends.
"""

import uuid

from django.db.models import Exists, OuterRef, Q

from alongside.core.actor import Actor
from alongside.people.models import Cause, QuietTime


def not_quiet(person: str = "person_id") -> Q:
    """This function will keep the rows whose person may be written to and asked now."""
    return ~Q(now_quiet(person))


def now_quiet(person: str = "person_id") -> Exists:
    """This function will tell of each row whether its person is left alone now."""
    rows = QuietTime._base_manager.filter(person_id=OuterRef(person), ended_at__isnull=True)
    return Exists(rows)


def not_died(person: str = "person_id") -> Q:
    """This function will keep the rows about people of whom nobody said here that they died."""
    rows = QuietTime._base_manager.filter(person_id=OuterRef(person), ended_at__isnull=True)
    return ~Q(Exists(rows.filter(cause=Cause.DEATH)))


def is_quiet(person_id: uuid.UUID, *, by: Actor) -> bool:
    """This function will tell whether a person is left alone, at this very moment."""
    rows = QuietTime.objects.scoped(by).filter(person_id=person_id, ended_at__isnull=True)
    return rows.exists()


def standing(person_id: uuid.UUID, *, by: Actor) -> QuietTime | None:
    """This function will give the quiet time that stands, with who began it."""
    rows = QuietTime.objects.scoped(by).filter(person_id=person_id, ended_at__isnull=True)
    return rows.select_related("by_membership").first()
