"""A coach in public: only what they show, what was checked, and no paid place."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from alongside.people.commands.staff import end_membership
from alongside.scheduling.commands.hours import set_weekly_hours
from alongside.workforce.commands import credentials
from alongside.workforce.commands.hours import record_hours
from alongside.workforce.models import CoachProfile
from alongside.workforce.tests.factories import make_profile
from tests.fixtures.people import World

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
