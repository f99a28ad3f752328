"""June takes one of Dana's free times herself; nobody takes a time twice."""

import datetime as dt

import pytest

from alongside.core import clock
from alongside.core.errors import Conflict, NotFound
from alongside.core.ids import new_id
from alongside.scheduling.commands.appointments import book_free_time
from alongside.scheduling.commands.hours import set_weekly_hours
from alongside.scheduling.models import Appointment
from alongside.scheduling.queries import free
from tests.fixtures.people import ClientFor, World

ALL_WEEK = [(day, dt.time(9), dt.time(17)) for day in range(7)]


@pytest.fixture
def open_times(world: World) -> list[dt.datetime]:
    """Dana works every day from nine to five on June's clock."""
    dana = world.membership_of(world.dana)
    zone = world.june_person.time_zone
    set_weekly_hours(coach=dana, ranges=ALL_WEEK, time_zone=zone, by=world.dana)
    days = free.slots(by=world.june, coach_id=dana.pk, zone=zone)
    return [slot for slots in days.values() for slot in slots]


def test_a_person_books_a_free_time_from_the_page(
    world: World, client_for: ClientFor, open_times: list[dt.datetime]
) -> None:
    june, slot = client_for(world.june), open_times[0]
    page = june.get("/me/appointment/").content.decode()
    assert slot.isoformat() in page
    sent = {"day": slot.date().isoformat(), "at": slot.isoformat(), "mode": "phone"}
    assert june.post("/me/appointment/", {**sent, "key": new_id()}).status_code == 302
    kept = Appointment.objects.scoped(world.june).get()
    assert (kept.starts_at, kept.coach_id) == (slot, world.dana.membership_id)
    assert slot.isoformat() not in june.get("/me/appointment/").content.decode()
    again = june.post("/me/appointment/", {**sent, "key": new_id()})
    assert again.status_code == 422
    assert Appointment.objects.scoped(world.june).count() == 1


def test_a_time_that_is_not_free_is_refused(world: World, open_times: list[dt.datetime]) -> None:
    dana = world.membership_of(world.dana)
    for starts_at in (open_times[0] + dt.timedelta(minutes=7), clock.now()):
        with pytest.raises(Conflict):
            book_free_time(
                person=world.june_person,
                coach=dana,
                starts_at=starts_at,
                mode="phone",
                by=world.june,
            )


@pytest.mark.parametrize("who", ["ray", "wil", "petra", "priya", "public"])
def test_nobody_else_books_for_june(world: World, open_times: list[dt.datetime], who: str) -> None:
    with pytest.raises(NotFound):
        book_free_time(
            person=world.june_person,
            coach=world.membership_of(world.dana),
            starts_at=open_times[0],
            mode="phone",
            by=getattr(world, who),
        )


def test_a_person_without_a_coach_is_told(world: World, client_for: ClientFor) -> None:
    page = client_for(world.ray).get("/me/appointment/")
    assert "No free times now" in page.content.decode()


def test_the_page_shows_times_on_the_persons_clock(
    world: World, client_for: ClientFor, open_times: list[dt.datetime]
) -> None:
    page = client_for(world.june).get("/me/appointment/").content.decode()
    first = open_times[0]
    label = page.split(first.isoformat(), 1)[1].split("</label>", 1)[0]
    assert f"{first.hour % 12 or 12}:{first.minute:02d}" in label
