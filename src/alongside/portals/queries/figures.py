"""
Figures for evaluators: counts of people, never a person.

Counts from 1 to 10 are not shown (T13). Somebody who knows the total could take the shown counts
from it, so what is hidden is always at least two counts that come to 11 or more together: the
smallest of the others are hidden as well until that is so, or until nothing is left to hide.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncMonth

from alongside.coaching.models import Contact
from alongside.core.actor import Actor
from alongside.people.models import Enrolment, EnrolmentStatus

SMALLEST = 11


@dataclass(frozen=True, slots=True)
class Cell:
    """A labelled count; None stands for a count that is not shown."""

    label: str
    count: int | None


def hidden(cells: list[tuple[str, int]]) -> list[Cell]:
    """This function will hide small counts, and others with them until none can be worked out."""
    counted = sorted((count, label) for label, count in cells if count)
    small = [one for one in counted if one[0] < SMALLEST]
    others = counted[len(small) :]
    while small and others and not _is_safe(small):
        small.append(others.pop(0))
    left_out = {label for _count, label in small}
    return [Cell(label, None if label in left_out else count) for label, count in cells]


def _is_safe(left_out: list[tuple[int, str]]) -> bool:
    return len(left_out) > 1 and sum(count for count, _label in left_out) >= SMALLEST


def by_status(by: Actor) -> list[tuple[str, int]]:
    """This function will count enrolments by where they stand now."""
    rows = EnrolmentStatus.objects.scoped(by).filter(until__isnull=True)
    return list(rows.values_list("state").annotate(n=Count("pk")))


def by_setting(by: Actor) -> list[tuple[str, int]]:
    """This function will count people with an open enrolment by setting of the program."""
    rows = EnrolmentStatus.objects.scoped(by).filter(until__isnull=True, state="reached")
    people = Count("enrolment__person", distinct=True)
    return list(rows.values_list("enrolment__program__setting").annotate(n=people))


def by_month(*, by: Actor, since: dt.date) -> list[tuple[str, int]]:
    """This function will count enrolments by the month they began, as `2026-11`, oldest first."""
    rows = Enrolment.objects.scoped(by).filter(enrolled_on__gte=since)
    months = rows.annotate(month=TruncMonth("enrolled_on")).order_by("month").values_list("month")
    return [(f"{month:%Y-%m}", count) for month, count in months.annotate(n=Count("pk"))]


def by_outcome(*, by: Actor, since: dt.datetime) -> list[tuple[str, int]]:
    """This function will count contacts since a day by what happened."""
    rows = Contact.objects.scoped(by).filter(occurred_at__gte=since)
    return list(rows.values_list("outcome").annotate(n=Count("pk")))
