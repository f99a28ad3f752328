"""What I share: the person's own pages. Read, sign, copy, stop (P2-29, ES-01 to ES-08)."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.accounts import again
from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.people.queries import persons
from alongside.privacy import previews
from alongside.privacy.commands import consents as commands
from alongside.privacy.forms.signing import SignForm
from alongside.privacy.presenters import sharing as presenters
from alongside.privacy.presenters.forms import form_text
from alongside.privacy.queries import consents
from alongside.privacy.queries.consents import Standing
from alongside.privacy.views.copies import copy_of
from alongside.privacy.views.pages import in_zone, place_of, show

person_only = access(Role.PARTICIPANT)


@require_safe
@person_only
@in_zone
def mine(request: ActorRequest) -> HttpResponse:
    """This view will list what the person agreed to, with whom and until when."""
    by = request.actor
    person = persons.get(by.person_id or uuid.UUID(int=0), by=by)
    audit.read(by=by, person=person, what="sharing")
    found = presenters.lists(consents.of_person(person, by=by), at=clock.now())
    return show(request, "sharing.html", {"lists": found})


@require_safe
@person_only
@in_zone
def consent(request: ActorRequest, consent_id: uuid.UUID) -> HttpResponse:
    """This view will show one form with its whole text, and the way to stop it."""
    found = consents.get(consent_id, by=request.actor)
    audit.read(by=request.actor, person=found.person, what="consent")
    told = consents.told_under(found, by=request.actor)
    language = request.GET.get("in", "")
    context = {
        "page": presenters.page(found, told, at=clock.now()),
        "form_text": form_text(found, language=language),
        "shown": previews.today(found) if consents.is_open(found, at=clock.now()) else [],
        "reads_other": bool(language) and language != found.language,
    }
    return show(request, "consent.html", context)


@require_http_methods(["GET", "POST"])
@person_only
@in_zone
def sign(request: ActorRequest, consent_id: uuid.UUID) -> HttpResponse:
    """This view will show the whole text and take the person's signature below it."""
    found = consents.get(consent_id, by=request.actor)
    if consents.standing(found, at=clock.now()) is not Standing.DRAFT:
        return redirect("privacy:my_consent", found.pk)
    asked = again.ask(request)
    if asked is not None:
        return asked
    form = SignForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.sign(consent=found, marks=form.marks(), by=request.actor, **place_of(request))
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:my_consent", found.pk)
    context = {"consent": found, "form": form, "form_text": form_text(found)}
    context["shown"] = previews.today(found)
    return show(request, "sign.html", context, status=422 if form.is_bound else 200)


@require_POST
@person_only
def stop(request: ActorRequest, consent_id: uuid.UUID) -> HttpResponse:
    """This view will stop a consent at once: the second of two taps."""
    found = consents.get(consent_id, by=request.actor)
    commands.revoke(consent=found, by=request.actor)
    return redirect("privacy:my_consent", found.pk)


@require_safe
@person_only
def copy(request: ActorRequest, consent_id: uuid.UUID) -> HttpResponse:
    """This view will hand the person a copy of the form, signed or to sign on paper (ES-05)."""
    return copy_of(request, consents.get(consent_id, by=request.actor))
