"""What a person asks not to be told: their own page, and the privacy officer's answer."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput, NotPermitted
from alongside.people.access import ActorRequest, access
from alongside.people.queries import persons
from alongside.privacy.commands import restrictions as commands
from alongside.privacy.forms.legal import AskForm, DecideForm
from alongside.privacy.models.restriction import RestrictionState
from alongside.privacy.presenters.restrictions import lines
from alongside.privacy.queries import recipients as bodies
from alongside.privacy.queries import restrictions as asks
from alongside.privacy.views.pages import in_zone, show
from alongside.ui.forms import key_of

both = require_http_methods(["GET", "POST"])
person_only = access(Role.PARTICIPANT)
officer = access(Role.PRIVACY_OFFICER)


@both
@person_only
@in_zone
def mine(request: ActorRequest) -> HttpResponse:
    """This view will show what the person asked for, and take a new wish."""
    by = request.actor
    person = persons.get(by.person_id or uuid.UUID(int=0), by=by)
    audit.read(by=by, person=person, what="restrictions")
    told = bodies.offered(person, "named", by=by)
    form = AskForm(request.POST if request.method == "POST" else None, recipients=told)
    if form.is_bound and form.is_valid():
        try:
            commands.ask(person=person, id=key_of(request), by=by, **form.asked())
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:my_restrictions")
    context = {"form": form, "lines": lines(asks.of_person(person, by=by))}
    return show(request, "restrictions.html", context, status=422 if form.is_bound else 200)


@require_POST
@person_only
def end(request: ActorRequest, restriction_id: uuid.UUID) -> HttpResponse:
    """This view will take a wish back."""
    found = asks.get(restriction_id, by=request.actor)
    commands.end(restriction=found, by=request.actor)
    return redirect("privacy:my_restrictions")


@require_safe
@officer
@in_zone
def listed(request: ActorRequest) -> HttpResponse:
    """This view will list what waits for an answer, and what was decided."""
    rows = asks.for_officer(by=request.actor)
    return show(request, "restrictions_desk.html", {"lines": lines(rows)})


@both
@officer
@in_zone
def decide(request: ActorRequest, restriction_id: uuid.UUID) -> HttpResponse:
    """This view will answer one wish; what was paid in full is always agreed to."""
    found = asks.get(restriction_id, by=request.actor)
    audit.record(
        by=request.actor, action="restrictions.read", object=found, person_id=found.person_id
    )
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        agrees = form.cleaned_data["agrees"] == "yes"
        try:
            commands.decide(
                restriction=found, agrees=agrees, why=form.cleaned_data["why"], by=request.actor
            )
        except BadInput as refusal:
            form.refuse(refusal)
        except NotPermitted as refusal:
            form.refuse(BadInput(refusal.message, field="agrees"))
        else:
            return redirect("privacy:restrictions")
    context = {
        "form": form if found.state == RestrictionState.ASKED else None,
        "line": lines([found])[0],
    }
    return show(request, "restriction.html", context, status=422 if form.is_bound else 200)
