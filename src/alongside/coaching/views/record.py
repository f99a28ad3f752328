"""The list of people, and one person's record."""

import uuid

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from alongside.coaching.presenters.people import STATUS_CHOICES, PeoplePage
from alongside.coaching.presenters.record import RecordPage, step_meta
from alongside.coaching.presenters.saved import saved_from
from alongside.coaching.presenters.timeline import TimelinePage
from alongside.coaching.queries import caseload, timeline
from alongside.coaching.queries import record as asks
from alongside.coaching.views.pages import in_zone, show, zone_of
from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import parse_id
from alongside.people.access import ActorRequest, access


@require_safe
@access(Role.COACH, Role.SUPERVISOR)
@in_zone
def people(request: ActorRequest) -> HttpResponse:
    """This view will list a coach's people, or those of a supervisor's programs."""
    by, zone = request.actor, zone_of(request)
    status = request.GET.get("status", "")
    status = status if status in dict(STATUS_CHOICES) else ""
    if by.has_role(Role.COACH):
        page = caseload.for_coach(by=by, zone=zone, page=_number(request), status=status)
    else:
        before = _mark(request)
        page = caseload.for_supervisor(by=by, zone=zone, before=before, status=status)
    audit.listed(by=by, what="people", person_ids=[line.person.pk for line in page.lines])
    shown = PeoplePage(page, zone, status, mine=by.has_role(Role.COACH))
    return show(request, "people.html", {"list": shown})


@require_safe
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
@in_zone
def record(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will show a person's record with one page of its timeline."""
    by, zone = request.actor, zone_of(request)
    found = asks.get(person_id, by=by, zone=zone)
    before = timeline.Mark.read(request.GET.get("before", ""))
    entries = timeline.page(person_id=person_id, by=by, before=before)
    context = {
        "record": RecordPage(found, zone, asks.goals(person_id=person_id, by=by)),
        "timeline": TimelinePage(entries, first_name=found.person.first_name),
        "step_meta": step_meta,
        "saved": saved_from(request),
    }
    audit.read(by=by, person=found.person, what="record")
    return show(request, "record.html", context)


def _number(request: ActorRequest) -> int:
    text = request.GET.get("page", "")
    return int(text) if text.isdecimal() and len(text) < 5 else 1


def _mark(request: ActorRequest) -> uuid.UUID | None:
    try:
        return parse_id(request.GET.get("page", ""))
    except BadInput:
        return None
