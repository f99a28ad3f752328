"""The privacy officer's desk: what waits, each with its clock."""

import datetime as dt

import pytest

from alongside.coaching.tests.statements import statements
from alongside.core import clock
from alongside.people.commands.emergency import open_in_emergency
from alongside.privacy.commands import asks, incidents, vendors
from alongside.privacy.models import Restriction
from tests.fixtures.people import ClientFor, World
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db


def test_the_desk_is_the_officers_first_page(world: World, client_for: ClientFor) -> None:
    officer = client_for(world.priya)
    assert officer.get("/home/")["Location"] == "/privacy/"
    page = officer.get("/privacy/").content.decode()
    for words in ("No request is open", "No incident is open", "Nothing is sealed yet"):
        assert words in page


def test_open_requests_stand_there_with_their_clocks(world: World, client_for: ClientFor) -> None:
    june, person = world.june, world.june_person
    with clock.frozen(NOW - dt.timedelta(days=62)):
        late = asks.ask(person=person, kind="amendment", words="A date is wrong.", by=june)
    soon = asks.ask(person=person, kind="complaint", words="Nobody called back.", by=june)
    page = client_for(world.priya).get("/privacy/").content.decode()
    assert "2 days late" in page
    assert "30 days left" in page
    assert page.index(f"/privacy/asks/{late.pk}/") < page.index(f"/privacy/asks/{soon.pk}/")
    assert "Nobody called back" not in page


def test_a_restriction_waits_by_number(world: World, client_for: ClientFor) -> None:
    Restriction.objects.create(
        organisation=world.organisation, person=world.june_person, words="Not to the plan"
    )
    page = client_for(world.priya).get("/privacy/").content.decode()
    assert "Asked on Nov 24, 2026" in page
    assert "June" not in page


def test_as_many_statements_for_many_things_that_wait(world: World, client_for: ClientFor) -> None:
    officer = client_for(world.priya)
    _fill(world, 1)
    few = len(statements(officer, "/privacy/"))
    _fill(world, 4)
    assert len(statements(officer, "/privacy/")) == few


def _fill(world: World, times: int) -> None:
    for _ in range(times):
        Restriction.objects.create(organisation=world.organisation, person=world.june_person)
        vendors.add_vendor(name="Post office", service="post", by=world.priya)
        incidents.open_incident(
            kind="lost", words="A phone", discovered_on=NOW.date(), began_at=NOW, ended_at=NOW,
            by=world.priya,
        )  # fmt: skip
    with clock.frozen(NOW - dt.timedelta(hours=2 * times)):
        open_in_emergency(person=world.june_person, reason="She fell at the door", by=world.wil)


def test_nothing_of_another_house_stands_there(world: World, client_for: ClientFor) -> None:
    _fill(world, 1)
    page = client_for(world.meadow.priya).get("/privacy/").content.decode()
    assert "Post office" not in page
    assert "No incident is open" in page
    assert "Wil B." not in page
