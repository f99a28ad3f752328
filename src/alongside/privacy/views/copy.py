"""My copy: asks first, then who it is, then hands out the whole record at once (HS-09, T24)."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from alongside.accounts import again
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.privacy.record import copy
from alongside.privacy.views.pages import handed_out, show


@require_safe
@access(Role.PARTICIPANT)
def rights(request: ActorRequest) -> HttpResponse:
    """This view will list what a person may ask of the program, each one tap away."""
    return show(request, "rights.html", {})


@require_safe
@access(Role.PARTICIPANT)
def ask(request: ActorRequest) -> HttpResponse:
    """This view will say what the copy holds and what to look out for."""
    return show(request, "copy.html", {"reminder": copy.reminder()})


@require_safe
@access(Role.PARTICIPANT)
def pdf(request: ActorRequest) -> HttpResponse:
    """This view will hand out the record as a document to read."""
    asked = again.ask(request)
    if asked is not None:
        return asked
    taken = copy.taken(request.actor.person_id, form=copy.PDF, by=request.actor)
    content = copy.as_pdf(taken, language=get_language() or "en")
    return handed_out(content, "document.pdf", "application/pdf")


@require_safe
@access(Role.PARTICIPANT)
def json(request: ActorRequest) -> HttpResponse:
    """This view will hand out the record as data."""
    asked = again.ask(request)
    if asked is not None:
        return asked
    taken = copy.taken(request.actor.person_id, form=copy.JSON, by=request.actor)
    return handed_out(copy.as_json(taken), "document.json", "application/json")
