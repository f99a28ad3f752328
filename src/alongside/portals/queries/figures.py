"""
Figures for evaluators: counts of people, never a person.

What is shown goes through `core.small_cells` (T13). A report covers whole quarters that are over,
and each quarter's months are hidden by themselves: the same month looks the same in every report,
so that two reports together tell nothing that one does not.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from alongside.coaching.models import Contact
from alongside.core import small_cells
from alongside.core.actor import Actor
from alongside.groups.models import Attendance
from alongside.matching.models import Request
from alongside.people.models import Enrolment, EnrolmentStatus

QUARTERS = 4
Counts = dict[str, int]
Shown = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months, from the first day of one to the first day of the next quarter."""

    first: dt.date
    after: dt.date

    @classmethod
    def over(cls, today: dt.date, back: int = 1) -> "Quarter":
        """This function will give the quarter that ended `back` quarters ago; 1 is the last one."""
        quarter = today.year * 4 + (today.month - 1) // 3 - back
        return cls(_first_day(quarter), _first_day(quarter + 1))

    def months(self) -> list[str]:
        """This function will give the three months as `2026-07`."""
        return [f"{self.first.year}-{self.first.month + n:02d}" for n in range(3)]


def _first_day(quarter: int) -> dt.date:
    return dt.date(quarter // 4, quarter % 4 * 3 + 1, 1)


def _at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def by_status(by: Actor, quarter: Quarter) -> Shown:
    """This function will count enrolments by where they stood at the end of the quarter."""
    rows = _standing(by, quarter).values_list("state").annotate(n=Count("pk"))
    return small_cells.line(dict(rows))


def by_setting(by: Actor, quarter: Quarter) -> Shown:
    """This function will count people in coaching at the end of the quarter by setting."""
    people = Count("enrolment__person", distinct=True)
    rows = _standing(by, quarter).filter(state="reached")
    return small_cells.line(
        dict(rows.values_list("enrolment__program__setting").annotate(n=people))
    )


def by_month(by: Actor, quarters: list[Quarter]) -> Shown:
    """This function will count enrolments by the month they began; each quarter hides its own."""
    rows = Enrolment.objects.scoped(by).filter(
        enrolled_on__gte=quarters[0].first, enrolled_on__lt=quarters[-1].after
    )
    months = rows.annotate(month=TruncMonth("enrolled_on")).order_by("month").values_list("month")
    counts = {f"{month:%Y-%m}": count for month, count in months.annotate(n=Count("pk"))}
    return hidden_by_quarter(counts, quarters)


def hidden_by_quarter(counts: Counts, quarters: list[Quarter]) -> Shown:
    """This function will hide small months, looking at one quarter at a time."""
    shown: Shown = {}
    for quarter in quarters:
        shown |= small_cells.line({month: counts.get(month, 0) for month in quarter.months()})
    return shown


def by_outcome(by: Actor, quarter: Quarter) -> Shown:
    """This function will count contacts of the quarter by what happened."""
    rows = Contact.objects.scoped(by).filter(
        occurred_at__gte=_at(quarter.first), occurred_at__lt=_at(quarter.after)
    )
    return small_cells.line(dict(rows.values_list("outcome").annotate(n=Count("pk"))))


def by_request_end(by: Actor, quarter: Quarter) -> Shown:
    """This function will count requests for a coach that ended in the quarter by how they ended."""
    rows = Request.objects.scoped(by).filter(
        closed_at__gte=_at(quarter.first), closed_at__lt=_at(quarter.after)
    )
    ended = rows.exclude(close_reason="").values_list("close_reason")
    return small_cells.line(dict(ended.annotate(n=Count("pk"))))


def by_group_month(by: Actor, quarters: list[Quarter]) -> Shown:
    """This function will count the people at group sessions by month; each once in a month."""
    rows = Attendance.objects.scoped(by).filter(
        occurred_at__gte=_at(quarters[0].first), occurred_at__lt=_at(quarters[-1].after)
    )
    months = rows.annotate(month=TruncMonth("occurred_at")).order_by("month").values_list("month")
    people = months.annotate(n=Count("person", distinct=True))
    return hidden_by_quarter({f"{month:%Y-%m}": count for month, count in people}, quarters)


def _standing(by: Actor, quarter: Quarter) -> QuerySet[EnrolmentStatus]:
    end = _at(quarter.after)
    rows = EnrolmentStatus.objects.scoped(by).filter(at__lt=end)
    return rows.filter(Q(until__isnull=True) | Q(until__gte=end)).order_by()
