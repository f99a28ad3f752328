"""Tell somebody without the person's consent: one form for each ground the rules know."""

import uuid
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from alongside.core import audit, clock
from alongside.core.actor import Actor, Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.privacy import bases, handing
from alongside.privacy.commands import recipients
from alongside.privacy.forms.grounds import TITLES, GroundForm, OfficerForm
from alongside.privacy.models.disclosure import Basis
from alongside.privacy.queries import ledger, named
from alongside.privacy.views.pages import handed_out, in_zone, show
from alongside.ui.forms import key_of

both = require_http_methods(["GET", "POST"])
workers = access(Role.COACH, Role.SUPERVISOR, person="person_id")
officer = access(Role.PRIVACY_OFFICER)


@both
@workers
@in_zone
def emergency(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will write down what medical staff were told in an emergency (P2-51)."""
    return _of_person(request, person_id, Basis.EMERGENCY)


@both
@workers
@in_zone
def child(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will write down the first report of child abuse or neglect (P2-53)."""
    return _of_person(request, person_id, Basis.CHILD_ABUSE)


@both
@workers
@in_zone
def adult(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will write down a report on an adult, which names no program (P2-53)."""
    return _of_person(request, person_id, Basis.ADULT_ABUSE)


@both
@workers
@in_zone
def crime(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will write down what the police were told of a crime here (P2-54)."""
    return _of_person(request, person_id, Basis.CRIME)


@both
@officer
@in_zone
def audited(request: ActorRequest) -> HttpResponse:
    """This view will tell an auditor, with their written promise (P2-56)."""
    return _of_officer(request, Basis.AUDIT)


@both
@officer
@in_zone
def death(request: ActorRequest) -> HttpResponse:
    """This view will tell those who have to know after a death (42 CFR 2.15)."""
    return _of_officer(request, Basis.DEATH)


def _of_person(request: ActorRequest, person_id: uuid.UUID, basis: str) -> HttpResponse:
    person = persons.get(person_id, by=request.actor)
    audit.read(by=request.actor, person=person, what="sharing")
    form = GroundForm(_bound(request), basis=basis, start=_start(request))
    back = reverse("privacy:tell", args=[person.pk])
    if form.is_bound and form.is_valid():
        try:
            return _told(request, person, form, f"{back}?told=yes")
        except BadInput as refusal:
            form.refuse(refusal)
    return _page(request, form, {"person": person, "back": back})


def _of_officer(request: ActorRequest, basis: str) -> HttpResponse:
    form = OfficerForm(_bound(request), basis=basis, start=_start(request))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            person = named.one(
                data["given_name"], data["family_name"], data["born"], by=request.actor
            )
            return _told(request, person, form, f"{reverse('privacy:legal')}?told=yes")
        except BadInput as refusal:
            form.refuse(refusal)
    return _page(request, form, {"person": None, "back": reverse("privacy:legal")})


def _told(request: ActorRequest, person: Person, form: GroundForm, done: str) -> HttpResponse:
    """What is told, with its entry; a document is handed out at once."""
    key = key_of(request)
    if ledger.is_kept(key, person=person, by=request.actor):
        return redirect(done)
    with transaction.atomic():
        asked = _asked(person, form, request.actor)
        if form.cleaned_data.get("way") == "pdf":
            return handed_out(handing.as_pdf(**asked), "document.pdf", "application/pdf")
        handing.spoken(id=key, **asked)
    return redirect(done)


def _asked(person: Person, form: GroundForm, by: Actor) -> dict[str, Any]:
    kinds = bases.GROUNDS[form.basis].kinds or frozenset()
    recipient = recipients.add_recipient(name=form.told(), kind=next(iter(kinds)), by=by)
    return {
        "person": person,
        "recipient": recipient,
        "categories": form.categories,
        "purpose": str(TITLES[form.basis]),
        "basis": form.basis,
        "facts": form.facts(),
        "by": by,
    }


def _start(request: ActorRequest) -> dict[str, str]:
    """Who tells and when, filled in, so that an emergency takes no minute (P2-51)."""
    now = timezone.localtime(clock.now())
    return {"disclosed_by": request.actor.name, "occurred_at": f"{now:%Y-%m-%d %H:%M}"}


def _bound(request: ActorRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _page(request: ActorRequest, form: GroundForm, context: dict[str, Any]) -> HttpResponse:
    words = {"form": form, "basis": form.basis, "heading": TITLES[form.basis]}
    status = 422 if form.is_bound else 200
    return show(request, "ground.html", {**words, **context}, status=status)
