"""Find a coach: open to all, without a cookie, in the documented order, at a fixed price."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from alongside.coaching.tests.statements import statements
from alongside.core.clock import now
from alongside.people.tests import factories
from alongside.scheduling.commands.hours import set_weekly_hours
from alongside.workforce.commands import credentials
from alongside.workforce.commands.hours import record_hours
from alongside.workforce.models import CoachProfile
from alongside.workforce.tests.factories import make_profile
from tests.fixtures.people import ClientFor, World

ZONE = "America/New_York"


@pytest.fixture
def three(world: World) -> World:
    """Dana in Hartford, Cora in Boston with Spanish, Wil by phone."""
    make_profile(world.membership_of(world.dana), zip="06106", lived_experience=["opioids"])
    make_profile(world.membership_of(world.cora), zip="02108", languages=["en", "es"])
    make_profile(
        world.membership_of(world.wil), zip="", modes=["phone"], lived_experience=["prison"]
    )
    return world


def names(page: str) -> list[str]:
    return re.findall(r'<h2><a href="/coaches/[a-z0-9-]+/">([^<]+)</a></h2>', page)


def search(**asked: Any) -> list[str]:
    answer = Client().post("/coaches/", asked)
    assert answer.status_code == 200
    return names(answer.content.decode())


def test_anybody_sees_all_coaches_and_gets_no_cookie(three: World) -> None:
    answer = Client(enforce_csrf_checks=True).get("/coaches/")
    assert sorted(names(answer.content.decode())) == ["Cora L.", "Dana R.", "Wil B."]
    assert not answer.cookies
    posted = Client(enforce_csrf_checks=True).post("/coaches/", {"near": "06106"})
    assert posted.status_code == 200
    assert not posted.cookies
    assert "3 coaches" in posted.content.decode()


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ({"near": "06106"}, "Dana R."),
        ({"near": "Boston, MA"}, "Cora L."),
        ({"language": "es"}, "Cora L."),
        ({"lived": ["prison"]}, "Wil B."),
        ({"mode": "phone"}, "Wil B."),
        ({"near": "06106", "language": "es"}, "Cora L."),
    ],
)
def test_what_fits_best_comes_first(three: World, asked: dict[str, Any], first: str) -> None:
    found = search(**asked)
    assert found[0] == first
    assert len(found) == 3


def test_the_same_question_has_the_same_order(three: World) -> None:
    assert search() == search()


def test_a_full_coach_comes_last_and_is_not_asked_for(three: World) -> None:
    make_profile(three.membership_of(three.cora), is_accepting=False)
    page = Client().post("/coaches/", {"language": "es"}).content.decode()
    assert names(page)[-1] == "Cora L."
    assert "Ask for Cora" not in page
    assert "Full right now" in page


def test_an_unknown_place_is_said_kindly_and_nothing_is_lost(three: World) -> None:
    answer = Client().post("/coaches/", {"near": "Xyzzyville", "language": "es"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "We do not know this place" in page
    assert "Xyzzyville" in page
    assert names(page)[0] == "Cora L."


def test_cost_narrows(three: World) -> None:
    wil = three.membership_of(three.wil)
    make_profile(wil, cost="fee", cost_from_cents=2500, cost_to_cents=4000)
    assert "Wil B." not in search(cost="free")
    assert "Wil B." not in search(cost="sliding")
    assert "$25–40 a visit" in Client().get("/coaches/").content.decode()


def test_a_page_holds_24_and_costs_five_queries_whatever_their_number(
    world: World, client_for: ClientFor
) -> None:
    counts = []
    for wanted in (10, 50):
        while (made := CoachProfile.objects.scoped(world.system).count()) < wanted:
            _coach(world, made)
        assert len(search(near="06106")) == min(wanted, 24)
        asked = statements(Client(), "/coaches/", {"near": "06106"})
        # PostgreSQL is told the organisation once more; that is no question about coaches.
        counts.append(len([sql for sql in asked if "set_config" not in sql]))
    assert counts[0] == counts[1]
    assert counts[0] <= 5
    second = Client().post("/coaches/", {"near": "06106", "page": "3"}).content.decode()
    assert len(names(second)) == 2
    assert 'value="06106"' in second


def _coach(world: World, number: int) -> None:
    coach = factories.make_member(world.organisation, "coach", f"Coach {number}", has_account=False)
    make_profile(coach)
    hours = [(number % 5, dt.time(9), dt.time(12))]
    set_weekly_hours(coach=coach, ranges=hours, time_zone=ZONE, by=world.system)
    credentials.add(coach=coach, name="RSP", body="B", by=world.system)
    record_hours(coach=coach, worked_on=now().date(), minutes=6_000, by=world.system)
