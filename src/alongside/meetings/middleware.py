"""
The BMLT interface answers before sessions, languages and members are looked up.

Its answers are the same for everybody and hold nothing of a person, so there is nobody to look
for: one statement in place of three, and a third of the time. The address, and who may open it,
stand in `urls` like any other.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from alongside.core.actor import Actor
from alongside.meetings.views import bmlt

Respond = Callable[[HttpRequest], HttpResponseBase]


class PublicDataMiddleware:
    """Answers questions of the interface itself, and hands on everything else."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        self.forms = {reverse("meetings:bmlt"): "json", reverse("meetings:bmlt-jsonp"): "jsonp"}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        form = self.forms.get(request.path)
        if form is None or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        request.actor = Actor.public()  # type: ignore[attr-defined]
        return bmlt.interface(request, form=form)  # type: ignore[arg-type]
