"""
Figures for evaluators: counts of people, never a person.

Cells from 1 to 10 are not shown (T13), and when one cell of a table is hidden, the next smallest
is hidden too, so that no subtraction from the total gives it back.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count

from alongside.coaching.models import Contact
from alongside.core.actor import Actor
from alongside.people.models import EnrolmentStatus

SMALLEST = 11


@dataclass(frozen=True, slots=True)
class Cell:
    """A labelled count; None stands for a count that is not shown."""

    label: str
    count: int | None


def hidden(cells: list[tuple[str, int]]) -> list[Cell]:
    """This function will hide small cells, and one more where a single one would show itself."""
    small = {label for label, count in cells if 0 < count < SMALLEST}
    if len(small) == 1:
        others = sorted((count, label) for label, count in cells if label not in small and count)
        small |= {label for _count, label in others[:1]}
    return [Cell(label, None if label in small else count) for label, count in cells]


def by_status(by: Actor) -> list[tuple[str, int]]:
    """This function will count enrolments by where they stand now."""
    rows = EnrolmentStatus.objects.scoped(by).filter(until__isnull=True)
    return _counted(rows.values_list("state").annotate(n=Count("pk")))


def by_setting(by: Actor) -> list[tuple[str, int]]:
    """This function will count people with an open enrolment by setting of the program."""
    rows = EnrolmentStatus.objects.scoped(by).filter(until__isnull=True, state="reached")
    people = Count("enrolment__person", distinct=True)
    return _counted(rows.values_list("enrolment__program__setting").annotate(n=people))


def by_outcome(*, by: Actor, since: dt.datetime) -> list[tuple[str, int]]:
    """This function will count contacts since a day by what happened."""
    rows = Contact.objects.scoped(by).filter(occurred_at__gte=since)
    return _counted(rows.values_list("outcome").annotate(n=Count("pk")))


def _counted(rows: "object") -> list[tuple[str, int]]:
    return sorted(rows, key=lambda row: -row[1])  # type: ignore[call-overload, no-any-return]
