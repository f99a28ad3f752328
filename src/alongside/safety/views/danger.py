"""Someone is in danger now: whom to call and what to do, for staff. No score, no assessment."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.ids import new_id
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.safety import lines
from alongside.safety.commands import tasks as commands
from alongside.safety.presenters.on_call import shown
from alongside.safety.presenters.tasks import told_words
from alongside.safety.queries import on_call, tasks
from alongside.safety.views.pages import zone_of
from alongside.ui.forms import key_of


@require_safe
@access(Role.COACH, Role.SUPERVISOR)
def danger(request: ActorRequest) -> HttpResponse:
    """This view will show the steps and the numbers, with nobody named."""
    return _page(request, None)


@require_safe
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
def danger_of(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will show the steps and the numbers for one person."""
    person = persons.get(person_id, by=request.actor)
    audit.read(by=request.actor, person=person, what="danger-steps")
    return _page(request, person)


@require_POST
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
def tell(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will put on the supervisors' overview that a person was in danger."""
    person = persons.get(person_id, by=request.actor)
    commands.tell_supervisor(person=person, id=key_of(request), by=request.actor)
    messages.success(request, _("It stands on the supervisor’s overview. Call them as well."))
    return redirect("safety:danger-of", person.pk)


@require_POST
@access(Role.SUPERVISOR)
def done(request: ActorRequest, task_id: uuid.UUID) -> HttpResponse:
    """This view will take a task off the overview."""
    commands.finish_task(task=tasks.find(task_id, by=request.actor), by=request.actor)
    messages.success(request, _("Marked as done."))
    return redirect("overview")


def _page(request: ActorRequest, person: Person | None) -> HttpResponse:
    zone, by = zone_of(request), request.actor
    found = on_call.for_staff(by=by, zone=zone, person_id=person.pk if person else None)
    told = tasks.newest_open(person.pk, by=by) if person else None
    with timezone.override(zone):
        context = {
            "person": person,
            "on_call": [shown(one, zone) for one in found],
            "lines": lines.always(),
            "tongue": lines.tongue(),
            "told": told_words(told) if told else "",
            "key": new_id(),
        }
        return render(request, "safety/danger.html", context)
