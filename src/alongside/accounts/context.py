"""What signed-in pages are told about their session."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from alongside.accounts import sessions
from alongside.core import clock


def session(request: HttpRequest) -> dict[str, Any]:
    """
    This function will give `stay`: in how many seconds the session ends, when and where to say so.

    Empty for a visitor who is not signed in. Nothing here asks the database.
    """
    actor = getattr(request, "actor", None)
    if actor is None or not actor.is_member:
        return {"stay": None}
    left = (sessions.ends_at(request) - clock.now()).total_seconds()
    return {
        "stay": {
            "ends_in": max(int(left), 0),
            "warn": sessions.WARN_SECONDS,
            "minutes": sessions.idle_minutes(request),
            "url": reverse("accounts_stay"),
            "draft_url": reverse("accounts_draft"),
        }
    }
