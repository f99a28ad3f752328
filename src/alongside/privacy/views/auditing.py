"""Audits: the officer opens and ends them, the auditor reads and nothing else (P2-56)."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core import clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import parse_id
from alongside.people.access import ActorRequest, access
from alongside.people.queries.desk import programs
from alongside.privacy import handing
from alongside.privacy.commands import auditing as commands
from alongside.privacy.forms.auditing import AuditForm
from alongside.privacy.notices import rule_of
from alongside.privacy.presenters.office import short_id
from alongside.privacy.queries import auditing as asks
from alongside.privacy.queries.recipients import partners
from alongside.privacy.views.pages import in_zone, show
from alongside.ui.forms import key_of

officer = access(Role.PRIVACY_OFFICER)
auditor = access(Role.PARTNER)


@require_http_methods(["GET", "POST"])
@officer
@in_zone
def audits(request: ActorRequest) -> HttpResponse:
    """This view will list audits and open one."""
    by = request.actor
    form = AuditForm(
        request.POST if request.method == "POST" else None,
        partners=list(partners(by=by)),
        programs=list(programs(by)),
    )
    if form.is_bound and form.is_valid():
        try:
            commands.open_audit(id=key_of(request), by=by, **form.asked())
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:audits")
    now = clock.now()
    rows = [(one, one.is_open(now)) for one in asks.of_officer(by=by)]
    status = 422 if form.is_bound else 200
    return show(request, "audits.html", {"form": form, "rows": rows}, status=status)


@require_POST
@officer
def end(request: ActorRequest, grant_id: uuid.UUID) -> HttpResponse:
    """This view will end an audit before its time."""
    commands.end_audit(grant=asks.get(grant_id, by=request.actor), by=request.actor)
    return redirect("privacy:audits")


@require_safe
@never_cache
@auditor
@in_zone
def own(request: ActorRequest) -> HttpResponse:
    """This view will show an auditor what is open to them now."""
    return show(request, "audits_own.html", {"rows": asks.open_to(request.actor)})


@require_safe
@never_cache
@auditor
@in_zone
def audited(request: ActorRequest, grant_id: uuid.UUID) -> HttpResponse:
    """This view will list whom an audit reaches, by number alone."""
    by = request.actor
    grant = asks.own(grant_id, by=by)
    after = request.GET.get("after", "")
    found = asks.numbers(grant, after=parse_id(after) if after else None, by=by)
    context = {
        "grant": grant,
        "rows": [(one, short_id(one)) for one in found],
        "more": found[-1] if len(found) == asks.MOST else None,
    }
    return show(request, "audited.html", context)


@require_safe
@never_cache
@auditor
@in_zone
def person(request: ActorRequest, grant_id: uuid.UUID, person_id: uuid.UUID) -> HttpResponse:
    """This view will show what an audit reaches of one person, with one entry each time."""
    by = request.actor
    grant = asks.own(grant_id, by=by)
    shown = handing.for_audit(grant=grant, person=asks.person(grant, person_id, by=by), by=by)
    context = {
        "packet": shown,
        "rule": rule_of(grant.recipient.holder_class),
        "back": {"label": _("Audit"), "href": reverse("privacy:audited", args=[grant.pk])},
    }
    return show(request, "shared_person.html", context)
