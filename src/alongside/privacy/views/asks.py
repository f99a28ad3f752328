"""What I asked for: a person's own asks, complaints and what they say to a no (HS-10, P2-68)."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import parse_id
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.privacy.commands import asks as commands
from alongside.privacy.forms.asks import AskForm, ComplaintForm, DisagreeForm
from alongside.privacy.models.asks import AskKind
from alongside.privacy.presenters import asks as presenters
from alongside.privacy.queries import asks
from alongside.privacy.views.pages import in_zone, show
from alongside.ui.forms import key_of, posted

both = require_http_methods(["GET", "POST"])
person_only = access(Role.PARTICIPANT)


@require_safe
@person_only
@in_zone
def mine(request: ActorRequest) -> HttpResponse:
    """This view will list what the person asked for, with its clock and its answer."""
    found = [presenters.page(row) for row in asks.own(own_person(request), by=request.actor)]
    return show(request, "asks.html", {"asks": found})


@both
@person_only
def new(request: ActorRequest) -> HttpResponse:
    """This view will take what the person asks for; `?about=` names a note."""
    start = {"kind": request.GET.get("kind", ""), "about": request.GET.get("about", "")}
    form = AskForm(posted(request), initial=start)
    if form.is_bound and form.is_valid():
        try:
            asked = commands.ask(
                person=own_person(request),
                kind=form.cleaned_data["kind"],
                words=form.cleaned_data["words"],
                about_id=_about(form.cleaned_data["about"]),
                by=request.actor,
                id=key_of(request),
            )
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:my_ask", asked.pk)
    return show(request, "ask_new.html", {"form": form}, status=422 if form.is_bound else 200)


@both
@person_only
def complain(request: ActorRequest) -> HttpResponse:
    """This view will take a complaint; only the person and the privacy officer see it."""
    form = ComplaintForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            asked = commands.ask(
                person=own_person(request),
                kind=AskKind.COMPLAINT,
                words=form.cleaned_data["words"],
                by=request.actor,
                id=key_of(request),
            )
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:my_ask", asked.pk)
    context = {"form": form, "hhs": presenters.HHS}
    return show(request, "complaint.html", context, status=422 if form.is_bound else 200)


@both
@person_only
@in_zone
def one(request: ActorRequest, ask_id: uuid.UUID) -> HttpResponse:
    """This view will show one ask with its answer, and take what the person says to a no."""
    found = asks.get(ask_id, by=request.actor)
    form = DisagreeForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            commands.disagree(ask=found, words=form.cleaned_data["words"], by=request.actor)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:my_ask", found.pk)
    context = {"page": presenters.page(found), "form": form, "hhs": presenters.HHS}
    return show(request, "ask.html", context, status=422 if form.is_bound else 200)


def own_person(request: ActorRequest) -> Person:
    """This function will find the person whose pages these are."""
    return persons.get(request.actor.person_id or uuid.UUID(int=0), by=request.actor)


def _about(text: str) -> uuid.UUID | None:
    return parse_id(text) if text else None
