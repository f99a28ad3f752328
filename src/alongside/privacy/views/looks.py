"""Pages about who looked: the person's own, and the privacy officer's desk."""

import uuid
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import parse_id
from alongside.people.access import ActorRequest, access
from alongside.privacy.forms.log import LogForm
from alongside.privacy.presenters import looks as presenters
from alongside.privacy.presenters.told import sentence
from alongside.privacy.queries import log, looks, told


@require_safe
@access(Role.PARTICIPANT)
def who_looked(request: ActorRequest) -> HttpResponse:
    """This view will show the person who opened or changed their record, and who got what."""
    page = looks.own(by=request.actor, before=_before(request))
    lines = [presenters.look_line(look) for look in page.looks]
    older = f"?{urlencode({'before': page.older})}" if page.older else None
    got = [] if _before(request) else told.newest(page.person, by=request.actor)
    context = {"lines": lines, "older": older, "told": [sentence(row) for row in got]}
    return render(request, "privacy/who_looked.html", context)


@require_safe
@access(Role.PRIVACY_OFFICER)
def audit_log(request: ActorRequest) -> HttpResponse:
    """This view will search the log of the organisation; the search is itself in the log."""
    by, zone = request.actor, _zone(request)
    form = LogForm(request.GET or None, staff=log.staff(by=by))
    if form.is_bound and not form.is_valid():
        nothing: dict[str, object] = {"form": form, "page": None, "lines": [], "older": None}
        return render(request, "privacy/audit.html", nothing, status=422)
    with timezone.override(zone):
        page = log.search(_wanted(request, form), by=by, zone=zone)
        lines = presenters.log_lines(page)
    context = {"form": form, "page": page, "lines": lines, "older": _older(request, page)}
    return render(request, "privacy/audit.html", context)


def _wanted(request: ActorRequest, form: LogForm) -> log.Wanted:
    found = form.cleaned_data if form.is_bound else {}
    return log.Wanted(
        action=found.get("action", ""),
        actor_id=parse_id(found["actor"]) if found.get("actor") else None,
        person_id=found.get("person"),
        outcome=found.get("outcome", ""),
        since=found.get("since"),
        until=found.get("until"),
        before=_before(request),
    )


def _older(request: ActorRequest, page: log.Page) -> str | None:
    if page.older is None:
        return None
    query = request.GET.copy()
    query["before"] = str(page.older)
    return f"?{query.urlencode()}"


def _before(request: ActorRequest) -> uuid.UUID | None:
    try:
        return parse_id(request.GET["before"]) if request.GET.get("before") else None
    except BadInput:
        return None


def _zone(request: ActorRequest) -> str:
    return str(request.membership.organisation.time_zone)
