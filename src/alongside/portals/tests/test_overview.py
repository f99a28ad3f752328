"""A supervisor's first page: counts of their own programs, ordered by time."""

import datetime as dt

import pytest
from django.test import Client

from alongside.coaching.tests.factories import make_cadence, make_check_in, make_contact
from alongside.core import clock
from alongside.matching.models import Proposal, Request
from alongside.people.commands.enrolments import change_status
from alongside.people.models import Person
from alongside.people.tests import factories
from alongside.workforce.models import Credential
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def theo(client_for: ClientFor, world: World) -> Client:
    return client_for(world.theo)


def _ask(world: World, person: Person, *, days_ago: float, proposed: bool = False) -> Request:
    asked = Request.objects.create(
        organisation=world.organisation,
        person=person,
        program=world.program,
        asked_by="person",
        asked_at=clock.now() - dt.timedelta(days=days_ago),
    )
    if proposed:
        Proposal.objects.create(
            organisation=world.organisation,
            request=asked,
            person=person,
            coach=world.membership_of(world.cora),
            proposed_at=clock.now(),
        )
    return asked


def _quiet_person(world: World, name: str, *, days: int) -> Person:
    person = factories.make_person(world.organisation, name, "Quiet")
    enrolment = factories.make_enrolment(person, world.program)
    enrolment.enrolled_on = clock.now().date() - dt.timedelta(days=100)
    enrolment.save()
    factories.assign(person, world.membership_of(world.dana))
    make_cadence(person, every_days=7)
    make_contact(person, world.membership_of(world.dana), days_ago=days)
    return person


def test_who_waits_longest_stands_first(world: World, theo: Client) -> None:
    ana = factories.make_person(world.organisation, "Ana", "Ortiz")
    _ask(world, ana, days_ago=3)
    _ask(world, world.sam_person, days_ago=1, proposed=True)
    page = theo.get("/overview/").content.decode()
    assert page.index("Ana O.") < page.index("Sam D.")
    assert "Asked for themself" in page
    assert "3 days ago" in page
    assert "Coach proposed" in page
    assert "Waits for Sam D. and Cora L." in page


def test_overdue_and_unreached_are_told_apart(world: World, theo: Client) -> None:
    _quiet_person(world, "Late", days=9)
    _quiet_person(world, "Silent", days=20)
    _quiet_person(world, "Fine", days=2)
    page = theo.get("/overview/").content.decode()
    assert "2 days overdue" in page
    assert "13 days overdue" in page
    overdue, unreached = page.split('id="overdue"')[1].split('id="unreached"')
    assert overdue.index("Silent Q.") < overdue.index("Late Q.")
    assert "Silent Q." in unreached
    assert "Late Q." not in unreached
    assert "Fine Q." not in page


def test_a_coach_over_what_was_agreed_shows_in_words(world: World, theo: Client) -> None:
    dana = world.membership_of(world.dana)
    dana.capacity = 1
    dana.save()
    _quiet_person(world, "One", days=1)
    Credential.objects.create(
        organisation=world.organisation,
        coach=dana,
        name="Peer certificate",
        body="State board",
        expires_on=clock.now().date() + dt.timedelta(days=12),
    )
    page = theo.get("/overview/").content.decode()
    assert "Carries too much" in page
    assert "Peer certificate" in page
    assert "ends Dec 6, 2026" in page


def test_another_programs_people_are_not_there(world: World, client_for: ClientFor) -> None:
    _quiet_person(world, "Silent", days=20)
    _ask(world, world.sam_person, days_ago=1)
    for stranger in (world.nora, world.meadow.theo):
        page = client_for(stranger).get("/overview/").content.decode()
        assert "Silent Q." not in page
        assert "Sam D." not in page
        assert "Dana R." not in page or stranger is world.meadow.theo


def test_whoever_was_not_met_stands_with_their_coach(world: World, theo: Client) -> None:
    _quiet_person(world, "Vera", days=30)
    page = theo.get("/overview/").content.decode()
    row = page.split("Vera Q.", 1)[1].split("</li>", 1)[0]
    coach = world.membership_of(world.dana).name
    assert coach.replace(" ", "\N{NO-BREAK SPACE}") in row


def test_a_call_of_somebody_without_a_coach_stands_first(world: World, theo: Client) -> None:
    alone = factories.make_person(world.organisation, "Alone", "Quist")
    enrolment = factories.make_enrolment(alone, world.program)
    make_check_in(alone, craving=10, please_call=True)
    make_check_in(world.june_person, please_call=True)
    page = theo.get("/overview/").content.decode()
    first = page.split('id="first"', 1)[1].split('id="waiting"', 1)[0]
    assert "Alone Q." in first
    assert "Asked for a call, has no coach" in first
    assert world.june_person.short_name not in first, "her coach hears her"
    change_status(enrolment=enrolment, status="died", by=world.theo)
    assert 'id="first"' not in theo.get("/overview/").content.decode()


def test_a_worry_about_safety_reaches_the_supervisor_for_a_week(
    world: World, client_for: ClientFor, theo: Client
) -> None:
    assert 'id="first"' not in theo.get("/overview/").content.decode()
    make_contact(world.june_person, world.dana, safety_concern=True)
    page = theo.get("/overview/").content.decode()
    first = page.split('id="first"', 1)[1].split('id="waiting"', 1)[0]
    assert world.june_person.short_name in first
    assert "Dana R. worries about somebody&#39;s safety" in first
    with clock.frozen(clock.now() + dt.timedelta(days=8)):
        assert 'id="first"' not in client_for(world.theo).get("/overview/").content.decode()
    for stranger in (world.nora, world.meadow.theo):
        assert 'id="first"' not in client_for(stranger).get("/overview/").content.decode()
