"""
Around every signed-in request: the account's language, session limits, the second step for staff.

The last two look once the view is known and the caller is found, so that a forged form was refused
before anything of it is kept. None asks the database on an ordinary request.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts import actors, drafts, sessions
from alongside.accounts.models import User
from alongside.accounts.receivers import SECOND_FACTOR
from alongside.core import audit

Respond = Callable[[HttpRequest], HttpResponseBase]
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
# What staff can open before they have set up the second step.
OPEN_BEFORE = ("/accounts/", "/help/", "/exit/", "/language/", "/ui/", "/static/")


class _AfterActor:
    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)


class LanguageMiddleware(_AfterActor):
    """Speaks the language an account remembers; before sign-in the cookie or the browser says."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        actor = getattr(request, "actor", None)
        if actor is not None and actor.is_member and isinstance(request.user, User):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


class SessionLimitsMiddleware(_AfterActor):
    """Signs out after the idle limit and after 12 hours; keeps the form that was on its way."""

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        actor = getattr(request, "actor", None)
        if actor is None or not actor.is_member:
            return None
        if sessions.is_over(request):
            return end_session(request)
        sessions.touch(request)
        return None


class SecondFactorMiddleware(_AfterActor):
    """Sends staff who have no second step yet to the page where they set it up (HS-07, HS-14)."""

    def process_view(self, request: HttpRequest, *_args: Any) -> HttpResponse | None:
        actor = getattr(request, "actor", None)
        if not settings.ALONGSIDE_SECOND_FACTOR or not actors.is_staff(actor):
            return None
        if request.session.get(SECOND_FACTOR) or request.path.startswith(OPEN_BEFORE):
            return None
        if is_mfa_enabled(request.user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]):
            request.session[SECOND_FACTOR] = True
            return None
        return HttpResponseRedirect(reverse("mfa_index"))


def end_session(request: HttpRequest) -> HttpResponse:
    """This function will end a session that is over and send its owner to sign in again."""
    user = request.user
    kept = isinstance(user, User) and not _is_forged(request) and _keep_form(request, user)
    audit.record(
        by=actors.of_request(request), action="accounts.end_session", detail={"why": "time"}
    )
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    request.session.flush()
    if kept:
        said = _("You were signed out to keep your account safe. Sign in to find what you wrote.")
    else:
        said = _("You were signed out to keep your account safe.")
    messages.info(request, said)
    if request.method in ("GET", "HEAD"):
        return HttpResponseRedirect(request.get_full_path())
    return redirect_to_login(_page_before(request))


def _is_forged(request: HttpRequest) -> bool:
    # A view may leave the check to itself or do without; what is kept was always checked.
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    return check.process_view(request, _any_view, (), {}) is not None


def _any_view(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def _keep_form(request: HttpRequest, user: User) -> bool:
    if request.method != "POST" or request.content_type not in FORMS:
        return False
    return drafts.keep(user=user, path=request.path, data=request.POST)


def _page_before(request: HttpRequest) -> str:
    # The page that held the form: sending somebody to a POST address would show them nothing.
    page = urlsplit(request.META.get("HTTP_REFERER", ""))
    same = page.netloc == request.get_host() and not page.path.startswith("/accounts/")
    return page.path if same else settings.LOGIN_REDIRECT_URL
