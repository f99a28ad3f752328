"""A participant sees the notice in force before any other page of their own (P2-45)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

from alongside.core.actor import Role
from alongside.privacy import notice

# The session notes that somebody goes on without saying so; nothing is withheld from them.
LATER = "notice_later"
# Signing in and out, the own account, and where the notice itself stands.
OPEN_BEFORE = ("/accounts/", "/me/notice/")


class NoticeMiddleware:
    """Asks no rows: what was seen stands on the membership, which is loaded anyway."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_args: Any
    ) -> HttpResponse | None:
        membership = getattr(request, "membership", None)
        stated = getattr(view, "access", None)
        if membership is None or membership.role != Role.PARTICIPANT:
            return None
        # What is being sent is taken first, so that nobody loses what they wrote.
        if request.method not in ("GET", "HEAD") or stated is None or stated.public:
            return None
        if request.path.startswith(OPEN_BEFORE) or request.session.get(LATER) == notice.in_force():
            return None
        if membership.notice_version == notice.in_force():
            return None
        query = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('privacy:my_notice')}?{query}")
