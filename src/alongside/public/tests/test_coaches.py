"""Find a coach: open to all, without a cookie, in the documented order, at a fixed price."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.core.clock import now
from alongside.people.commands.staff import end_membership
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


def test_only_published_profiles_of_coaches_who_work_here(three: World) -> None:
    make_profile(three.membership_of(three.dana), is_published=False)
    CoachProfile.objects.scoped(three.system).filter(slug="dana-r").update(is_published=False)
    end_membership(membership=three.membership_of(three.wil), by=three.ada)
    make_profile(three.meadow.membership_of(three.meadow.dana), name="Far Away")
    assert search() == ["Cora L."]
    for slug in ("dana-r", "wil-b", "far-away", "nobody"):
        assert Client().get(f"/coaches/{slug}/").status_code == 404
    assert Client().get("/coaches/cora-l/").status_code == 200


def test_a_card_says_what_was_checked_and_hides_what_ran_out(three: World) -> None:
    dana = three.membership_of(three.dana)
    today = dt.date(2026, 11, 24)
    ended = today - dt.timedelta(days=1)
    credentials.add(coach=dana, name="Old paper", body="B", by=three.theo, expires_on=ended)
    credentials.add(coach=dana, name="New paper", body="B", by=three.theo)
    row = credentials.add(coach=dana, name="Good paper", body="B", by=three.theo)
    credentials.check(credential=row, by=three.theo)
    record_hours(coach=dana, worked_on=today, minutes=1_240 * 60, by=three.dana)
    hours = [(1, dt.time(9), dt.time(17))]
    set_weekly_hours(coach=dana, ranges=hours, time_zone=ZONE, by=three.dana)
    for path in ("/coaches/", "/coaches/dana-r/"):
        page = Client().get(path).content.decode()
        assert "Old paper" not in page
        assert "not checked yet" in page
        assert "checked Nov 24, 2026" in page
        assert "1,200+ hours" in page
        assert "First free time: today, 12:00" in page


def test_no_place_can_be_bought_and_nobody_is_rated(three: World) -> None:
    fields = {field.name for field in CoachProfile._meta.get_fields()}
    words = ("sponsor", "rank", "rating", "score", "stars", "paid", "boost", "fee_to")
    assert not [name for name in fields if any(word in name for word in words)]
    page = Client().get("/coaches/").content.decode().lower()
    assert "nobody pays to be listed higher" in page
    assert "★" not in page


def test_how_we_order_states_the_bands_of_the_function(world: World) -> None:
    page = Client().get("/how-we-order/").content.decode()
    assert "under 5 miles, then up to 10, 25, 50" in page


def test_a_page_holds_24_and_costs_five_queries_whatever_their_number(
    world: World, client_for: ClientFor
) -> None:
    counts = []
    for wanted in (10, 50):
        while (made := CoachProfile.objects.scoped(world.system).count()) < wanted:
            _coach(world, made)
        with CaptureQueriesContext(connection) as seen:
            page = Client().post("/coaches/", {"near": "06106"}).content.decode()
        assert len(names(page)) == min(wanted, 24)
        counts.append(len(seen))
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
