"""A person's own pages of groups: places, joining, their own way in."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput, NotFound
from alongside.groups import agreement
from alongside.groups.commands import attending, joining
from alongside.groups.forms.own import AgainForm, AliasForm, JoinForm
from alongside.groups.models import Group, Seat, SeatState
from alongside.groups.models.attendance import CameBy
from alongside.groups.queries import own
from alongside.groups.views.pages import both, show
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.ui.forms import key_of, posted

person_only = access(Role.PARTICIPANT)


@require_safe
@person_only
def mine(request: ActorRequest) -> HttpResponse:
    """This view will show a person their groups, invitations, open groups and where they were."""
    by = request.actor
    person = own.myself(by)
    audit.read(by=by, person=person, what="groups")
    seats = own.seats(by=by)
    context = {
        "invited": [one for one in seats if one.state == SeatState.INVITED],
        "seats": [one for one in seats if one.state != SeatState.INVITED],
        "open_groups": own.open_groups(by=by),
        "attended": own.attended(by=by),
    }
    with timezone.override(person.time_zone):
        return show(request, "mine.html", context)


@both
@person_only
def group(request: ActorRequest, group_id: uuid.UUID) -> HttpResponse:
    """This view will show a person their group, or let them join it."""
    by = request.actor
    person = own.myself(by)
    found = own.group_to_join(group_id, by=by)
    seat = _seat(found, request)
    is_in = seat is not None and seat.state != SeatState.INVITED
    with timezone.override(person.time_zone):
        if seat is not None and is_in:
            return (
                _agree_again(request, found, seat)
                if _is_outdated(seat)
                else _change(request, found, seat)
            )
        return _join(request, found, person, seat)


def _seat(group: Group, request: ActorRequest) -> Seat | None:
    try:
        return own.seat_in(group.pk, by=request.actor)
    except NotFound:
        return None


def _join(request: ActorRequest, found: Group, person: Person, seat: Seat | None) -> HttpResponse:
    form = JoinForm(posted(request))
    text = agreement.in_force()
    if form.is_bound and form.is_valid():
        try:
            made = joining.join(
                group=found,
                person=person,
                alias=form.cleaned_data["alias"],
                agreement_version=request.POST.get("agreement", ""),
                id=key_of(request),
                by=request.actor,
            )
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            waits = made.state == SeatState.WAITING
            said = _("You are on the waiting list.") if waits else _("You are in. Welcome.")
            messages.success(request, said)
            return redirect("groups:my-group", found.pk)
    context = {
        "form": form,
        "group": found,
        "seat": seat,
        "agreement": text,
        "dates": own.dates(found, by=request.actor),
    }
    return show(request, "join.html", context, status=422 if form.is_bound else 200)


def _is_outdated(seat: Seat) -> bool:
    return seat.agreement_version != agreement.in_force().version


def _agree_again(request: ActorRequest, found: Group, seat: Seat) -> HttpResponse:
    form = AgainForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            version = request.POST.get("agreement", "")
            joining.agree_again(seat=seat, agreement_version=version, by=request.actor)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("groups:my-group", found.pk)
    context = {"form": form, "group": found, "agreement": agreement.in_force()}
    return show(request, "again.html", context, status=422 if form.is_bound else 200)


def _change(request: ActorRequest, found: Group, seat: Seat) -> HttpResponse:
    form = AliasForm(posted(request), initial={"alias": seat.alias})
    if form.is_bound and form.is_valid():
        joining.change_alias(seat=seat, alias=form.cleaned_data["alias"], by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("groups:my-group", found.pk)
    context = {
        "form": form,
        "group": found,
        "seat": seat,
        "agreement": agreement.in_force(),
        "dates": own.dates(found, by=request.actor),
        "session": own.session_now(found, by=request.actor),
    }
    return show(request, "my_group.html", context, status=422 if form.is_bound else 200)


@require_POST
@person_only
def leave(request: ActorRequest, group_id: uuid.UUID) -> HttpResponse:
    """This view will end a person's place, with no question."""
    joining.leave(seat=own.seat_to_leave(group_id, by=request.actor), by=request.actor)
    messages.success(request, _("Done. You can come back any time."))
    return redirect("groups:mine")


@both
@person_only
def way_in(request: ActorRequest, link: str) -> HttpResponse:
    """This view will let a person into the online room by their own link (T23)."""
    by = request.actor
    seat = own.seat_of_link(link, by=by)
    if _is_outdated(seat):
        return redirect("groups:my-group", seat.group_id)
    session = own.session_now(seat.group, by=by) if seat.is_in else None
    came = False
    if request.method == "POST" and session is not None:
        attending.mark_present(session=session, seat=seat, came_by=CameBy.ONLINE, by=by)
        came = True
    context = {
        "seat": seat,
        "group": seat.group,
        "session": session,
        "came": came,
        "aliases": own.aliases_here(session, by=by) if session is not None and came else [],
        "dates": own.dates(seat.group, by=by)[:1],
    }
    with timezone.override(own.myself(by).time_zone):
        return show(request, "way_in.html", context)
