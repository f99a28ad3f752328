"""Figures for evaluators, each with what it counts."""

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import render
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
    tables = [
        (_("Enrolments by where they stand"), _("Every enrolment counts once, by its status now."),
         asks.by_status(by), dict(Status.choices)),
        (_("People in coaching by setting"), _("Each person counts once per setting."),
         asks.by_setting(by), dict(Setting.choices)),
        (_("Enrolments by month"), _("Every enrolment counts once, in the month it began."),
         asks.by_month(by=by, since=_first_month()), {}),
        (_("Contacts in the last 90 days"), _("Every contact and attempt counts once."),
         asks.by_outcome(by=by, since=since), dict(Outcome.choices)),
    ]  # fmt: skip
    audit.searched(by=by, what="figures", count=len(tables))
    shown = [
        (title, what, [(names.get(c.label, c.label), c.count) for c in asks.hidden(counts)])
        for title, what, counts, names in tables
    ]
    return render(request, "portals/figures.html", {"tables": shown})


def _first_month() -> dt.date:
    """The first day of the month eleven months ago: twelve months with the one that runs."""
    today = clock.now().date()
    months = today.year * 12 + today.month - MONTHS
    return dt.date(months // 12, months % 12 + 1, 1)
