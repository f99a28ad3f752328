"""How the person is asked: the route they choose, and that a coach asked them by phone."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.referrals.commands import routes
from alongside.referrals.forms.answers import StepForm, WordForm
from alongside.referrals.forms.routes import RouteForm
from alongside.referrals.models import Referral
from alongside.referrals.queries import referrals
from alongside.referrals.queries import routes as ways
from alongside.referrals.views import mine, work
from alongside.referrals.views.pages import in_zone
from alongside.ui.addresses import own_address
from alongside.ui.forms import key_of

workers = access(Role.COACH, Role.SUPERVISOR)


@require_safe
@access(Role.PARTICIPANT)
def waiting(request: ActorRequest) -> HttpResponse:
    """This view will lead from an e-mail to the referrals; the address in it tells nobody so."""
    return redirect("referrals:mine")


@require_POST
@access(Role.PARTICIPANT)
def choose_mine(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will keep how the person wants to be asked."""
    found = referrals.get(referral_id, by=request.actor)
    form = _chosen(request, found, is_mine=True)
    if form is not None:
        return mine.page(request, found, WordForm(), form, status=422)
    messages.success(request, _("Kept. You can change it at any time."))
    return redirect("referrals:my_referral", found.pk)


@require_POST
@workers
@in_zone
def choose(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will keep how the person told the coach they want to be asked."""
    found = referrals.get(referral_id, by=request.actor)
    form = _chosen(request, found, is_mine=False)
    if form is not None:
        return work.page(request, found, StepForm(), form, status=422)
    messages.success(request, _("Kept. They can change it at any time."))
    return redirect("referrals:referral", found.pk)


def _chosen(request: ActorRequest, found: Referral, *, is_mine: bool) -> RouteForm | None:
    """Keeps what was chosen; gives the form back when it cannot be."""
    open_to = ways.open_to(found.person, by=request.actor)
    form = RouteForm(request.POST, routes=open_to, mine=is_mine)
    if not form.is_valid():
        return form
    try:
        routes.choose_route(referral=found, by=request.actor, **form.cleaned_data)
    except BadInput as refusal:
        form.refuse(refusal)
        return form
    return None


@require_POST
@workers
def asked(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will note that a coach called or texted, with no answer yet."""
    found, key = referrals.get(referral_id, by=request.actor), key_of(request)
    route = request.POST.get("route", "")
    routes.note_asked(referral=found, route=route, id=key, by=request.actor)
    here = reverse("referrals:referral", args=[found.pk])
    return redirect(own_address(request.POST.get("next", ""), here))
