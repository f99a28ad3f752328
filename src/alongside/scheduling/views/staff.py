"""Pages of a coach's hours, and of agreeing a time."""

import uuid
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.core.actor import Actor, Role
from alongside.core.errors import AlongsideError, BadInput, Conflict
from alongside.core.ids import parse_client_id
from alongside.people.access import ActorRequest, access
from alongside.people.models import Assignment, Membership, Person
from alongside.people.queries import persons
from alongside.scheduling.commands.appointments import book_appointment, cancel_appointment
from alongside.scheduling.commands.hours import set_weekly_hours
from alongside.scheduling.forms import AppointmentForm, WeeklyHoursForm
from alongside.scheduling.queries import appointments, free
from alongside.ui.forms import posted


@access(Role.COACH)
def hours(request: ActorRequest) -> HttpResponse:
    """This view will let a coach say when they usually work."""
    coach: Membership = request.membership
    form = WeeklyHoursForm(posted(request), initial=_hours_now(request.actor, coach))
    if request.method == "POST" and form.is_valid():
        zone = form.cleaned_data["time_zone"]
        set_weekly_hours(coach=coach, ranges=form.ranges(), time_zone=zone, by=request.actor)
        messages.success(request, _("Your hours are saved."))
        return redirect("scheduling:hours")
    status = 422 if form.is_bound else 200
    return render(request, "scheduling/hours.html", {"form": form}, status=status)


def _hours_now(by: Actor, coach: Membership) -> dict[str, object]:
    initial: dict[str, object] = {"time_zone": coach.organisation.time_zone}
    for row in free.of_coach(by=by, coach_id=coach.pk):
        initial["time_zone"] = row.time_zone
        initial.setdefault(f"from_{row.weekday}", row.starts)
        initial[f"to_{row.weekday}"] = row.ends
    return initial


@access(Role.COACH, Role.SUPERVISOR, person="person_id")
def book(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will show the times agreed with a person and let one be added."""
    by = request.actor
    person = persons.get(person_id, by=by)
    assignments = _assignments(by, person)
    form = AppointmentForm(posted(request), assignments=assignments)
    if request.method == "POST" and form.is_valid():
        try:
            coach = next(
                a.coach for a in assignments if str(a.coach_id) == form.cleaned_data["coach"]
            )
            _book(request, person, coach, form)
            messages.success(request, _("The time is kept."))
            return redirect("scheduling:book", person_id=person.pk)
        except (BadInput, Conflict) as error:
            form.add_error(_field_of(error), error.message)
    context = {
        "person": person,
        "form": form,
        "key": form.key(),
        "has_coach": bool(assignments),
        "to_come": appointments.next_for_person(by=by, person_id=person.pk),
    }
    status = 422 if form.errors else 200
    with timezone.override(ZoneInfo(person.time_zone)):
        return render(request, "scheduling/book.html", context, status=status)


def _assignments(by: Actor, person: Person) -> list[Assignment]:
    rows = Assignment.objects.scoped(by).filter(person=person, until_at__isnull=True)
    found = list(rows.select_related("coach").order_by("kind", "from_at"))
    if by.has_role(Role.COACH):
        found.sort(key=lambda a: a.coach_id != by.membership_id)
    return found


def _book(request: ActorRequest, person: Person, coach: Membership, form: AppointmentForm) -> None:
    book_appointment(
        person=person,
        coach=coach,
        starts_at=form.starts_at(person.time_zone),
        minutes=form.cleaned_data["minutes"],
        mode=form.cleaned_data["mode"],
        place=form.cleaned_data["place"],
        id=parse_client_id(request.POST.get("key")),
        by=request.actor,
    )


def _field_of(error: AlongsideError) -> str | None:
    field = getattr(error, "field", None)
    return (
        field
        if field in AppointmentForm.base_fields
        else "at"
        if isinstance(error, Conflict)
        else None
    )


@require_POST
@access(Role.COACH, Role.SUPERVISOR, Role.PARTICIPANT)
def cancel(request: ActorRequest, appointment_id: uuid.UUID) -> HttpResponse:
    """This view will call an appointment off."""
    appointment = appointments.get(appointment_id, by=request.actor)
    cancel_appointment(appointment=appointment, by=request.actor)
    messages.success(request, _("The appointment is called off."))
    if request.actor.has_role(Role.PARTICIPANT):
        return redirect("/")
    return redirect("scheduling:book", person_id=appointment.person_id)
