"""The program administrator keeps the numbers on call."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import parse_id
from alongside.people.access import ActorRequest, access
from alongside.people.queries import desk
from alongside.safety.commands import on_call as commands
from alongside.safety.forms.on_call import START, OnCallForm, kept
from alongside.safety.presenters.on_call import shown
from alongside.safety.queries import on_call as asks
from alongside.safety.views.pages import zone_of
from alongside.ui.forms import key_of, posted

administrator = access(Role.PROGRAM_ADMINISTRATOR)


@require_safe
@administrator
def numbers(request: ActorRequest) -> HttpResponse:
    """This view will list the numbers that answer for staff."""
    zone = zone_of(request)
    lines = [shown(one, zone) for one in asks.of_the_desk(request.actor)]
    return render(request, "safety/numbers.html", {"lines": lines})


@require_http_methods(["GET", "POST"])
@administrator
def number(request: ActorRequest, on_call_id: uuid.UUID | None = None) -> HttpResponse:
    """This view will add or change a number."""
    by = request.actor
    found = asks.find(on_call_id, by=by) if on_call_id else None
    programs = [(str(one.pk), one.name) for one in desk.programs(by)]
    form = OnCallForm(posted(request), programs=programs, initial=kept(found) if found else START)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, form.cleaned_data, found)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved. Staff see it at once."))
            return redirect("safety:numbers")
    context = {"form": form, "key": form.key(), "found": found}
    return render(request, "safety/number.html", context, status=422 if form.errors else 200)


def _save(request: ActorRequest, data: dict[str, Any], found: Any) -> object:
    by, chosen = request.actor, data.pop("program")
    data["program"] = desk.find_program(parse_id(chosen), by=by) if chosen else None
    if found:
        return commands.change_on_call(on_call=found, by=by, **data)
    return commands.add_on_call(id=key_of(request), by=by, **data)


@require_POST
@administrator
def end(request: ActorRequest, on_call_id: uuid.UUID) -> HttpResponse:
    """This view will take a number off the pages of staff."""
    commands.end_on_call(on_call=asks.find_kept(on_call_id, by=request.actor), by=request.actor)
    messages.success(request, _("The number is off the pages of staff."))
    return redirect("safety:numbers")
