"""A participant's first page."""

import datetime as dt

import pytest

from alongside.coaching.models import Step
from alongside.coaching.tests.plans import june_plan
from alongside.core import audit, clock
from alongside.core.ids import new_id
from alongside.matching.tests.factories import make_proposal, make_request
from alongside.people.tests import factories
from alongside.privacy.queries import looks
from alongside.scheduling.models import Appointment
from tests.fixtures.people import ClientFor, World, sign_in

pytestmark = pytest.mark.django_db


def test_june_sees_her_day_her_plan_and_her_coach(world: World, client_for: ClientFor) -> None:
    june_plan(world)
    at = clock.now() + dt.timedelta(days=1)
    Appointment.objects.create(
        organisation=world.organisation,
        person=world.june_person,
        coach=world.membership_of(world.dana),
        starts_at=at,
        ends_at=at + dt.timedelta(minutes=30),
        time_zone="America/New_York",
        mode="phone",
    )
    page = client_for(world.june).get("/me/").content.decode()
    for words in (
        "Hello, June",
        "You and Dana talk tomorrow at 10:00",
        "A place of my own",
        "0 of 2 steps",
        "Dana R., my coach",
        "Please call me",
        "1 person looked at my record",
        "Find help near 06106",
    ):
        assert words in page, words


def test_who_looked_counts_people_and_not_herself(world: World, client_for: ClientFor) -> None:
    june = client_for(world.june)
    june.get("/me/plan/")
    assert "Nobody else looked at my record" in june.get("/me/").content.decode()
    for who in (world.dana, world.cora, world.cora):
        client_for(who).get(f"/people/{world.june_person.pk}/plan/")
    client_for(world.wil).get(f"/people/{world.june_person.pk}/plan/")  # finds nothing there
    assert "2 people looked at my record" in june.get("/me/").content.decode()


def test_a_mark_that_is_never_told_is_not_counted(world: World, client_for: ClientFor) -> None:
    for action in looks.NEVER_TOLD:
        audit.record(by=world.wil, action=action, person_id=world.june_person.pk)
    page = client_for(world.june).get("/me/").content.decode()
    assert "Nobody else looked at my record" in page


def test_a_tick_on_the_first_page_comes_back_to_it(world: World, client_for: ClientFor) -> None:
    june_plan(world)
    june, step = client_for(world.june), Step._base_manager.get(owner="person")
    assert f"/steps/{step.pk}/?next=/me/%23goal-" in june.get("/me/").content.decode()
    june.post(f"/steps/{step.pk}/?next=/me/", {"done": "yes"})
    assert "1 of 2 steps" in june.get("/me/").content.decode()


def test_one_tap_checks_in_and_one_asks_for_a_call(world: World, client_for: ClientFor) -> None:
    june = client_for(world.june)
    assert june.post("/me/check-in/", {"day": "2", "key": str(new_id())}).status_code == 302
    assert june.post("/me/call-me/", {"key": str(new_id())}).status_code == 302
    page = june.get("/me/").content.decode()
    assert "You asked for a call" in page
    assert "Please call me" not in page


def test_somebody_without_a_coach_is_told_what_they_can_do(world: World) -> None:
    sam = sign_in(factories.give_account(world.sam_person))
    page = sam.get("/me/").content.decode()
    assert "You have no coach now" in page
    assert "Start my plan" in page


def test_home_says_whose_answer_is_waited_for(world: World, client_for: ClientFor) -> None:
    row = make_request(world, "Ray")
    ray = sign_in(factories.give_account(row.person))
    assert "looking for somebody" in ray.get("/me/").content.decode()
    proposal = make_proposal(world, row)
    assert "looking for somebody" not in ray.get("/me/").content.decode()
    ray.post("/me/coach/answer/", {"say": "yes", "proposal": str(proposal.pk)})
    assert "You said yes to Cora." in ray.get("/me/").content.decode()
    client_for(world.cora).post(f"/proposals/{proposal.pk}/answer/", {"say": "yes"})
    page = ray.get("/me/").content.decode()
    assert "Cora L., my coach" in page
    assert "You said yes" not in page
