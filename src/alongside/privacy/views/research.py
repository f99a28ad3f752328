"""Research: approvals on file, and records with a name that two people agree to (P2-55)."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.accounts import again
from alongside.core import clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.privacy import papers
from alongside.privacy.commands import research as commands
from alongside.privacy.forms.research import RecordForm, StudyForm
from alongside.privacy.models import Study
from alongside.privacy.presenters.office import export_row, short_id
from alongside.privacy.queries import named
from alongside.privacy.queries import research as asks
from alongside.privacy.views.office_forms import form_page
from alongside.privacy.views.pages import handed_out, in_zone, show
from alongside.ui.forms import key_of, posted

officer = access(Role.PRIVACY_OFFICER)


@require_http_methods(["GET", "POST"])
@officer
@in_zone
def studies(request: ActorRequest) -> HttpResponse:
    """This view will list the approvals on file and keep one."""
    is_sent = request.method == "POST"
    form = StudyForm(request.POST, request.FILES) if is_sent else StudyForm()
    if form.is_bound and form.is_valid():
        try:
            made = commands.keep_study(id=key_of(request), by=request.actor, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:study", made.pk)
    rows = [(one, _is_open(one)) for one in asks.listed(by=request.actor)]
    status = 422 if form.is_bound else 200
    return show(request, "research.html", {"form": form, "rows": rows}, status=status)


@require_safe
@officer
@in_zone
def study(request: ActorRequest, study_id: uuid.UUID) -> HttpResponse:
    """This view will show an approval and what was prepared for it, each person by number."""
    found = asks.get(study_id, by=request.actor)
    rows = [
        (export_row(one.export), short_id(one.person_id), one.export.asked_by_id)
        for one in asks.records_of(found, by=request.actor)
    ]
    context = {"study": found, "is_open": _is_open(found), "rows": rows}
    return show(request, "study.html", context)


@require_http_methods(["GET", "POST"])
@officer
@in_zone
def prepare(request: ActorRequest, study_id: uuid.UUID) -> HttpResponse:
    """This view will prepare one person's record, once the officer showed who they are."""
    by = request.actor
    found = asks.get(study_id, by=by)
    if (ask := again.ask(request)) is not None:
        return ask

    def save(data: dict[str, Any]) -> object:
        person = named.one(data["given_name"], data["family_name"], data["born"], by=by)
        return commands.prepare(
            study=found, person=person, categories=data["categories"], reason=data["reason"],
            by=by, id=key_of(request),
        )  # fmt: skip

    lead = _("It waits here until a second person agrees. Then you can make the file.")
    then = reverse("privacy:study", args=[found.pk])
    title = _("Prepare a record")
    form = RecordForm(posted(request))
    return form_page(request, form, save, title=title, then=then, lead=lead)


@require_safe
@officer
def paper(request: ActorRequest, study_id: uuid.UUID) -> HttpResponse:
    """This view will hand the paper of an approval out to the officer."""
    found = asks.get(study_id, by=request.actor)
    ending = "pdf" if found.paper_kind == "pdf" else "jpg"
    content = asks.paper(found, by=request.actor)
    return handed_out(content, f"paper.{ending}", papers.TYPES[found.paper_kind])


@require_POST
@officer
def end(request: ActorRequest, study_id: uuid.UUID) -> HttpResponse:
    """This view will end an approval before its day."""
    commands.end_study(study=asks.get(study_id, by=request.actor), by=request.actor)
    return redirect("privacy:study", study_id)


def _is_open(found: Study) -> bool:
    return found.is_open(clock.today(found.organisation.time_zone))
