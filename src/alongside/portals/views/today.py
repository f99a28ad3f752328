"""Today: whom a coach reaches first and why, their promises, what comes next, their week."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.coaching.presenters.form_marks import new_mark
from alongside.coaching.presenters.saved import saved_from
from alongside.coaching.queries import caseload, coming
from alongside.coaching.queries import today as asks
from alongside.coaching.views.pages import in_zone, membership_of, zone_of
from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.ids import new_id
from alongside.people.access import ActorRequest, access
from alongside.portals.presenters import today as words
from alongside.portals.presenters.today import TodayPage


@require_safe
@access(Role.COACH)
@in_zone
def today(request: ActorRequest) -> HttpResponse:
    """This view will show a coach's day."""
    by, zone = request.actor, zone_of(request)
    number = _page_number(request)
    people = caseload.for_coach(by=by, zone=zone, page=number, only_today=True)
    page = TodayPage(
        zone=zone,
        name=by.name,
        capacity=membership_of(request).capacity,
        people=people,
        promises=asks.promises(by=by),
        coming=coming.still_today(by=by, zone=zone),
        week=asks.week(by=by, zone=zone),
    )
    audit.listed(by=by, what="today", person_ids=[line.person.pk for line in people.lines])
    return render(
        request,
        "portals/today.html",
        {
            "day": page,
            "key": new_id,
            "form_mark": new_mark(),
            "saved": saved_from(request),
            **words.FOR_TEMPLATE,
        },
    )


def _page_number(request: ActorRequest) -> int:
    text = request.GET.get("page", "")
    return int(text) if text.isdecimal() and len(text) < 5 else 1
