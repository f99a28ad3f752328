"""Incidents: opened, weighed, told and closed, with what the rules ask."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.privacy import breaches
from alongside.privacy.commands import incidents as commands
from alongside.privacy.forms import office as forms
from alongside.privacy.models import Incident
from alongside.privacy.models.rule import RuleKey
from alongside.privacy.presenters import office as words
from alongside.privacy.queries import log, office, rules
from alongside.privacy.views.office_forms import form_page
from alongside.privacy.views.pages import handed_out, in_zone, show
from alongside.ui import paper
from alongside.ui.forms import key_of, posted

officer = access(Role.PRIVACY_OFFICER)
both = require_http_methods(["GET", "POST"])


@require_safe
@officer
@in_zone
def incidents(request: ActorRequest) -> HttpResponse:
    """This view will list all incidents with their clocks."""
    today = clock.today(request.membership.organisation.time_zone)
    rows = [
        {
            "incident": one,
            "step": words.incident_step(one),
            "clock": words.incident_clock(one, today),
        }
        for one in office.incidents(request.actor)
    ]
    return show(request, "incidents.html", {"rows": rows})


@both
@officer
def new(request: ActorRequest) -> HttpResponse:
    """This view will open an incident."""
    by, zone = request.actor, str(request.membership.organisation.time_zone)
    staff = {str(m.pk): m for m in log.staff(by=by)}
    form = forms.IncidentForm(posted(request), staff=staff.values(), zone=zone)

    def save(data: dict[str, Any]) -> object:
        began_at, ended_at = form.times()
        return commands.open_incident(
            kind=data["kind"], words=data["words"], discovered_on=data["discovered_on"],
            began_at=began_at, ended_at=ended_at, was_encrypted=data["was_encrypted"],
            suspect=staff.get(data["suspect"]), by=by, id=key_of(request),
        )  # fmt: skip

    then = reverse("privacy:incidents")
    return form_page(request, form, save, title=_("An incident"), then=then)


@require_safe
@officer
@in_zone
def incident(request: ActorRequest, incident_id: uuid.UUID) -> HttpResponse:
    """This view will show one incident: whom it touched, what to do and by when."""
    organisation = request.membership.organisation
    found = office.find_incident(incident_id, by=request.actor)
    people = list(found.affected.order_by("person_id"))
    audit.listed(by=request.actor, what="affected", person_ids=[p.person_id for p in people])
    today = clock.today(organisation.time_zone)
    # What was encrypted counts as secured: nobody has to be told (P2-50).
    holding = [] if found.was_encrypted else rules.applying(organisation, found.began_at)
    duties = breaches.duties(holding, people=len(people), discovered_on=found.discovered_on)
    context = {
        "incident": found,
        "step": words.incident_step(found),
        "clock": words.incident_clock(found, today),
        "people": [words.affected_row(one) for one in people],
        "duties": [
            {"duty": one, "rule": RuleKey(one.rule).label, "chip": words.due(one.due_on, today)}
            for one in duties
        ],
        "unanswered": [RuleKey(r).label for r in rules.unanswered(organisation.pk)],
        "assessments": found.assessments.select_related("by_membership").order_by("-at"),
        "version": breaches.version(),
    }  # fmt: skip
    return show(request, "incident.html", context)


@both
@officer
def assess(request: ActorRequest, incident_id: uuid.UUID) -> HttpResponse:
    """This view will weigh the four factors."""
    found = office.find_incident(incident_id, by=request.actor)

    def save(data: dict[str, Any]) -> object:
        data["is_low"] = data["is_low"] == "yes"
        return commands.assess_incident(
            incident=found, id=key_of(request), by=request.actor, **data
        )

    form = forms.AssessmentForm(posted(request))
    lead = _("Without this, it stays a breach. All four are needed.")
    return form_page(request, form, save, title=_("Four factors"), then=_of(found), lead=lead)


@both
@officer
def told(request: ActorRequest, incident_id: uuid.UUID) -> HttpResponse:
    """This view will note that the letters went out."""
    found = office.find_incident(incident_id, by=request.actor)

    def save(data: dict[str, Any]) -> object:
        return commands.note_told(incident=found, told_on=data["told_on"], by=request.actor)

    form = forms.ToldForm(posted(request))
    return form_page(request, form, save, title=_("People were told"), then=_of(found))


@both
@officer
def close(request: ActorRequest, incident_id: uuid.UUID) -> HttpResponse:
    """This view will close an incident."""
    found = office.find_incident(incident_id, by=request.actor)

    def save(data: dict[str, Any]) -> object:
        return commands.close_incident(incident=found, reason=data["reason"], by=request.actor)

    form = forms.ReasonForm(posted(request))
    return form_page(request, form, save, title=_("Close the incident"), then=_of(found))


@require_POST
@officer
def list_anew(request: ActorRequest, incident_id: uuid.UUID) -> HttpResponse:
    """This view will list anew whom the incident touched."""
    found = office.find_incident(incident_id, by=request.actor)
    commands.list_affected(incident=found, by=request.actor)
    return redirect(_of(found))


@require_safe
@officer
def letter(request: ActorRequest, incident_id: uuid.UUID) -> HttpResponse:
    """This view will draw the letter to the people touched; nothing of it shows from outside."""
    found = office.find_incident(incident_id, by=request.actor)
    organisation = request.membership.organisation
    audit.record(by=request.actor, action="letter.drawn", object=found)
    context = {"incident": found, "organisation": organisation}
    drawn = paper.pdf("privacy/letter.html", context, language=str(organisation.language))
    return handed_out(drawn, "letter.pdf", "application/pdf")


def _of(found: Incident) -> str:
    return reverse("privacy:incident", args=[found.pk])
