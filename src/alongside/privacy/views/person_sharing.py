"""What a person shares, at the desk of those who work with them: put together, sign, stop."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput, NotFound
from alongside.people.access import ActorRequest, access
from alongside.people.queries import persons
from alongside.privacy import policy, previews
from alongside.privacy.commands import consents as commands
from alongside.privacy.forms.consent import DraftForm
from alongside.privacy.forms.signing import AttestForm, HappenedForm, StopForm
from alongside.privacy.models import Consent
from alongside.privacy.models.consent import ConsentKind
from alongside.privacy.presenters import sharing as presenters
from alongside.privacy.presenters.forms import form_text
from alongside.privacy.queries import consents
from alongside.privacy.queries.consents import Standing
from alongside.privacy.views.copies import copy_of
from alongside.privacy.views.pages import in_zone, place_of, show
from alongside.ui.forms import key_of

workers = access(Role.COACH, Role.SUPERVISOR, person="person_id")
both = require_http_methods(["GET", "POST"])


@require_safe
@workers
@in_zone
def listed(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will list a person's forms and the kinds that can be made."""
    person = persons.get(person_id, by=request.actor)
    audit.read(by=request.actor, person=person, what="sharing")
    rows = consents.of_person(person, by=request.actor)
    kinds = [k for k in ConsentKind.choices if policy.can_offer_kind(k[0], by=request.actor)]
    context = {
        "person": person,
        "lists": presenters.lists(rows, at=clock.now()),
        "kinds": kinds,
    }
    return show(request, "person_sharing.html", context)


@both
@workers
@in_zone
def draft(request: ActorRequest, person_id: uuid.UUID, kind: str) -> HttpResponse:
    """This view will put a form of one kind together with the person."""
    person = persons.get(person_id, by=request.actor)
    if kind not in ConsentKind.values or not policy.can_offer_kind(kind, by=request.actor):
        raise NotFound(_("There is nothing here."))
    bound = request.POST if request.method == "POST" else None
    form = DraftForm(bound, person=person, kind=kind, by=request.actor)
    if form.is_bound and form.is_valid():
        try:
            made = commands.draft(
                person=person,
                kind=kind,
                terms=form.terms(),
                new_recipient=form.new_recipient(),
                language=form.cleaned_data["language"],
                id=key_of(request),
                by=request.actor,
            )
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:person_consent", person.pk, made.pk)
    context = {"person": person, "form": form, "heading": ConsentKind(kind).label}
    return show(request, "consent_draft.html", context, status=422 if form.is_bound else 200)


@require_safe
@workers
@in_zone
def consent(request: ActorRequest, person_id: uuid.UUID, consent_id: uuid.UUID) -> HttpResponse:
    """This view will show one form to those who work with the person."""
    found = _of(person_id, consent_id, request)
    audit.read(by=request.actor, person=found.person, what="consent")
    told = consents.told_under(found, by=request.actor)
    context = {
        "person": found.person,
        "page": presenters.page(found, told, at=clock.now()),
        "form_text": form_text(found),
        "shown": previews.today(found) if consents.is_open(found, at=clock.now()) else [],
    }
    return show(request, "person_consent.html", context)


@both
@workers
@in_zone
def sign(request: ActorRequest, person_id: uuid.UUID, consent_id: uuid.UUID) -> HttpResponse:
    """This view will take a signature in person, a witnessed mark, or a signed paper (ES-02)."""
    found = _of(person_id, consent_id, request)
    if consents.standing(found, at=clock.now()) is not Standing.DRAFT:
        return redirect("privacy:person_consent", person_id, found.pk)
    is_sent = request.method == "POST"
    form = AttestForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if form.is_bound and form.is_valid():
        try:
            commands.sign(consent=found, marks=form.marks(), by=request.actor, **place_of(request))
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:person_consent", person_id, found.pk)
    context = {"person": found.person, "consent": found, "form": form}
    context.update(form_text=form_text(found), shown=previews.today(found))
    return show(request, "attest.html", context, status=422 if form.is_bound else 200)


@both
@workers
@in_zone
def stop(request: ActorRequest, person_id: uuid.UUID, consent_id: uuid.UUID) -> HttpResponse:
    """This view will note that the person wants it to stop, in writing or said aloud."""
    found = _of(person_id, consent_id, request)
    form = StopForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            commands.revoke(consent=found, by=request.actor, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:person_consent", person_id, found.pk)
    context = {"person": found.person, "consent": found, "form": form, "heading": _("Note a stop")}
    return show(request, "consent_note.html", context, status=422 if form.is_bound else 200)


@both
@workers
@in_zone
def happened(request: ActorRequest, person_id: uuid.UUID, consent_id: uuid.UUID) -> HttpResponse:
    """This view will note the day on which the event a form waits for happened."""
    found = _of(person_id, consent_id, request)
    if not consents.waits(found):
        return redirect("privacy:person_consent", person_id, found.pk)
    form = HappenedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            commands.note_event(consent=found, by=request.actor, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:person_consent", person_id, found.pk)
    context = {"person": found.person, "consent": found, "form": form}
    context["heading"] = _("Note that it happened")
    return show(request, "consent_note.html", context, status=422 if form.is_bound else 200)


@require_safe
@workers
def copy(request: ActorRequest, person_id: uuid.UUID, consent_id: uuid.UUID) -> HttpResponse:
    """This view will hand out a copy, or a form to be signed on paper."""
    return copy_of(request, _of(person_id, consent_id, request))


def _of(person_id: uuid.UUID, consent_id: uuid.UUID, request: ActorRequest) -> Consent:
    found = consents.get(consent_id, by=request.actor)
    if found.person_id != person_id:
        raise NotFound(_("There is nothing here."))
    return found
