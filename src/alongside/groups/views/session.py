"""Pages of one session: the list at the door, and the page people use there themselves."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from alongside.accounts import limits
from alongside.core import clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput, Conflict, NotFound
from alongside.groups.commands import attending, starting
from alongside.groups.commands import door as doors
from alongside.groups.forms.groups import ListForm
from alongside.groups.forms.own import CodeForm
from alongside.groups.models import GroupSession
from alongside.groups.queries import own, rules, sessions
from alongside.groups.timing import EARLY, is_correctable, is_on, minutes_of
from alongside.groups.views.pages import both, show
from alongside.people.access import Access, ActorRequest, access
from alongside.ui.forms import posted

coach = access(Role.COACH)


@both
@coach
def session(request: ActorRequest, session_id: uuid.UUID) -> HttpResponse:
    """This view will keep the list of a session, and count its hours when it is over."""
    by = request.actor
    found = sessions.led_session(session_id, by=by)
    rule = rules.of(found.group.program_id, by=by)
    form = ListForm(
        posted(request),
        initial={"minutes": sessions.minutes_taken(found, by=by) or minutes_of(found)},
        on_list=sessions.on_list(found, by=by),
        asks_note=rule.asks_note,
    )
    if form.is_bound and form.is_valid() and _kept(request, found, form):
        return redirect("groups:session", found.pk)
    context = {
        "form": form,
        "session": found,
        "group": found.group,
        "has_begun": clock.now() >= found.starts_at - EARLY,
        "may_correct": is_correctable(found),
        "is_on": is_on(found) and found.held_at is None,
        "door": _door_address(request, found),
        "came_count": len(form.fields["came"].initial),
    }
    with timezone.override(found.group.time_zone):
        return show(request, "session.html", context, status=422 if form.is_bound else 200)


def _door_address(request: ActorRequest, found: GroupSession) -> str:
    is_open = found.door and found.door_until is not None and found.door_until >= clock.now()
    return request.build_absolute_uri(f"/door/{found.door}/") if is_open else ""


def _kept(request: ActorRequest, found: GroupSession, form: ListForm) -> bool:
    by, data, was_counted = request.actor, form.cleaned_data, found.held_at is not None
    seats = [form.seats[key] for key in data["came"]]
    try:
        attending.save_list(session=found, seats=seats, notes=form.notes(), by=by)
        if was_counted:
            attending.correct_session(session=found, minutes=data["minutes"], by=by)
        elif data["finish"]:
            attending.finish_session(session=found, minutes=data["minutes"], by=by)
    except (BadInput, Conflict) as refusal:
        form.add_error(None, refusal.message)
        return False
    said = _("The session is counted.") if data["finish"] else _("The list is saved.")
    messages.success(request, _("The list is set right.") if was_counted else said)
    return True


@require_POST
@coach
def cancel(request: ActorRequest, session_id: uuid.UUID) -> HttpResponse:
    """This view will call one date off."""
    found = sessions.led_session(session_id, by=request.actor)
    starting.cancel_session(session=found, by=request.actor)
    messages.success(request, _("This date is called off. The others stay."))
    return redirect("groups:group", found.group_id)


@require_POST
@coach
def door(request: ActorRequest, session_id: uuid.UUID) -> HttpResponse:
    """This view will open the page at the door, or close it."""
    found = sessions.led_session(session_id, by=request.actor)
    if request.POST.get("close"):
        doors.close_door(session=found, by=request.actor)
    else:
        doors.open_door(session=found, by=request.actor)
    return redirect("groups:session", found.pk)


@csrf_exempt  # the secret in the address is all that counts, and a token would need a cookie
@both
@access(Access.PUBLIC)
def at_the_door(request: ActorRequest, door: str) -> HttpResponse:
    """
    This view will check people in with their code, on a device at which nobody is signed in.

    No name is on the page, before or after.

    :raises NotFound: for a secret that is nobody's, or is good no more
    """
    found = own.door(door, by=request.actor)
    if found is None:
        raise NotFound(_("There is nothing here."))
    form = CodeForm(posted(request))
    if form.is_bound and not limits.may_try_door(request, str(found.pk)):
        raise Conflict(_("Too many codes were wrong here. Ask the coach."))
    if form.is_bound and form.is_valid():
        try:
            code = form.cleaned_data["code"]
            doors.check_in_at_door(session=found, door=door, code=code, by=request.actor)
        except (BadInput, Conflict) as refusal:
            limits.note_wrong_code(request, str(found.pk))
            form.add_error("code", refusal.message)
        else:
            return redirect(f"/door/{door}/?done=1")
    context = {"form": form, "done": not form.is_bound and "done" in request.GET}
    return show(request, "door.html", context, status=422 if form.is_bound else 200)
