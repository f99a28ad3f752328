"""Proofs of attendance: made and taken back by the person, checked by whoever holds the paper."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from alongside.accounts import limits
from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput, Conflict
from alongside.groups import qr
from alongside.groups.commands import proofs as commands
from alongside.groups.forms.own import CheckForm, ProofForm
from alongside.groups.models import Proof
from alongside.groups.presenters import PaperView
from alongside.groups.queries import own, proofs
from alongside.groups.views.pages import both, show
from alongside.people.access import Access, ActorRequest, access
from alongside.privacy import letters
from alongside.ui import paper
from alongside.ui.forms import key_of, posted

person_only = access(Role.PARTICIPANT)


@both
@person_only
def mine(request: ActorRequest) -> HttpResponse:
    """This view will make a proof, and list those that were made."""
    by = request.actor
    person = own.myself(by)
    audit.read(by=by, person=person, what="proofs")
    form = ProofForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            made = commands.make_proof(
                person=person,
                **form.cleaned_data,
                language=get_language() or "en",
                id=key_of(request),
                by=by,
            )
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("groups:proof", made.pk)
    context = {"form": form, "made": proofs.own(by=by)}
    with timezone.override(person.time_zone):
        return show(request, "proofs.html", context, status=422 if form.is_bound else 200)


def _context(request: ActorRequest, found: Proof) -> dict[str, Any]:
    address = request.build_absolute_uri(reverse("groups:check-code", args=[found.code]))
    return {
        "paper": PaperView(found),
        "proof": found,
        "address": request.build_absolute_uri(reverse("groups:check")),
        "qr": qr.as_data(address),
    }


@require_safe
@person_only
def one(request: ActorRequest, proof_id: uuid.UUID) -> HttpResponse:
    """This view will show a proof to be printed or held up."""
    found = proofs.get(proof_id, by=request.actor)
    audit.record(by=request.actor, action="proof.copied", object=found, person_id=found.person_id)
    return show(request, "proof.html", _context(request, found))


@require_safe
@person_only
def document(request: ActorRequest, proof_id: uuid.UUID) -> HttpResponse:
    """This view will hand a proof out as a PDF."""
    found = proofs.get(proof_id, by=request.actor)
    audit.record(by=request.actor, action="proof.copied", object=found, person_id=found.person_id)
    drawn = paper.pdf("groups/proof_paper.html", _context(request, found), language=found.language)
    response = HttpResponse(drawn, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="document.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@person_only
def take_back(request: ActorRequest, proof_id: uuid.UUID) -> HttpResponse:
    """This view will take a proof back."""
    commands.take_back_proof(proof=proofs.get(proof_id, by=request.actor), by=request.actor)
    messages.success(request, _("Taken back. Its code says nothing any more."))
    return redirect("groups:proofs")


@csrf_exempt  # it changes nothing, and a token would need a cookie
@both
@access(Access.PUBLIC)
def check(request: ActorRequest, code: str = "") -> HttpResponse:
    """This view will say what a paper says, to whoever holds its code; and never more."""
    form = CheckForm(posted(request), initial={"code": letters.grouped(letters.plain(code))})
    asked = code or ("code" in request.POST and form.is_valid())
    if asked and not limits.may_check_paper(request):
        raise Conflict(_("Too many codes were tried here. Wait an hour."))
    context: dict[str, Any] = {"form": form, "asked": bool(asked), "paper": None, "named": None}
    if asked:
        typed = form.cleaned_data["code"] if form.is_bound and form.is_valid() else code
        found = proofs.genuine(typed, by=request.actor)
        name = form.cleaned_data["name"] if form.is_bound and form.is_valid() else ""
        if found is not None:
            context["paper"] = PaperView(found)
            context["named"] = proofs.is_named(found, name) if name else None
    wrong = form.is_bound and not form.is_valid()
    return show(request, "proof_check.html", context, status=422 if wrong else 200)
