"""Requests for supervisors: who waits, whom to propose; and asking on behalf of somebody."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput, NotFound
from alongside.core.ids import new_id, parse_client_id, parse_id
from alongside.matching.commands import proposals
from alongside.matching.commands import requests as commands
from alongside.matching.forms import CloseForm, StaffAskForm
from alongside.matching.models import Request
from alongside.matching.models.request import AskedBy
from alongside.matching.presenters import reasons, wishes
from alongside.matching.queries import programs, suggestions
from alongside.matching.queries import waiting as rows
from alongside.people.access import ActorRequest, access
from alongside.ui.forms import posted
from alongside.ui.phones import shown_phone
from alongside.workforce.queries import profiles

PAGE = 50


@access(Role.SUPERVISOR)
def waiting(request: ActorRequest) -> HttpResponse:
    """This view will list the requests that wait, the longest first."""
    by = request.actor
    page = Paginator(rows.open_requests(by=by), PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    audit.listed(by=by, what="requests", person_ids=[one.person_id for one in found])
    listed = [
        {
            "request": one,
            "who": wishes.who_asked(one),
            "wants": wishes.wants(one),
            "wishes": wishes.wishes(one),
            "proposal": rows.proposal_of(one),
        }
        for one in found
    ]
    return render(request, "matching/requests.html", {"rows": listed, "page": page})


@access(Role.SUPERVISOR)
def detail(request: ActorRequest, request_id: uuid.UUID) -> HttpResponse:
    """This view will show a request with suggested coaches and why they are suggested."""
    return _detail(request, rows.get(request_id, by=request.actor), CloseForm())


def _detail(
    request: ActorRequest, found: Request, closing: CloseForm, status: int = 200
) -> HttpResponse:
    by = request.actor
    audit.read(by=by, person=found.person, what="request")
    proposal = rows.proposal_of(found)
    is_open = found.closed_at is None
    suggested = suggestions.for_request(by=by, request=found) if is_open and not proposal else []
    context = {
        "asked": found,
        "who": wishes.who_asked(found),
        "phone": shown_phone(found.person.phone),
        "wants": wishes.wants(found),
        "wishes": wishes.wishes(found),
        "proposal": proposal,
        "said": {one.side: one for one in getattr(proposal, "given", [])},
        "suggested": [(one, reasons.in_words(one)) for one in suggested],
        "known": rows.may_be_known(by=by, request=found) if is_open else [],
        "new_key": new_id,  # of each proposal its own: another coach is another proposal
        "closing": closing,
    }
    return render(request, "matching/request.html", context, status=status)


@require_POST
@access(Role.SUPERVISOR)
def propose(request: ActorRequest, request_id: uuid.UUID) -> HttpResponse:
    """This view will propose a coach; both are then asked."""
    by = request.actor
    found = rows.get(request_id, by=by)
    wanted = parse_id(request.POST.get("coach"))
    coach = next(
        (s.coach for s in suggestions.for_request(by=by, request=found) if s.coach.pk == wanted),
        None,
    )
    if coach is None:
        raise NotFound(_("There is nothing here."))
    key = parse_client_id(request.POST.get("key"))
    proposals.propose(request=found, coach=coach, id=key, by=by)
    messages.success(request, _("%(name)s is proposed. Both are asked now.") % {"name": coach.name})
    return redirect("matching:request", request_id=found.pk)


@require_POST
@access(Role.SUPERVISOR)
def close(request: ActorRequest, request_id: uuid.UUID) -> HttpResponse:
    """This view will close a request that comes to nothing, for one of the reasons there are."""
    found = rows.get(request_id, by=request.actor)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _detail(request, found, form, status=422)
    commands.close_request(request=found, by=request.actor, **form.cleaned_data)
    messages.success(request, _("The request is closed."))
    return redirect("matching:requests")


@access(Role.COACH, Role.SUPERVISOR)
def new(request: ActorRequest) -> HttpResponse:
    """This view will let staff ask for somebody who is with them."""
    by = request.actor
    coaches = list(profiles.published(by=by).order_by("name")[:200])
    form = StaffAskForm(posted(request), coaches=coaches, programs=programs.open_programs(by=by))
    if request.method == "POST" and form.is_valid():
        try:
            asked = commands.ask_for_support(
                asked_by=AskedBy.STAFF,
                reach=form.reach(),
                setting=form.cleaned_data.get("setting", ""),
                wants=form.cleaned_data["wants"],
                wishes=form.wishes(),
                words=form.cleaned_data["words"],
                wished_coach=next((c.coach for c in coaches if c.slug == form.slug()), None),
                id=parse_client_id(request.POST.get("key")),
                by=by,
            )
            messages.success(request, _("The request is kept. A supervisor looks for a coach."))
            seen = by.has_role(Role.SUPERVISOR) and rows.visible_to(by).filter(pk=asked.pk).exists()
            return redirect("matching:request", request_id=asked.pk) if seen else redirect("/")
        except BadInput as error:
            form.refuse(error)
    context = {"form": form, "key": form.key()}
    return render(request, "matching/new.html", context, status=422 if form.is_bound else 200)
