"""A person's own page of mentors: offer, ask, say yes, end it."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import AlongsideError, BadInput, Conflict, NotFound
from alongside.groups.commands import mentors as commands
from alongside.groups.forms.own import OfferForm, ReachForm
from alongside.groups.models import Seat
from alongside.groups.models.mentoring import MENTOR
from alongside.groups.queries import mentors, own
from alongside.groups.views.pages import both, show
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.ui.forms import Form, key_of, posted

person_only = access(Role.PARTICIPANT)


@require_safe
@person_only
def mine(request: ActorRequest) -> HttpResponse:
    """This view will show offers in a person's groups, and what goes on with others."""
    page = mentors.page(by=request.actor)
    audit.read(by=request.actor, person=Person(pk=request.actor.person_id), what="mentors")
    offered = {one.group_id for one in page.own_offers}
    open_rows = [one for one in page.between if not one.is_agreed]
    context = {
        "own_offers": page.own_offers,
        "may_offer": [seat for seat in page.seats if seat.group_id not in offered],
        "offers": page.offers,
        "agreed": [one for one in page.between if one.is_agreed],
        "asked_me": [one for one in open_rows if one.mine.side == MENTOR],
        "i_asked": [one for one in open_rows if one.mine.side != MENTOR],
    }
    return show(request, "mentors.html", context)


@both
@person_only
def offer(request: ActorRequest, group_id: uuid.UUID) -> HttpResponse:
    """This view will take an offer to be a mentor, or change it."""
    by = request.actor
    seat = _own_seat(request, group_id)
    held = mentors.own_offer(seat.group_id, by=by)
    initial = {name: getattr(held, name) for name in OfferForm.base_fields} if held else {}
    form = OfferForm(posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            commands.offer(
                seat=seat,
                kind=data["kind"],
                ways=data["ways"],
                room=int(data["room"]),
                words=data["words"],
                id=key_of(request),
                by=by,
            )
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Thank you. People in the group can ask you now."))
            return redirect("groups:mentors")
    context = {"form": form, "group": seat.group, "held": held is not None}
    return show(request, "mentor_offer.html", context, status=422 if form.is_bound else 200)


def _own_seat(request: ActorRequest, group_id: uuid.UUID) -> Seat:
    seat = own.seat_in(group_id, by=request.actor)
    if not seat.is_in:
        raise NotFound(_("There is nothing here."))
    return seat


@require_POST
@person_only
def end_offer(request: ActorRequest, group_id: uuid.UUID) -> HttpResponse:
    """This view will take an offer back."""
    found = mentors.newest_offer(group_id, by=request.actor)
    commands.end_offer(offer=found, by=request.actor)
    messages.success(request, _("Your offer is taken back."))
    return redirect("groups:mentors")


@both
@person_only
def ask(request: ActorRequest, offer_id: uuid.UUID) -> HttpResponse:
    """This view will ask the one who offers."""
    by = request.actor
    found, seat = mentors.offer_to_ask(offer_id, by=by)
    form = ReachForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            reach = form.cleaned_data["reach"]
            commands.ask(offer=found, seat=seat, reach=reach, id=key_of(request), by=by)
        except (BadInput, Conflict) as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, _("Asked. You see here when they say yes."))
            return redirect("groups:mentors")
    context = {"form": form, "offer": found}
    return show(request, "mentor_ask.html", context, status=422 if form.is_bound else 200)


@both
@person_only
def answer(request: ActorRequest, mentoring_id: uuid.UUID) -> HttpResponse:
    """This view will let the mentor say yes."""
    by = request.actor
    side = mentors.own_side(mentoring_id, by=by)
    if side.side != MENTOR:
        raise NotFound(_("There is nothing here."))
    form = ReachForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            commands.agree(side=side, reach=form.cleaned_data["reach"], by=by)
        except (BadInput, Conflict) as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, _("Both said yes. Now you can reach each other."))
            return redirect("groups:mentors")
    context = {"form": form, "mentoring_id": side.mentoring_id}
    return show(request, "mentor_answer.html", context, status=422 if form.is_bound else 200)


def _refuse(form: Form, refusal: AlongsideError) -> None:
    if isinstance(refusal, BadInput):
        form.refuse(refusal)
    else:
        form.add_error(None, refusal.message)


@require_POST
@person_only
def end(request: ActorRequest, mentoring_id: uuid.UUID) -> HttpResponse:
    """This view will end it, say no, or take the asking back: with no reason."""
    commands.end(side=mentors.own_side(mentoring_id, by=request.actor), by=request.actor)
    messages.success(request, _("This has ended. What you shared is erased."))
    return redirect("groups:mentors")
