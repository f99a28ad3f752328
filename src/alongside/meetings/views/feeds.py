"""Feeds for other programs: Meeting Guide and calendar, open to every site."""

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from alongside.meetings.fellowships import fellowships
from alongside.meetings.models import Meeting
from alongside.meetings.queries import search
from alongside.meetings.queries.criteria import Condition, Criteria
from alongside.meetings.serving import guide, ical
from alongside.meetings.views import sharing
from alongside.people.access import Access, access

MOST = 2000


@require_safe
@access(Access.PUBLIC)
def meeting_guide(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """This view will give every meeting as a Meeting Guide feed; it takes no parameters."""
    origin, version = _origin(request), _version()
    if sharing.has(request, version):
        return sharing.unchanged(version)
    answer = StreamingHttpResponse(guide.feed(origin), content_type="application/json")
    return sharing.tagged(answer, version)


@require_safe
@access(Access.PUBLIC)
def calendar(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """This view will give up to 2,000 meetings as a calendar, of one fellowship when named."""
    asked = request.GET.get("fellowship", "")
    known = {one.key for one in fellowships()}
    conditions = [Condition("m.fellowship = %s", (asked,))] if asked in known else []
    version = f"{_version()} {asked}"
    if sharing.has(request, version):
        return sharing.unchanged(version)
    rows = search.run(Criteria(conditions=conditions, order=("m.id",), limit=MOST)).rows
    text = ical.calendar(rows, origin=_origin(request), named=True)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    return sharing.tagged(answer, version)


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _version() -> str:
    """What changes whenever a meeting does."""
    found = Meeting.objects.aggregate(at=Max("changed_at"), number=Count("pk"))
    return f"{found['at']} {found['number']}"
