"""Logging a contact keeps to its number of statements; pages are in `tests/performance`."""

import datetime as dt
import uuid

import pytest

from alongside.coaching.models import Contact, Step
from alongside.coaching.models.goal import Goal, Owner
from alongside.coaching.models.plan import Plan
from alongside.coaching.tests.factories import (
    make_cadence,
    make_check_in,
    make_contact,
    make_transition,
)
from alongside.coaching.tests.statements import statements
from alongside.core import clock
from alongside.core.ids import new_id
from alongside.people.models import Person
from alongside.scheduling.models import Appointment
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


def _busy(world: World, person: Person, number: int) -> None:
    dana = world.membership_of(world.dana)
    make_cadence(person)
    make_contact(person, dana, days_ago=9 + number % 5)
    make_contact(person, dana, days_ago=1, outcome="no_answer", minutes=0)
    make_check_in(person, hours_ago=2, craving=number % 10, please_call=number % 3 == 0)
    make_transition(person, days_ago=number % 2)
    plan = Plan.objects.create(organisation=world.organisation, person=person)
    goal = Goal.objects.create(
        organisation=world.organisation, plan=plan, person=person, words="Work", domain="work"
    )
    Step.objects.create(
        organisation=world.organisation, goal=goal, person=person, words="Call them",
        owner=Owner.COACH, coach=dana, due_date=clock.today("UTC"),
    )  # fmt: skip
    starts = clock.now() + dt.timedelta(hours=1)
    Appointment.objects.create(
        organisation=world.organisation, person=person, coach=dana, starts_at=starts,
        ends_at=starts + dt.timedelta(minutes=30), time_zone="America/New_York", mode="phone",
    )  # fmt: skip


@pytest.mark.parametrize("with_goal", [False, True])
def test_logging_a_contact_takes_at_most_12_statements(
    world: World, client_for: ClientFor, with_goal: bool
) -> None:
    _busy(world, world.june_person, 3)
    data: dict[str, object] = {
        "key": str(new_id()), "outcome": "reached", "mode": "phone", "minutes": "30",
        "topics": ["housing", "work"], "note": "June is third on the list.",
    }  # fmt: skip
    if with_goal:
        data["goals"] = [str(Goal.objects.scoped(world.dana).get().pk)]
    path = f"/people/{world.june_person.pk}/contact/"
    found = statements(client_for(world.dana), path, data)
    assert len(found) <= 12, "\n".join(found)
    saved = Contact.objects.scoped(world.dana).get(pk=uuid.UUID(str(data["key"])))
    assert saved.goals.count() == int(with_goal)


def test_one_tap_for_a_text_takes_at_most_12_statements(
    world: World, client_for: ClientFor
) -> None:
    path = f"/people/{world.june_person.pk}/text-sent/"
    assert len(statements(client_for(world.dana), path, {"key": str(new_id())})) <= 12
