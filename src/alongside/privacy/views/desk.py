"""The privacy officer's first page, and the weekly report of views with no work behind them."""

import datetime as dt

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.people.queries import desk as roles
from alongside.privacy.presenters import office as words
from alongside.privacy.queries import office, outliers
from alongside.privacy.views.pages import in_zone, show

WEEK = dt.timedelta(days=7)
MOST_WEEKS = 260


@require_safe
@access(Role.PRIVACY_OFFICER)
@in_zone
def desk(request: ActorRequest) -> HttpResponse:
    """This view will show what waits for the privacy officer, each with its clock."""
    by = request.actor
    today = clock.today(request.membership.organisation.time_zone)
    found = office.desk(by, today=today)
    now = clock.now()
    odd = outliers.report(by=by, since=now - WEEK, until=now)
    audit.searched(by=by, what="privacy-desk", count=len(odd))
    context = {
        "desk": words.DeskPage(found, odd, today, by.membership_id),
        "roles_waiting": roles.waiting_for_second(by).count(),
    }
    return show(request, "office_desk.html", context)


@require_safe
@access(Role.PRIVACY_OFFICER)
@in_zone
def week(request: ActorRequest) -> HttpResponse:
    """This view will show a week of views that nothing in the log explains."""
    back = _number(request.GET.get("back", ""))
    until = clock.now() - back * WEEK
    found = outliers.report(by=request.actor, since=until - WEEK, until=until)
    audit.searched(by=request.actor, what="outliers", count=len(found))
    context = {
        "rows": [words.outlier_row(one) for one in found],
        "since": until - WEEK,
        "until": until,
        "older": f"?back={back + 1}" if back < MOST_WEEKS else None,
        "newer": f"?back={back - 1}" if back else None,
        "days": outliers.DAYS,
    }
    return show(request, "outliers.html", context)


def _number(text: str) -> int:
    return min(int(text), MOST_WEEKS) if text.isdecimal() and len(text) < 5 else 0
