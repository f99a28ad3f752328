"""
Every view states who may open it; a URL whose view does not fails the suite.

    @access(Access.PUBLIC)
    @access(Access.SIGNED_IN)
    @access(Role.COACH, Role.SUPERVISOR, person="person_id")

A visitor who is not signed in goes to the sign-in page; a wrong role gets the answer for
nothing there. `person` names the URL argument that is a person's id, for the access matrix.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Membership

P = ParamSpec("P")


class Access(StrEnum):
    PUBLIC = "public"
    SIGNED_IN = "signed_in"


@dataclass(frozen=True, slots=True)
class Stated:
    """What a view states about its visitors."""

    public: bool
    roles: frozenset[str]
    person: str


class ActorRequest(HttpRequest):
    """A request as our views see it (`ActorMiddleware` sets the actor)."""

    actor: Actor
    membership: Membership


View = Callable[Concatenate[ActorRequest, P], HttpResponseBase]


def access(*who: Access | Role, person: str = "") -> Callable[[View[P]], View[P]]:
    """This function will state and enforce who may open a view."""
    public = Access.PUBLIC in who
    roles = frozenset(Role) if Access.SIGNED_IN in who else frozenset(w for w in who if w in Role)

    def wrap(view: View[P]) -> View[P]:
        @functools.wraps(view)
        def guarded(
            request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if not public:
                refuse_unless(request, roles)
                if not request.actor.is_member:
                    return redirect_to_login(request.get_full_path())
            return view(request, *args, **kwargs)

        guarded.access = Stated(public, roles, person)  # type: ignore[attr-defined]
        return guarded

    return wrap


def refuse_unless(request: ActorRequest, roles: frozenset[str] | frozenset[Any]) -> None:
    """
    This function will let members of these roles pass, and visitors who may still sign in.

    :raises NotFound: for a member of another role
    """
    if request.actor.is_member and request.actor.role not in roles:
        raise NotFound(_("There is nothing here."))
