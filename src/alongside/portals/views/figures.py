"""Figures for evaluators, each with what it counts."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.coaching.models.contact import Outcome
from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.people.models.enrolment import Status
from alongside.people.models.organisation import Setting
from alongside.portals.queries import figures as asks

DAYS, MONTHS = 90, 12


@require_safe
@access(Role.EVALUATOR)
def figures(request: ActorRequest) -> HttpResponse:
    """This view will show counts with small cells left out."""
    by = request.actor
    since = clock.now() - dt.timedelta(days=DAYS)
    tables: list[tuple[str, str, list[tuple[str, int]], dict[str, Any]]] = [
        (_("Enrolments by where they stand"), _("Every enrolment counts once, by its status now."),
         asks.by_status(by), dict(Status.choices)),
        (_("People in coaching by setting"), _("Each person counts once per setting."),
         asks.by_setting(by), dict(Setting.choices)),
        (_("Enrolments by month"), _("Every enrolment counts once, in the month it began."),
         asks.by_month(by=by, since=_first_month()), _months()),
        (_("Contacts in the last 90 days"), _("Every contact and attempt counts once."),
         asks.by_outcome(by=by, since=since), dict(Outcome.choices)),
    ]  # fmt: skip
    audit.searched(by=by, what="figures", count=len(tables))
    shown = [(title, what, _rows(counts, names)) for title, what, counts, names in tables]
    return render(request, "portals/figures.html", {"tables": shown})


def _rows(counts: list[tuple[str, int]], names: dict[str, Any]) -> list[tuple[str, int | None]]:
    """In the order of the names: an order by size would tell of the counts that are hidden."""
    cells = {cell.label: cell.count for cell in asks.hidden(counts)}
    return [(str(name), cells[key]) for key, name in names.items() if key in cells]


def _first_month() -> dt.date:
    """The first day of the month eleven months ago: twelve months with the one that runs."""
    today = clock.now().date()
    months = today.year * 12 + today.month - MONTHS
    return dt.date(months // 12, months % 12 + 1, 1)


def _months() -> dict[str, str]:
    start = _first_month()
    ahead = (start.month - 1 + n for n in range(MONTHS))
    days = [dt.date(start.year + n // 12, n % 12 + 1, 1) for n in ahead]
    return {f"{day:%Y-%m}": date_format(day, "YEAR_MONTH_FORMAT") for day in days}
