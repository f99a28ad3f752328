"""A participant's first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.ids import new_id
from alongside.people.access import ActorRequest, access
from alongside.portals.presenters.me import me_page
from alongside.portals.queries.me import own


@require_safe
@access(Role.PARTICIPANT)
def me(request: ActorRequest) -> HttpResponse:
    """This view will show a person their next step, their coach and help near them."""
    found = own(by=request.actor)
    audit.read(by=request.actor, person=found.person, what="home")
    with timezone.override(found.person.time_zone):
        page = me_page(found, request.actor)
        context = {"me": page, "key": new_id(), "call_key": new_id()}
        return render(request, "portals/me.html", context)
