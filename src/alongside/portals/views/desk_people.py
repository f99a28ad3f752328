"""Who works here: the administrator adds them, gives a first code, and ends their work."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.core.actor import Actor, Role
from alongside.core.ids import parse_id
from alongside.people.access import ActorRequest, access
from alongside.people.commands import members, programs
from alongside.people.models import SecondYes
from alongside.people.queries import desk as asks
from alongside.portals.forms import desk as forms
from alongside.portals.presenters.roles import role_name
from alongside.portals.views.desk import administrator, both, form_page
from alongside.ui.forms import key_of, posted

seconds = access(Role.PROGRAM_ADMINISTRATOR, Role.PRIVACY_OFFICER)


@both
@administrator
def member(request: ActorRequest) -> HttpResponse:
    """This view will add somebody who works here."""
    by = request.actor
    choices = [(str(p.pk), p.name) for p in asks.programs(by)]

    def save(data: dict[str, Any]) -> object:
        chosen = [asks.find_program(parse_id(key), by=by) for key in data.pop("programs")]
        return members.take_on(
            organisation=asks.organisation(by), programs=chosen, id=key_of(request), by=by, **data
        )

    form = forms.MemberForm(posted(request), programs=choices)
    return form_page(request, form, save, _("Somebody who works here"))


@both
@administrator
def member_programs(request: ActorRequest, membership_id: uuid.UUID) -> HttpResponse:
    """This view will set the programs somebody works in."""
    by = request.actor
    found = asks.find_member(membership_id, by=by)
    choices = [(str(p.pk), p.name) for p in asks.programs(by)]

    def save(data: dict[str, Any]) -> object:
        chosen = [asks.find_program(parse_id(key), by=by) for key in data["programs"]]
        return programs.change_programs_of_member(membership=found, programs=chosen, by=by)

    held = {"programs": [str(one.program_id) for one in found.programs.all()]}
    data = posted(request)
    form = forms.ProgramsForm(data, programs=choices, initial=held)
    return form_page(request, form, save, _("Programs of %(name)s") % {"name": found.name})


@require_safe
@seconds
def waiting(request: ActorRequest) -> HttpResponse:
    """This view will list roles that wait for a second yes."""
    by = request.actor
    rows = list(asks.waiting_for_second(by))
    context = {"rows": [(one, _is_mine(one, by)) for one in rows], "role_name": role_name}
    return render(request, "portals/second_yes.html", context)


def _is_mine(one: SecondYes, by: Actor) -> bool:
    return one.asked_by_id == by.membership_id or one.asked_by.user_id == by.user_id


@require_POST
@seconds
def confirm(request: ActorRequest, membership_id: uuid.UUID) -> HttpResponse:
    """This view will say the second yes to somebody's role."""
    found = asks.find_member(membership_id, by=request.actor)
    members.confirm_role(membership=found, by=request.actor)
    said = _("You said yes: %(name)s is %(role)s. A first code can be given now.")
    messages.success(request, said % {"name": found.name, "role": role_name(found.role)})
    return redirect("desk-second")


@require_POST
@administrator
def first_code(request: ActorRequest, membership_id: uuid.UUID) -> HttpResponse:
    """This view will give a sign-in name and a code for the first sign-in, shown once."""
    found = asks.find_member(membership_id, by=request.actor)
    code = members.give_first_code(membership=found, by=request.actor)
    context = {"member": found, "login": found.user.login if found.user else "", "code": code}
    return render(request, "portals/first_code.html", context)


@both
@administrator
def let_go(request: ActorRequest, membership_id: uuid.UUID) -> HttpResponse:
    """This view will ask, and then end somebody's work here."""
    found = asks.find_member(membership_id, by=request.actor)
    if request.method == "POST":
        members.let_go(membership=found, by=request.actor)
        return redirect("desk")
    context = {
        "title": _("End the work of %(name)s here?") % {"name": found.name},
        "text": _(
            "They cannot open anything from then on. What they wrote stays under their name."
        ),
        "action_url": reverse("desk-let-go", args=[found.pk]),
        "confirm_label": _("End it"),
        "cancel_url": reverse("desk"),
        "danger": True,
    }
    return render(request, "ui/pages/confirm.html", context)
