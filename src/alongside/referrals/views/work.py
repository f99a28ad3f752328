"""One referral at the coach's desk: send it, note answers and steps, hear from the person."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coaching.presenters.form_marks import new_mark
from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import new_id
from alongside.people.access import ActorRequest, access
from alongside.privacy.reaching import reach, rules_of
from alongside.referrals import states
from alongside.referrals.commands import asking, links, moving, referring, reminding, saying
from alongside.referrals.forms.answers import AnswerForm, StepForm, WordForm
from alongside.referrals.forms.routes import RouteForm
from alongside.referrals.models import Referral
from alongside.referrals.presenters import words
from alongside.referrals.presenters.phoning import phoning
from alongside.referrals.queries import referrals, routes, services
from alongside.referrals.views.pages import in_zone, show
from alongside.ui.addresses import own_address
from alongside.ui.forms import Form, key_of

workers = access(Role.COACH, Role.SUPERVISOR)
both = require_http_methods(["GET", "POST"])


@require_safe
@workers
@in_zone
def referral(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will show one referral, what happened, and what may be done next."""
    found = referrals.get(referral_id, by=request.actor)
    audit.read(by=request.actor, person=found.person, what="referral")
    return page(request, found, StepForm())


def page(
    request: ActorRequest,
    found: Referral,
    steps: Form,
    route: RouteForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """This function will show a referral at the desk, with its forms as they were sent."""
    by = request.actor
    whole = referrals.whole(found, by=by)
    open_to = routes.open_to(found.person, by=by)
    state = whole.line.now.state
    context = {
        "referral": found,
        "person": found.person,
        "whole": whole,
        "now": whole.line.now,
        "words": words,
        "reach": services.reach(found.service),
        "ways": reach(found.person, rules_of(found.person), at=clock.now()),
        "steps_form": steps,
        "route_form": route or RouteForm(initial={"route": found.route}, routes=open_to),
        "route_works": found.route in open_to,
        "phoning": phoning(found, by.name),
        "new_key": new_id,
        "form_mark": new_mark(),
        "may_send": state in asking.SENDABLE,
        "may_answer": state in states.WITH_PARTNER | {states.State.DECLINED},
        "asks": states.asks_person(state, whole.line.now.source),
    }
    return show(request, "referral.html", context, status=status)


@require_POST
@never_cache
@workers
@in_zone
def send(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will make the partner's link and show it, this once."""
    found = referrals.get(referral_id, by=request.actor)
    link = asking.send_link(referral=found, id=key_of(request), by=request.actor)
    token = getattr(link, "token", "")
    address = request.build_absolute_uri(reverse("referrals:link", args=[token])) if token else ""
    context = {"referral": found, "person": found.person, "address": address, "link": link}
    return show(request, "link_made.html", context)


@require_POST
@workers
def unsend(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will close a link that went astray."""
    found = referrals.get(referral_id, by=request.actor)
    whole = referrals.whole(found, by=request.actor)
    if whole.link is not None:
        links.close(link=whole.link, by=request.actor)
    return redirect("referrals:referral", found.pk)


@require_POST
@workers
def phone(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will write down that the coach told the service by phone."""
    found = referrals.get(referral_id, by=request.actor)
    asking.tell_by_phone(referral=found, id=key_of(request), by=request.actor)
    return redirect("referrals:referral", found.pk)


@both
@workers
@in_zone
def answer(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will note what a service told the coach."""
    by = request.actor
    found = referrals.get(referral_id, by=by)
    now = moving.current(found, by=by)
    coach = states.Source.COACH
    answers = [
        one
        for one in states.PARTNER_ANSWERS
        if states.may_follow(now.state, now.source, one, coach)
        or (now.state, now.source) == (one, coach)  # sent again, it is kept once
    ]
    bound = request.POST if request.method == "POST" else None
    form = AnswerForm(bound, answers=answers, by_phone=True)
    if form.is_bound and form.is_valid():
        try:
            asking.note_answer(referral=found, by=by, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("referrals:referral", found.pk)
    context = {"referral": found, "person": found.person, "form": form, "is_word": False}
    return show(request, "note.html", context, status=422 if form.is_bound else 200)


@both
@workers
@in_zone
def word(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will note what the person told the coach: did they get it?"""
    found = referrals.get(referral_id, by=request.actor)
    form = WordForm(request.POST if request.method == "POST" else None, told_coach=True)
    if form.is_bound and form.is_valid():
        try:
            saying.say(
                referral=found,
                told_coach=True,
                id=key_of(request),
                by=request.actor,
                **form.cleaned_data,
            )
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            here = reverse("referrals:referral", args=[found.pk])
            return redirect(own_address(request.POST.get("next", ""), here))
    context = {"referral": found, "person": found.person, "form": form, "is_word": True}
    return show(request, "note.html", context, status=422 if form.is_bound else 200)


@require_POST
@workers
@in_zone
def step(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will note a step: called together, went along, met them, first visit kept."""
    found = referrals.get(referral_id, by=request.actor)
    form = StepForm(request.POST)
    if form.is_valid():
        words = form.cleaned_data
        try:
            asking.note_step(referral=found, id=key_of(request), by=request.actor, **words)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("referrals:referral", found.pk)
    return page(request, found, form, status=422)


@require_POST
@workers
def take_back(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will end a referral because the person does not want it any more."""
    found = referrals.get(referral_id, by=request.actor)
    referring.take_back(referral=found, by=request.actor)
    return redirect("referrals:referral", found.pk)


@require_POST
@workers
def by_self(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will note that the person goes by themselves; nothing is told."""
    found = referrals.get(referral_id, by=request.actor)
    referring.go_by_self(referral=found, by=request.actor)
    return redirect("referrals:referral", found.pk)


@require_POST
@workers
def put_off(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will take a loop off the list for a week."""
    found = referrals.get(referral_id, by=request.actor)
    reminding.put_off(referral=found, by=request.actor)
    return redirect("referrals:open")


@require_safe
@workers
@in_zone
def paper(request: ActorRequest, referral_id: uuid.UUID) -> HttpResponse:
    """This view will print where somebody goes by themselves: place and phone, no name."""
    found = referrals.get(referral_id, by=request.actor)
    audit.read(by=request.actor, person=found.person, what="referral")
    context = {"referral": found, "reach": services.reach(found.service)}
    return show(request, "paper.html", context)
