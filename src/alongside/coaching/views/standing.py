"""Where things stand: cadence, events, status, ways to reach. One form a page."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from alongside.coaching.commands import cadence as commands
from alongside.coaching.commands.standing import change_standing
from alongside.coaching.forms import standing as forms
from alongside.coaching.presenters.reasons import nothing_agreed
from alongside.coaching.queries import contacts as starts
from alongside.coaching.queries import standing as asks
from alongside.coaching.views import stale
from alongside.coaching.views.pages import in_zone, show
from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.people.commands.persons import REACHING_FIELDS, change_reaching
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.ui.forms import Form, key_of, posted

Save = Callable[[dict[str, Any]], object]
both = require_http_methods(["GET", "POST"])
workers = access(Role.COACH, Role.SUPERVISOR, person="person_id")


def _page(
    request: ActorRequest,
    person: Person,
    form: Form,
    save: Save,
    *,
    title: str | Promise,
    saved: str,
    kept: dict[str, Any] | None = None,
) -> HttpResponse:
    """
    One form about a person: shown, refused with everything typed, or saved.

    `kept` is what stands now, for a form that writes over it: when that is not what the page was
    opened with, somebody else was faster, and nothing is saved before it was seen.
    """
    status, is_valid = 200, request.method == "POST" and form.is_valid()
    if request.method == "POST":
        status = 422
        if kept is not None and stale.is_stale(request, form, kept):
            status = 409
            form.add_error(None, stale.words(form, kept))
        elif is_valid:
            try:
                save(form.cleaned_data)
            except BadInput as refusal:
                form.refuse(refusal)
            else:
                return redirect(reverse("coaching:record", args=[person.pk]) + f"?saved={saved}")
    else:
        audit.read(by=request.actor, person=person, what=saved)
    context = {"form": form, "person": person, "heading": title, "seen": stale.mark(kept)}
    return show(request, "standing.html", context, status=status)


@both
@workers
@in_zone
def cadence(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will keep what a pair agreed."""
    start = starts.start(person_id, by=request.actor)
    named = {value for value, _label in forms.OFTEN}
    days = str(start.every_days or start.default_days)
    initial = {
        "often": days if days in named else "other",
        "every_days": None if days in named else days,
        "mode": start.mode or "phone",
    }
    form = forms.CadenceForm(posted(request), initial=initial)
    if start.every_days is None:
        form.fields["often"].help_text = nothing_agreed(start.default_days)

    def save(data: dict[str, Any]) -> object:
        return commands.agree_cadence(
            person=start.person, every_days=data["every_days"], mode=data["mode"], by=request.actor
        )

    title = _("How often and how")
    kept = {"every_days": start.every_days, "mode": start.mode}
    return _page(request, start.person, form, save, title=title, saved="cadence", kept=kept)


@both
@workers
@in_zone
def event(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will note an event and start its follow-up."""
    person = persons.get(person_id, by=request.actor)
    initial = {"occurred_on": clock.today(person.time_zone)}
    form = forms.EventForm(posted(request), initial=initial)

    def save(data: dict[str, Any]) -> object:
        by = request.actor
        return commands.note_transition(person=person, id=key_of(request), by=by, **data)

    return _page(request, person, form, save, title=_("Note an event"), saved="event")


@both
@workers
@in_zone
def status(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will change status, pathway, relation to treatment and stage."""
    enrolment = asks.current_enrolment(person_id, by=request.actor)
    kept = asks.standing(enrolment, by=request.actor)
    form = forms.StatusForm(posted(request), initial=kept)

    def save(data: dict[str, Any]) -> object:
        return change_standing(enrolment=enrolment, by=request.actor, **data)

    person, title = enrolment.person, _("Status")
    return _page(request, person, form, save, title=title, saved="status", kept=kept)


@both
@workers
@in_zone
def reaching(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will change the safe ways to reach somebody."""
    person = persons.get(person_id, by=request.actor)
    initial = {name: getattr(person, name) for name in REACHING_FIELDS}
    form = forms.ReachingForm(posted(request), initial=initial)

    def save(data: dict[str, Any]) -> object:
        return change_reaching(person=person, by=request.actor, **data)

    title = _("Ways to reach")
    return _page(request, person, form, save, title=title, saved="reaching", kept=initial)
