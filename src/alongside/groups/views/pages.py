"""What the pages of groups share: the reader's zone, and keys of forms."""

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from alongside.core.ids import key_again
from alongside.people.access import ActorRequest

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponseBase]
both = require_http_methods(["GET", "POST"])


def in_zone(view: View[P]) -> View[P]:
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
    """This function will render a page of groups with a key for the row its form makes."""
    key = key_again(request.POST.get("key", ""))
    return render(request, f"groups/{template}", {"key": key, **context}, status=status)
