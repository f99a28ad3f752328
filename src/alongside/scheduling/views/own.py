"""The person's own page: choose one of the coach's free times."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.core.actor import Role
from alongside.core.errors import Conflict, NotFound
from alongside.core.ids import parse_client_id
from alongside.people.access import ActorRequest, access
from alongside.people.models import Assignment, Person
from alongside.people.queries import caseload, persons
from alongside.scheduling.commands.appointments import book_free_time
from alongside.scheduling.forms import FreeTimeForm
from alongside.scheduling.queries import appointments, free
from alongside.ui.forms import posted


@access(Role.PARTICIPANT)
def book_own(request: ActorRequest) -> HttpResponse:
    """This view will show the coach's free times of a day and keep the one chosen."""
    by = request.actor
    if by.person_id is None:
        raise NotFound(_("There is nothing here."))
    person = persons.get(by.person_id, by=by)
    held = caseload.coach_of(by=by, person_id=person.pk)
    days = free.slots(by=by, coach_id=held.coach_id, zone=person.time_zone) if held else {}
    day = _day(request, days)
    with timezone.override(person.time_zone):
        form = FreeTimeForm(posted(request), times=days.get(day, []) if day else [])
        if (
            held is not None
            and form.is_bound
            and form.is_valid()
            and _booked(request, person, held, form)
        ):
            return redirect("scheduling:book-own")
        context = {
            "held": held,
            "days": [(one, one == day) for one in days],
            "day": day,
            "form": form,
            "key": form.key(),
            "to_come": list(appointments.next_for_person(by=by, person_id=person.pk)),
        }
        status = 422 if form.errors else 200
        return render(request, "scheduling/book_own.html", context, status=status)


def _booked(request: ActorRequest, person: Person, held: Assignment, form: FreeTimeForm) -> bool:
    try:
        book_free_time(
            person=person,
            coach=held.coach,
            starts_at=form.starts_at(),
            mode=form.cleaned_data["mode"],
            id=parse_client_id(request.POST.get("key")),
            by=request.actor,
        )
    except Conflict as error:
        form.add_error("at", error.message)
        return False
    messages.success(request, _("The time is kept. Your coach sees it."))
    return True


def _day(request: ActorRequest, days: dict[dt.date, list[dt.datetime]]) -> dt.date | None:
    """The day that was asked for, or the first with a free time."""
    asked = request.POST.get("day") or request.GET.get("day", "")
    named = {one.isoformat(): one for one in days}
    return named.get(asked) or next(iter(days), None)
