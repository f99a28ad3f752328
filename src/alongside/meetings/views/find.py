"""Find a meeting: no sign-in, no cookie, and no words of a search in any address."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from alongside.meetings.fellowships import fellowships
from alongside.meetings.forms import FindForm, tongue
from alongside.meetings.presenters import cards
from alongside.meetings.queries import finding, one, search
from alongside.meetings.serving import ical
from alongside.people.access import Access, ActorRequest, access
from alongside.people.models import Organisation
from alongside.ui.drawn import drawn_once
from alongside.ui.forms import posted

USUAL = "America/New_York"
_doors = drawn_once("meetings/parts/facts.html", "doors", most=10_000)


@csrf_exempt  # it changes nothing; a POST keeps what people look for out of addresses (DS-10)
@access(Access.PUBLIC)
def find(request: ActorRequest) -> HttpResponse:
    """This view will show the form, what was found, and the fellowships' own sites."""
    form = FindForm(posted(request), initial={"when": finding.HOUR, "miles": "25"})
    context = {"form": form, "families": fellowships(), "tongue": tongue(), "found": None}
    if not form.is_bound:
        return render(request, "meetings/find.html", context)
    if not form.is_valid():
        return render(request, "meetings/find.html", context, status=422)
    wanted, number = form.wanted(_home(request, form)), _page(request)
    found = finding.find(wanted, page=number)
    context |= {
        "found": found,
        "number": number,
        "pages": max(1, -(-found.total // finding.PAGE)),
        "cards": _cards(found.rows, wanted),
        "doors": _doors,
        "wanted": wanted,
        "picked": set(request.POST.getlist("pick")),
    }
    with timezone.override(wanted.zone):
        return render(request, "meetings/find.html", context)


@csrf_exempt  # the same search on paper
@require_POST
@access(Access.PUBLIC)
def pocket(request: ActorRequest) -> HttpResponseBase:
    """This view will show up to 100 of what was found as a list for a pocket."""
    form = FindForm(request.POST)
    if not form.is_valid():
        return find(request)
    wanted = form.wanted(_home(request, form))
    shown = _cards(_chosen(request, wanted), wanted)
    with timezone.override(wanted.zone):
        return render(request, "meetings/pocket.html", {"cards": shown})


@csrf_exempt  # the same search for a calendar
@require_POST
@access(Access.PUBLIC)
def calendar(request: ActorRequest) -> HttpResponseBase:
    """This view will give what was ticked, or up to 100 found, as a calendar file."""
    form = FindForm(request.POST)
    if not form.is_valid():
        return find(request)
    return _file(request, _chosen(request, form.wanted(_home(request, form))))


@require_safe
@access(Access.PUBLIC)
def meeting(request: ActorRequest, meeting_id: int) -> HttpResponse:
    """This view will show one meeting."""
    row = one.get(meeting_id)
    with timezone.override(row.zone):
        shown = cards.card(row, zone=_of_program(request))
        return render(request, "meetings/meeting.html", {"one": shown})


@require_safe
@access(Access.PUBLIC)
def entry(request: ActorRequest, meeting_id: int) -> HttpResponse:
    """This view will give one meeting as a calendar file."""
    return _file(request, [one.get(meeting_id)])


def _file(request: ActorRequest, rows: list[search.Row]) -> HttpResponse:
    text = ical.calendar(rows, origin=f"{request.scheme}://{request.get_host()}")
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    return answer


def _chosen(request: ActorRequest, wanted: finding.Wanted) -> list[search.Row]:
    ticked = [text for text in request.POST.getlist("pick") if _is_number(text)]
    if ticked:
        return finding.by_ids(map(int, ticked))
    return finding.find(wanted, size=finding.POCKET).rows


def _cards(rows: list[search.Row], wanted: finding.Wanted) -> list[cards.Card]:
    near = wanted.place is not None and not wanted.online
    return [cards.card(row, zone=wanted.zone, near=near) for row in rows]


def _home(request: ActorRequest, form: FindForm) -> str:
    """The zone of times when neither place nor reader gives one: the program's."""
    data = form.cleaned_data
    return "" if data.get("near") or data.get("zone") else _of_program(request)


def _of_program(request: ActorRequest) -> str:
    own = request.actor.organisation_id
    rows = Organisation.objects.filter(pk=own) if own else Organisation.objects.none()
    return rows.values_list("time_zone", flat=True).first() or USUAL


def _page(request: ActorRequest) -> int:
    text = request.POST.get("page", "")
    return max(1, int(text)) if _is_number(text) and len(text) < 6 else 1


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
