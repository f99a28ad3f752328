"""Times agreed: never two at once for a coach, and only by those who work with the person."""

import datetime as dt
from typing import Any

import pytest

from alongside.core.clock import now
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.people.commands.assignments import end_assignment
from alongside.people.commands.enrolments import change_status
from alongside.people.models import Assignment, Enrolment
from alongside.scheduling.commands.appointments import book_appointment, cancel_appointment
from alongside.scheduling.models import Appointment
from alongside.scheduling.queries import appointments
from tests.fixtures.people import ClientFor, World


def book(world: World, hours: int = 24, who: str = "dana", **more: Any) -> Appointment:
    return book_appointment(
        person=world.june_person,
        coach=more.pop("coach", None) or world.membership_of(world.dana),
        starts_at=now() + dt.timedelta(hours=hours),
        minutes=more.pop("minutes", 60),
        mode="phone",
        by=getattr(world, who),
        **more,
    )


@pytest.mark.parametrize(
    ("who", "error"),
    [
        ("dana", None),
        ("cora", None),
        ("theo", None),
        ("system", None),
        ("june", NotPermitted),
        ("wil", NotFound),
        ("nora", NotFound),
        ("ray", NotFound),
        ("petra", NotFound),
        ("ada", NotFound),
        ("priya", NotFound),
        ("eve", NotFound),
        ("public", NotFound),
    ],
)
def test_who_may_book(world: World, who: str, error: type[Exception] | None) -> None:
    if error is None:
        assert book(world, who=who).coach_id == world.dana.membership_id
    else:
        with pytest.raises(error):
            book(world, who=who)


def test_only_a_coach_of_the_person_is_booked(world: World) -> None:
    with pytest.raises(NotPermitted):
        book(world, who="theo", coach=world.membership_of(world.wil))


@pytest.mark.parametrize(("shift", "is_free"), [(-60, True), (-59, False), (0, False), (60, True)])
def test_two_appointments_of_a_coach_do_not_overlap(
    world: World, shift: int, is_free: bool
) -> None:
    first = book(world)
    again: dict[str, Any] = {
        "person": world.june_person,
        "coach": world.membership_of(world.dana),
        "starts_at": first.starts_at + dt.timedelta(minutes=shift),
        "minutes": 60,
        "mode": "phone",
        "by": world.dana,
    }
    if is_free:
        assert book_appointment(**again).pk != first.pk
        return
    with pytest.raises(Conflict):
        book_appointment(**again)
    cancel_appointment(appointment=first, by=world.june)
    assert first.cancelled_by_person
    assert book_appointment(**again).pk != first.pk


def test_the_same_form_twice_keeps_one_time(world: World) -> None:
    key = new_id()
    assert book(world, id=key).pk == book(world, id=key).pk
    assert Appointment.objects.scoped(world.dana).count() == 1


@pytest.mark.parametrize(("hours", "minutes"), [(-3, 60), (24, 1), (24, 1000)])
def test_times_that_cannot_be(world: World, hours: int, minutes: int) -> None:
    with pytest.raises(BadInput):
        book(world, hours=hours, minutes=minutes)


def test_strangers_cannot_call_off(world: World) -> None:
    row = book(world)
    for who in (world.ray, world.wil, world.nora, world.public, world.meadow.dana):
        with pytest.raises(NotFound):
            cancel_appointment(appointment=row, by=who)


def test_the_page_keeps_a_time_and_what_was_typed(world: World, client_for: ClientFor) -> None:
    path = f"/people/{world.june_person.pk}/appointment/"
    dana = client_for(world.dana)
    sent = {
        "key": str(new_id()),
        "coach": str(world.dana.membership_id),
        "on": "2026-11-30",
        "at": "10:00",
        "minutes": "45",
        "mode": "in_person",
        "place": "The library",
    }
    for _ in range(2):
        assert dana.post(path, sent).status_code == 302
    row = appointments.next_for_person(by=world.dana, person_id=world.june_person.pk).get()
    assert row.starts_at == dt.datetime(2026, 11, 30, 15, 0, tzinfo=dt.UTC)
    taken = dana.post(path, {**sent, "key": str(new_id()), "place": "The park"})
    assert taken.status_code == 422
    assert "The park" in taken.content.decode()
    assert client_for(world.wil).get(path).status_code == 404
    assert client_for(world.wil).post(f"/appointments/{row.pk}/cancel/").status_code == 404
    assert client_for(world.june).post(f"/appointments/{row.pk}/cancel/").status_code == 302
    assert not appointments.next_for_coach(by=world.dana, coach_id=row.coach_id).exists()


def test_what_a_pair_had_ahead_is_called_off_when_it_ends(
    world: World, client_for: ClientFor, django_capture_on_commit_callbacks: Any
) -> None:
    ahead = book(world)
    pair = Assignment.objects.scoped(world.system).get(
        person=world.june_person, coach=world.membership_of(world.dana), until_at__isnull=True
    )
    with django_capture_on_commit_callbacks(execute=True):
        end_assignment(assignment=pair, by=world.june)
    ahead.refresh_from_db()
    assert ahead.cancelled_at is not None


def test_nobody_waits_at_a_time_for_somebody_who_died(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    ahead = book(world)
    enrolment = Enrolment.objects.scoped(world.system).filter(person=world.june_person)[0]
    with django_capture_on_commit_callbacks(execute=True):
        change_status(enrolment=enrolment, status="in_treatment", by=world.theo)
    ahead.refresh_from_db()
    assert ahead.cancelled_at is None
    with django_capture_on_commit_callbacks(execute=True):
        change_status(enrolment=enrolment, status="died", by=world.theo)
    ahead.refresh_from_db()
    assert ahead.cancelled_at is not None
