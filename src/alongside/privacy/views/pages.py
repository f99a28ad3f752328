"""What the pages on sharing have in common: zone, keys, where the reader sits."""

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from alongside.accounts import devices
from alongside.core.crypto import keyring
from alongside.core.ids import new_id
from alongside.people.access import ActorRequest
from alongside.ui.forms import Form

P = ParamSpec("P")


def in_zone(
    view: Callable[Concatenate[ActorRequest, P], HttpResponseBase],
) -> Callable[Concatenate[ActorRequest, P], HttpResponseBase]:
    """This function will let a view write times as they are on the organisation's walls."""

    @functools.wraps(view)
    def zoned(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.actor.is_member:
            return view(request, *args, **kwargs)
        with timezone.override(str(request.membership.organisation.time_zone)):
            return view(request, *args, **kwargs)

    return zoned


def show(
    request: ActorRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """This function will render a page of privacy with a key for the row its form makes."""
    form = context.get("form")
    used = isinstance(form, Form) and form.is_used
    key = new_id() if used else request.POST.get("key") or new_id()
    return render(request, f"privacy/{template}", {"key": key, **context}, status=status)


def place_of(request: ActorRequest) -> dict[str, str]:
    """This function will say where one signs: the session as a keyed hash, the kind of device."""
    session = str(request.session.session_key or "")
    return {
        "session_hash": keyring.blind_index(request.actor.organisation_id, session),
        "device": devices.short_form(request.headers.get("User-Agent", ""))[:20],
    }


def handed_out(content: bytes, name: str, kind: str) -> HttpResponse:
    """This function will hand a file out as a download, never shown in the page (AV-11)."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
