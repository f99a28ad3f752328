"""If somebody does not answer: the person chooses beforehand, alone or with their coach."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput, NotFound
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.safety.commands import outreach as commands
from alongside.safety.forms.outreach import OutreachForm, TogetherForm, kept
from alongside.safety.presenters.outreach import chosen
from alongside.safety.queries import outreach as asks
from alongside.ui.forms import posted

both = require_http_methods(["GET", "POST"])


@both
@access(Role.PARTICIPANT)
def mine(request: ActorRequest) -> HttpResponse:
    """This view will show and keep the person's own choice."""
    if request.actor.person_id is None:
        raise NotFound(_("There is nothing here."))
    return _page(request, request.actor.person_id, is_own=True)


@both
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
def of_person(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will show staff what was chosen, and keep it with the person's yes."""
    return _page(request, person_id, is_own=False)


def _page(request: ActorRequest, person_id: uuid.UUID, *, is_own: bool) -> HttpResponse:
    person, held = asks.standing(person_id, by=request.actor)
    form_class = OutreachForm if is_own else TogetherForm
    form = form_class(posted(request), initial=kept(held))
    if request.method != "POST":
        audit.read(by=request.actor, person=person, what="outreach-plan")
    elif form.is_valid():
        try:
            _keep(request, person, form)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved. Nothing is sent by itself."))
            return redirect(request.path)
    with timezone.override(person.time_zone):
        context: dict[str, Any] = {
            "person": person,
            "is_own": is_own,
            "chosen": chosen(held) if held else None,
            "form": form,
        }
        status = 422 if form.errors else 200
        return render(request, "safety/outreach.html", context, status=status)


def _keep(request: ActorRequest, person: Person, form: OutreachForm) -> None:
    said_yes = bool(form.cleaned_data.get("said_yes"))
    commands.choose_outreach(person=person, said_yes=said_yes, by=request.actor, **form.chosen())
