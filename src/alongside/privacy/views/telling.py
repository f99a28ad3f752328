"""Tell somebody outside, from a person's record: with a form that is in force, or without one."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.core import audit, clock
from alongside.core.actor import Actor, Role
from alongside.core.errors import BadInput, NotFound
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.privacy import handing
from alongside.privacy.forms.telling import TellForm
from alongside.privacy.models import Consent, Recipient
from alongside.privacy.models.consent import ConsentKind
from alongside.privacy.models.disclosure import Basis
from alongside.privacy.notices import SHORT, latest
from alongside.privacy.presenters import sharing as presenters
from alongside.privacy.queries import consents
from alongside.privacy.queries import recipients as bodies
from alongside.privacy.queries.consents import Standing
from alongside.privacy.views.pages import handed_out, in_zone, show
from alongside.ui.forms import key_of

workers = access(Role.COACH, Role.SUPERVISOR, person="person_id")
both = require_http_methods(["GET", "POST"])
TYPES = {"pdf": "application/pdf", "json": "application/json"}


@both
@workers
@in_zone
def tell(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will choose a form in force, then what leaves under it (`?form=`)."""
    by = request.actor
    person = persons.get(person_id, by=by)
    audit.read(by=by, person=person, what="sharing")
    wanted = request.GET.get("form", "")
    in_force = _in_force(person, by)
    if not wanted:
        if request.method == "POST":
            raise NotFound(_("There is nothing here."))
        lines = presenters.lists(in_force, at=clock.now()).active
        context = {"person": person, "lines": lines, "told": request.GET.get("told") == "yes"}
        return show(request, "tell.html", context)
    consent = next((one for one in in_force if str(one.pk) == wanted), None)
    if consent is None:
        raise NotFound(_("There is nothing here."))
    bound = request.POST if request.method == "POST" else None
    form = TellForm(bound, consent=consent, recipients=_recipients(consent, by))
    if form.is_bound and form.is_valid():
        asked = {"person": person, "by": by, "basis": Basis.CONSENT, **form.asked()}
        try:
            return _told(form.cleaned_data["way"], asked, key_of(request), person)
        except BadInput as refusal:
            form.refuse(refusal)
    context = {"person": person, "form": form, "short": latest(SHORT).text}
    return show(request, "tell_form.html", context, status=422 if form.is_bound else 200)


def _told(way: str, asked: dict[str, Any], key: uuid.UUID, person: Person) -> HttpResponse:
    if way == "spoken":
        handing.spoken(id=key, **asked)
        return redirect(f"{reverse('privacy:tell', args=[person.pk])}?told=yes")
    # Each document is a telling of its own, with an entry of its own.
    content = handing.as_pdf(**asked) if way == "pdf" else handing.as_json(**asked)
    return handed_out(content, f"document.{way}", TYPES[way])


def _in_force(person: Person, by: Actor) -> list[Consent]:
    at = clock.now()
    rows = consents.of_person(person, by=by)
    return [
        one
        for one in rows
        if one.kind != ConsentKind.CONTACT and consents.standing(one, at=at) is Standing.ACTIVE
    ]


def _recipients(consent: Consent, by: Actor) -> list[Recipient]:
    """Those the form names; for treatment, payment and running the program also its class."""
    offered = bodies.offered(consent.person, consent.kind, by=by)
    return [one for one in offered if consents.names(consent, one)]
