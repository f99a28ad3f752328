"""What happens around every request: health, headers, who is asking, errors in words."""

import uuid
from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.contrib.auth import get_user as session_user
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from alongside.accounts.actors import found_by, tried_is_found_by
from alongside.accounts.models import User
from alongside.accounts.network import network_of_request
from alongside.core import audit, scope
from alongside.core.actor import Actor
from alongside.core.errors import AlongsideError, BadInput, Conflict, Gone, NotFound, NotPermitted
from alongside.people.models import Membership
from alongside.people.queries import actors

Respond = Callable[[HttpRequest], HttpResponseBase]
MEMBERSHIP, ORGANISATION = "membership", "organisation"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'self'; manifest-src 'self';"
    " base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)

# What says a request back, or opens a way through: no business of ours (ASVS 13.4.4).
NEVER = ("TRACE", "TRACK", "CONNECT")


class HealthMiddleware:
    """`/healthz` says the process runs, `/readyz` that database, migrations and keys do."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == "/healthz":
            return JsonResponse({"ok": True})
        return self.get_response(request)


class HeadersMiddleware:
    """Headers of every answer: strict CSP, nothing cached of a signed-in page, no indexing."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in NEVER:
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", CSP)
        response.setdefault("X-Frame-Options", "DENY")  # browsers that know no frame-ancestors
        response.setdefault("Permissions-Policy", "geolocation=(), microphone=(), camera=()")
        actor = getattr(request, "actor", None)
        if actor is None or actor.is_member or response.status_code >= 400:
            response["Cache-Control"] = "no-store"
            response["X-Robots-Tag"] = "noindex, noarchive"
        return response


class ActorMiddleware:
    """
    Finds who is asking and confines the database to their organisation.

    Session 1 query, membership with user and organisation 1 query (and on PostgreSQL the
    setting of the scope). The session's hash is checked as Django does it.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = audit.address.set(network_of_request(request))
        try:
            return self._within_scope(request)
        except Gone as error:  # the name of whoever asks was erased with the rest
            return error_page(request, error)
        finally:
            audit.address.reset(token)

    def _within_scope(self, request: HttpRequest) -> HttpResponseBase:
        if SESSION_KEY not in request.session:
            return self._as_public(request)
        organisation_id = request.session.get(ORGANISATION) or self._choose(request)
        if not organisation_id:
            # Signed in with no open role anywhere: there is no way in (HS-19).
            request.session.flush()
            return self._as_public(request)
        with scope.organisation(uuid.UUID(organisation_id)):
            membership = self._membership(request, uuid.UUID(organisation_id))
            if membership is None:
                request.session.flush()
            else:
                request.membership = membership  # type: ignore[attr-defined]
                request.actor = actors.actor_for(membership)  # type: ignore[attr-defined]
                return self.get_response(request)
        return self._as_public(request)

    def _as_public(self, request: HttpRequest) -> HttpResponseBase:
        request.membership = None  # type: ignore[attr-defined]
        organisation = actors.public_organisation()
        public = Actor.public(organisation.pk if organisation else None)
        request.actor = public  # type: ignore[attr-defined]
        with scope.organisation(public.organisation_id):
            return self.get_response(request)

    def _choose(self, request: HttpRequest) -> str:
        user = session_user(request)
        memberships = actors.memberships_of(user) if isinstance(user, User) else []
        if not memberships:
            return ""
        use_membership(request, memberships[0])
        return str(memberships[0].organisation_id)

    def _membership(self, request: HttpRequest, organisation_id: uuid.UUID) -> Membership | None:
        membership = actors.open_membership(
            uuid.UUID(request.session[MEMBERSHIP]),
            organisation_id=organisation_id,
            user_id=uuid.UUID(request.session[SESSION_KEY]),
        )
        if membership is None or not _session_is_good(request, membership.user):
            return None
        request._cached_user = membership.user  # type: ignore[attr-defined]
        return membership


class ErrorsMiddleware:
    """Turns our errors into pages with the right status; nobody sees a trace."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, AlongsideError):
            return None
        return error_page(request, error)


STATUSES: dict[type[AlongsideError], int] = {
    NotFound: 404,
    NotPermitted: 403,
    BadInput: 422,
    Conflict: 409,
    Gone: 410,
}


def error_page(request: HttpRequest, error: AlongsideError) -> HttpResponse:
    """This function will answer an error of ours with its sentence."""
    status = next((s for kind, s in STATUSES.items() if isinstance(error, kind)), 400)
    # Nothing there and not yours to see look the same, to the byte.
    if status == 404:
        return render(request, "404.html", status=404)
    context = {"title": _title(status), "message": error.message}
    return render(request, "people/error.html", context, status=status)


def _title(status: int) -> str:
    titles = {
        403: _("You cannot do this here"),
        409: _("Somebody was here before you"),
        410: _("This is not here any more"),
    }
    return titles.get(status, _("Something in this form cannot be used"))


def use_membership(request: HttpRequest, membership: Membership) -> None:
    """This function will make a membership the one the session acts as."""
    request.session[MEMBERSHIP] = str(membership.pk)
    request.session[ORGANISATION] = str(membership.organisation_id)


def _session_is_good(request: HttpRequest, user: User | None) -> bool:
    held = request.session.get("_auth_user_hash", "")
    return (
        user is not None
        and user.is_active
        and constant_time_compare(held, user.get_session_auth_hash())
    )


tried_is_found_by(actors.behind_name)


@found_by
def _would_act_as(user: User) -> Actor | None:
    memberships = actors.memberships_of(user)
    return actors.actor_for(memberships[0]) if memberships else None
