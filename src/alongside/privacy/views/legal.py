"""Legal requests at the privacy officer's desk, and the card for everybody who is asked."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core import audit
from alongside.core.actor import STAFF_ROLES, Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.privacy import handing, papers
from alongside.privacy import legal as rules
from alongside.privacy.commands import legal as commands
from alongside.privacy.commands import received as papers_in
from alongside.privacy.forms.legal import MoveForm, TakeForm, WhomForm
from alongside.privacy.forms.received import LegalPaperForm
from alongside.privacy.models import LegalRequest, Recipient
from alongside.privacy.models.legal import LegalState
from alongside.privacy.models.recipient import RecipientKind
from alongside.privacy.queries import legal as asks
from alongside.privacy.queries import named, received
from alongside.privacy.views.pages import handed_out, in_zone, show
from alongside.ui.forms import key_of

both = require_http_methods(["GET", "POST"])
officer = access(Role.PRIVACY_OFFICER)


@both
@officer
@in_zone
def listed(request: ActorRequest) -> HttpResponse:
    """This view will list the requests and take one in."""
    form = TakeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = commands.take(id=key_of(request), by=request.actor, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:legal_request", made.pk)
    rows = asks.listed(by=request.actor)
    context = {
        "form": form,
        "rows": [(one, LegalState(getattr(one, "state", "")).label) for one in rows],
        "told": request.GET.get("told") == "yes",
    }
    return show(request, "legal.html", context, status=422 if form.is_bound else 200)


@both
@officer
@in_zone
def request(request: ActorRequest, legal_id: uuid.UUID) -> HttpResponse:
    """This view will show a request, say whom it is about, and move it on."""
    by = request.actor
    found = asks.get(legal_id, by=by)
    state = asks.state_of(found, by=by)
    names_person = "given_name" in request.POST
    moves = request.POST if request.method == "POST" and not names_person else None
    whom = WhomForm(request.POST if names_person else None)
    move = MoveForm(moves, state=state, recipients=_bodies(request))
    for form in (whom, move):
        if form.is_bound and form.is_valid():
            try:
                _save(request, found, form)
            except BadInput as refusal:
                form.refuse(refusal)
            else:
                return redirect("privacy:legal_request", found.pk)
    audit.record(by=by, action="legal-request.read", object=found, person_id=found.person_id)
    context = {
        "found": found,
        "steps": asks.steps(found, by=by),
        "whom": whom if state in (LegalState.RECEIVED, LegalState.WITH_COUNSEL) else None,
        "move": move if move.fields["state"].choices else None,  # type: ignore[attr-defined]
        "may_leave": rules.may_leave(state),
        "criteria": [(key, rules.CRITERIA[key]) for key in found.criteria],
        "papers": received.papers_of(found, by=by),
    }
    bound = whom.is_bound or move.is_bound
    return show(request, "legal_request.html", context, status=422 if bound else 200)


def _save(request: ActorRequest, found: LegalRequest, form: WhomForm | MoveForm) -> None:
    if isinstance(form, MoveForm):
        commands.move(request=found, by=request.actor, **form.asked())
        return
    data = form.cleaned_data
    person = named.one(data["given_name"], data["family_name"], data["born"], by=request.actor)
    commands.name_person(request=found, person=person, by=request.actor)


@both
@officer
@in_zone
def keep_paper(request: ActorRequest, legal_id: uuid.UUID) -> HttpResponse:
    """This view will take an order or a mandate in, beside the request."""
    found = asks.get(legal_id, by=request.actor)
    is_sent = request.method == "POST"
    form = LegalPaperForm(request.POST, request.FILES) if is_sent else LegalPaperForm()
    if form.is_bound and form.is_valid():
        papers_in.keep_legal_paper(
            request=found, id=key_of(request), by=request.actor, **form.cleaned_data
        )
        return redirect("privacy:legal_request", found.pk)
    status = 422 if form.is_bound else 200
    return show(request, "legal_paper.html", {"found": found, "form": form}, status=status)


@require_safe
@officer
@in_zone
def paper(request: ActorRequest, legal_id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """This view will hand a paper of a request out to the officer."""
    found = received.legal_paper(paper_id, asks.get(legal_id, by=request.actor), by=request.actor)
    ending = "pdf" if found.paper_kind == "pdf" else "jpg"
    return handed_out(papers.content_of(found), f"paper.{ending}", papers.TYPES[found.paper_kind])


@require_POST
@officer
@in_zone
def export(request: ActorRequest, legal_id: uuid.UUID) -> HttpResponse:
    """This view will hand over what the order reaches; before both are verified it is not there."""
    found = asks.get(legal_id, by=request.actor)
    content = handing.under_order(request=found, by=request.actor)
    return handed_out(content, "document.pdf", "application/pdf")


@require_safe
@access(*sorted(STAFF_ROLES))
def card(request: ActorRequest) -> HttpResponse:
    """This view will show what to say when somebody asks for records (P2-60)."""
    return show(request, "records_card.html", {"heading": _("Somebody asks for records")})


def _bodies(request: ActorRequest) -> list[Recipient]:
    kinds = (RecipientKind.COURT, RecipientKind.AUTHORITY)
    rows = Recipient.objects.scoped(request.actor).filter(kind__in=kinds, ended_at__isnull=True)
    return sorted(rows, key=lambda one: one.name.casefold())
