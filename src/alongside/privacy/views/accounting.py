"""Who was told: the person's own accounting of disclosures, at once (P2-39 to P2-42)."""

import json as writing
import uuid

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from alongside.core import clock
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.privacy.presenters import told as presenters
from alongside.privacy.queries import told
from alongside.privacy.record import copy
from alongside.privacy.views.pages import handed_out, in_zone, show
from alongside.ui import paper
from alongside.ui.forms import Form, SelectField

SPANS = [("3", _("3 years")), ("2", _("2 years")), ("1", _("1 year"))]


class SpanForm(Form):
    """How far back the list goes; three years unless the person wants less."""

    years = SelectField(_("How far back"), SPANS, required=False, initial="3")


@require_safe
@access(Role.PARTICIPANT)
@in_zone
def mine(request: ActorRequest) -> HttpResponse:
    """This view will list who was told what, when, why, and what allowed it."""
    person, years = _own(request), _years(request)
    told.read(person, by=request.actor)
    context = {
        "form": SpanForm({"years": str(years)}),
        "years": years,
        "entries": presenters.entries(told.accounting(person, by=request.actor, years=years)),
        "through": presenters.entries(told.through_others(person, by=request.actor)),
    }
    return show(request, "accounting.html", context)


@require_safe
@access(Role.PARTICIPANT)
@in_zone
def pdf(request: ActorRequest) -> HttpResponse:
    """This view will hand the list out as a document."""
    person, years = _own(request), _years(request)
    told.exported(person, by=request.actor, form="pdf")
    context = {
        "name": person.full_name,
        "organisation": request.membership.organisation,
        "at": clock.now(),
        "years": years,
        "entries": presenters.entries(told.accounting(person, by=request.actor, years=years)),
        "through": presenters.entries(told.through_others(person, by=request.actor)),
        "reminder": copy.reminder(),
    }
    drawn = paper.pdf("privacy/paper/accounting.html", context, language=get_language() or "en")
    return handed_out(drawn, "document.pdf", "application/pdf")


@require_safe
@access(Role.PARTICIPANT)
@in_zone
def json(request: ActorRequest) -> HttpResponse:
    """This view will hand the list out as data."""
    person, years = _own(request), _years(request)
    told.exported(person, by=request.actor, form="json")
    data = {
        "made_at": clock.now().isoformat(),
        "years": years,
        "told": presenters.as_data(told.accounting(person, by=request.actor, years=years)),
        "through_others": presenters.as_data(told.through_others(person, by=request.actor)),
        "reminder": copy.reminder(),
    }
    content = writing.dumps(data, ensure_ascii=False, indent=1).encode()
    return handed_out(content, "document.json", "application/json")


def _own(request: ActorRequest) -> Person:
    return persons.get(request.actor.person_id or uuid.UUID(int=0), by=request.actor)


def _years(request: ActorRequest) -> int:
    asked = request.GET.get("years", "")
    return int(asked) if asked in dict(SPANS) else told.YEARS
