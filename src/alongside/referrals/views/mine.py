"""My referrals: where they stand, "did you get it?", and where to go."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.referrals import states
from alongside.referrals.commands import referring, saying
from alongside.referrals.forms.answers import WordForm
from alongside.referrals.forms.routes import RouteForm
from alongside.referrals.models import Referral
from alongside.referrals.presenters import words
from alongside.referrals.queries import referrals, routes, services
from alongside.referrals.views.pages import own_person, show
from alongside.ui.forms import key_of

person_only = access(Role.PARTICIPANT)


@require_safe
@person_only
def listed(request: ActorRequest) -> HttpResponse:
    """This view will list what the person wants help with and where they were referred."""
    by = request.actor
    person = own_person(request)
    audit.read(by=by, person=person, what="referrals")
    with timezone.override(person.time_zone):
        context = {
            "needs": referrals.needs_of(person, by=by),
            "lines": referrals.of_person(person, by=by),
            "words": words,
        }
        return show(request, "mine.html", context)


@require_http_methods(["GET", "POST"])
@person_only
def one(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will show one referral and take the person's word: did you get it?"""
    by = request.actor
    found = referrals.get(referral_id, by=by)
    form = WordForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            saying.say(referral=found, id=key_of(request), by=by, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Thank you. Your answer is kept."))
            return redirect("referrals:mine")
    elif not form.is_bound:
        audit.read(by=by, person=found.person, what="referral")
    return page(request, found, form, status=422 if form.is_bound else 200)


def page(
    request: ActorRequest,
    found: Referral,
    form: WordForm,
    route: RouteForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """This function will show the person one of their referrals, its forms as they were sent."""
    by = request.actor
    with timezone.override(found.person.time_zone):
        whole = referrals.whole(found, by=by)
        open_to = routes.open_to(found.person, by=by)
        now = whole.line.now
        kept = {"route": found.route}
        context = {
            "referral": found, "whole": whole, "now": now, "words": words, "form": form,
            "reach": services.reach(found.service),
            "asks": now.state in states.ASKED_IN or now.source == states.Source.PERSON,
            "route_form": route or RouteForm(initial=kept, routes=open_to, mine=True),
            "route_works": found.route in open_to,
        }  # fmt: skip
        return show(request, "my_referral.html", context, status=status)


@require_POST
@person_only
def by_self(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will let the person go by themselves, with nothing told."""
    found = referrals.get(referral_id, by=request.actor)
    referring.go_by_self(referral=found, by=request.actor)
    return redirect("referrals:my_referral", found.pk)


@require_POST
@person_only
def take_back(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will end a referral; its link is closed at once."""
    found = referrals.get(referral_id, by=request.actor)
    referring.take_back(referral=found, by=request.actor)
    return redirect("referrals:mine")
