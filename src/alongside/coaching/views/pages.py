"""What the views of coaching share: the reader's zone, keys, and forms that were refused."""

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch
from django.utils import timezone

from alongside.coaching.presenters.form_marks import new_mark
from alongside.core.ids import new_id
from alongside.people.access import ActorRequest
from alongside.people.models import Membership
from alongside.ui.environment import url

P = ParamSpec("P")


def membership_of(request: ActorRequest) -> Membership:
    """This function will give the membership the reader is signed in with."""
    membership: Membership = request.membership
    return membership


def zone_of(request: ActorRequest) -> str:
    """This function will give the zone of the organisation the reader is signed in to."""
    if not request.actor.is_member:
        return "UTC"
    return str(membership_of(request).organisation.time_zone)


def in_zone(
    view: Callable[Concatenate[ActorRequest, P], HttpResponseBase],
) -> Callable[Concatenate[ActorRequest, P], HttpResponseBase]:
    """This function will let a view write times as they are on the organisation's walls."""

    @functools.wraps(view)
    def zoned(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        with timezone.override(zone_of(request)):
            return view(request, *args, **kwargs)

    return zoned


def show(
    request: ActorRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """This function will render a page of coaching with a new key for its forms."""
    return render(
        request,
        f"coaching/{template}",
        {"key": new_id(), "form_mark": new_mark(), **context},
        status=status,
    )


def address(name: str, *args: object) -> str:
    """This function will give the address of a page that may not be there, or nothing."""
    try:
        return url(name, *args)
    except NoReverseMatch:
        return ""
