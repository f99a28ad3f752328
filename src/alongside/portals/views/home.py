"""Where a role starts, and how somebody with several roles changes between them."""

import uuid

from django.contrib.auth import get_user
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.accounts.models import User
from alongside.core import audit
from alongside.core.errors import NotFound
from alongside.core.ids import parse_id
from alongside.people.access import Access, ActorRequest, access
from alongside.people.middleware import use_membership
from alongside.people.models import Membership
from alongside.people.queries import actors
from alongside.portals.context import SEVERAL_ROLES
from alongside.portals.nav import home_of
from alongside.portals.presenters.roles import role_name


@require_safe
@access(Access.SIGNED_IN)
def home(request: ActorRequest) -> HttpResponse:
    """This view will send each role to its own first page."""
    if SEVERAL_ROLES not in request.session:
        request.session[SEVERAL_ROLES] = len(_memberships(request)) > 1
    return redirect(home_of(request.actor.role))


@require_http_methods(["GET", "POST"])
@access(Access.SIGNED_IN)
def role(request: ActorRequest) -> HttpResponse:
    """This view will let somebody with several roles choose the one to act in."""
    memberships = _memberships(request)
    if request.method == "POST":
        chosen = _chosen(memberships, parse_id(request.POST.get("membership", "")))
        use_membership(request, chosen)
        request.session[SEVERAL_ROLES] = len(memberships) > 1
        by = actors.actor_for(chosen)
        audit.record(by=by, action="accounts.role_changed", object=chosen)
        return redirect(home_of(chosen.role))
    roles = [(m, role_name(m.role), m.pk == request.actor.membership_id) for m in memberships]
    return render(request, "portals/roles.html", {"roles": roles})


def _chosen(memberships: list[Membership], wanted: uuid.UUID) -> Membership:
    for membership in memberships:
        if membership.pk == wanted:
            return membership
    raise NotFound(_("There is nothing here."))


def _memberships(request: ActorRequest) -> list[Membership]:
    user = get_user(request)
    return actors.memberships_of(user) if isinstance(user, User) else []
