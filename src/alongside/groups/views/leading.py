"""Pages of those who lead groups: the list of groups, a group, its settings, whom to invite."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.core.actor import Actor, Role
from alongside.core.errors import BadInput
from alongside.core.ids import parse_id
from alongside.groups.commands import joining, starting
from alongside.groups.forms.groups import InviteForm, LeadForm, NewGroupForm, PlanForm
from alongside.groups.models import Group
from alongside.groups.queries import library, sessions
from alongside.groups.views.pages import both, in_zone, show
from alongside.people.access import ActorRequest, access
from alongside.people.models import Membership
from alongside.people.queries import persons
from alongside.scheduling.forms import ZONES
from alongside.ui.forms import key_of, posted

coach = access(Role.COACH)


@require_safe
@access(Role.COACH, Role.SUPERVISOR)
@in_zone
def groups(request: ActorRequest) -> HttpResponse:
    """This view will list groups with their next date and counts, never with names."""
    found = list(sessions.listed(by=request.actor))
    context = {"groups": found, "leads": request.actor.has_role(Role.COACH)}
    return show(request, "groups.html", context)


@both
@coach
@in_zone
def new(request: ActorRequest) -> HttpResponse:
    """This view will start a group."""
    by = request.actor
    programs = list(sessions.programs_of(by))
    ids = [one.pk for one in programs]
    form = NewGroupForm(
        posted(request),
        initial={"time_zone": request.membership.organisation.time_zone},
        programs=programs,
        coaches=sessions.colleagues(ids, by=by),
        guides=[*library.shipped(), *library.written(ids, by=by)],
    )
    if form.is_bound and form.is_valid():
        try:
            made = _start(request, form)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The group is there. Invite people next."))
            return redirect("groups:group", made.pk)
    return show(request, "new.html", {"form": form}, status=422 if form.is_bound else 200)


def _start(request: ActorRequest, form: NewGroupForm) -> Group:
    by = request.actor
    chosen = form.cleaned_data["second"]
    named = [request.membership.pk, *([parse_id(chosen)] if chosen else [])]
    program = sessions.programs_of(by).get(pk=form.cleaned_data["program"])
    return starting.start_group(
        program=program,
        plan=form.plan(),
        times=form.times(),
        coaches=list(Membership.objects.scoped(by).filter(pk__in=named)),
        id=key_of(request),
        by=by,
    )


@require_safe
@coach
def group(request: ActorRequest, group_id: uuid.UUID) -> HttpResponse:
    """This view will show a group to those who lead it: dates, places, waiting list."""
    by = request.actor
    found = sessions.led(group_id, by=by)
    seats = sessions.seats(found, by=by)
    context = {
        "group": found,
        "dates": sessions.dates(found, by=by),
        "zone": ZONES.get(found.time_zone, found.time_zone),
        "coaches": [one.coach.name for one in found.coaches.select_related("coach")],
        "in_group": [one for one in seats if one.state == "in"],
        "waiting": [one for one in seats if one.state == "waiting"],
        "invited": [one for one in seats if one.state == "invited"],
        "guide": library.of_group(found.guide, program_id=found.program_id, by=by),
    }
    with timezone.override(found.time_zone):
        return show(request, "group.html", context)


@both
@coach
def change(request: ActorRequest, group_id: uuid.UUID) -> HttpResponse:
    """This view will change what a group is."""
    by = request.actor
    found = sessions.led(group_id, by=by)
    guides = [*library.shipped(), *library.written([found.program_id], by=by)]
    form = PlanForm(posted(request), initial=PlanForm.of(found), guides=guides)
    if form.is_bound and form.is_valid():
        try:
            starting.change_group(group=found, plan=form.plan(), by=by)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The group is changed."))
            return redirect("groups:group", found.pk)
    context = {"form": form, "group": found}
    return show(request, "change.html", context, status=422 if form.is_bound else 200)


@both
@access(Role.COACH, Role.SUPERVISOR)
def hand_over(request: ActorRequest, group_id: uuid.UUID) -> HttpResponse:
    """This view will say who leads a group from now on."""
    by = request.actor
    found = sessions.to_hand_over(group_id, by=by)
    working = sessions.coaches_of(found, by=by)
    leading = [str(one.coach_id) for one in found.coaches.order_by("created_at", "pk")]
    initial = dict(zip(("first", "second"), leading, strict=False))
    form = LeadForm(posted(request), initial=initial, coaches=working)
    if form.is_bound and form.is_valid():
        chosen = [one for one in working if str(one.pk) in form.chosen()]
        starting.hand_over(group=found, coaches=chosen, by=by)
        messages.success(request, _("Saved."))
        return redirect("groups:groups")
    context = {"form": form, "group": found}
    return show(request, "lead.html", context, status=422 if form.is_bound else 200)


@require_POST
@coach
def end(request: ActorRequest, group_id: uuid.UUID) -> HttpResponse:
    """This view will end a group."""
    starting.end_group(group=sessions.led(group_id, by=request.actor), by=request.actor)
    messages.success(request, _("The group has ended. Dates to come are called off."))
    return redirect("groups:groups")


@both
@coach
def invite(request: ActorRequest, group_id: uuid.UUID) -> HttpResponse:
    """This view will invite somebody the coach works with."""
    by = request.actor
    found = sessions.led(group_id, by=by)
    people = _people(by)
    form = InviteForm(posted(request), people=people)
    if form.is_bound and form.is_valid():
        person = persons.get(parse_id(form.cleaned_data["person"]), by=by)
        joining.invite(group=found, person=person, id=key_of(request), by=by)
        messages.success(request, _("They are invited. They see it on their own page."))
        return redirect("groups:group", found.pk)
    context = {"form": form, "group": found, "has_people": bool(people)}
    return show(request, "invite.html", context, status=422 if form.is_bound else 200)


def _people(by: Actor) -> list[tuple[str, str]]:
    named = sorted((one.short_name, str(one.pk)) for one in persons.served_by(by)[:200])
    return [(key, name) for name, key in named]


@require_POST
@coach
def end_place(request: ActorRequest, seat_id: uuid.UUID) -> HttpResponse:
    """This view will end somebody's place; the first who waits moves up."""
    seat = sessions.seat(seat_id, by=request.actor)
    joining.leave(seat=seat, by=request.actor)
    messages.success(request, _("The place is free."))
    return redirect("groups:group", seat.group_id)
