"""Figures in words: what each table counts, its rows in the order of their names."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.coaching.models.contact import Outcome
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.matching.models.request import CloseReason
from alongside.people.models.enrolment import Status
from alongside.people.models.organisation import Setting
from alongside.portals.queries import figures as asks


@dataclass(frozen=True, slots=True)
class Figure:
    """One table: title, what it counts, rows of (label, count or None)."""

    title: str
    what: str
    rows: list[tuple[str, int | None]]


def figures(by: Actor) -> list[Figure]:
    """This function will give the tables of the last quarters that are over."""
    today = clock.now().date()
    last = asks.Quarter.over(today)
    quarters = [asks.Quarter.over(today, back) for back in range(asks.QUARTERS, 0, -1)]
    span = _span(last)
    months = {month: _month(month) for quarter in quarters for month in quarter.months()}
    return [
        Figure(
            _("Enrolments by where they stand"),
            _("Every enrolment counts once, by its status at the end of %(span)s.")
            % {"span": span},
            _rows(asks.by_status(by, last), dict(Status.choices)),
        ),
        Figure(
            _("People in coaching by setting"),
            _("Each person counts once per setting, at the end of %(span)s.") % {"span": span},
            _rows(asks.by_setting(by, last), dict(Setting.choices)),
        ),
        Figure(
            _("Enrolments by month"),
            _("Every enrolment counts once, in the month it began."),
            _rows(asks.by_month(by, quarters), months),
        ),
        Figure(
            _("Contacts by what happened"),
            _("Every contact and attempt of %(span)s counts once.") % {"span": span},
            _rows(asks.by_outcome(by, last), dict(Outcome.choices)),
        ),
        Figure(
            _("Requests for a coach by how they ended"),
            _("Every request that ended in %(span)s counts once; those that were none stand apart.")
            % {"span": span},
            _rows(asks.by_request_end(by, last), dict(CloseReason.choices)),
        ),
        Figure(
            _("People at group sessions by month"),
            _("Each person counts once in a month, whichever groups they were in."),
            _rows(asks.by_group_month(by, quarters), months),
        ),
    ]


def _rows(counts: asks.Shown, names: dict[str, Any]) -> list[tuple[str, int | None]]:
    """In the order of the names: an order by size would tell of the counts that are hidden."""
    return [(str(name), counts[key]) for key, name in names.items() if key in counts]


def _month(month: str) -> str:
    return date_format(dt.date.fromisoformat(f"{month}-01"), "YEAR_MONTH_FORMAT")


def _span(quarter: asks.Quarter) -> str:
    months = quarter.months()
    return _("%(first)s to %(last)s") % {"first": _month(months[0]), "last": _month(months[-1])}
