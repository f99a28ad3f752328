"""How long a session lasts, and who can end it (HS-03, AV-08)."""

import datetime as dt
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.accounts.tests.factories import PASSWORD
from alongside.accounts.tests.helpers import actions, is_signed_in, sign_in, user_of
from alongside.core import clock
from alongside.core.actor import Actor
from tests.fixtures.people import World
from tests.fixtures.safety import NOW

NEW = "another harbor, late at night"
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537 Chrome/131.0 Safari/537"


@pytest.fixture(autouse=True)
def empty_counts() -> None:
    cache.clear()


def signed_in(actor: Actor, **more: Any) -> Client:
    client = Client(**more)
    sign_in(client, user_of(actor).login)
    return client


def later(**more: float) -> dt.datetime:
    return NOW + dt.timedelta(**more)


def test_hs_03_staff_are_signed_out_after_fifteen_idle_minutes(world: World) -> None:
    client = signed_in(world.dana)
    with clock.frozen(later(minutes=14.9)):
        assert is_signed_in(client)
    with clock.frozen(later(minutes=14.9 + 15.1)):
        assert not is_signed_in(client)
    assert "accounts.end_session done" in actions()


def test_hs_03_staff_cannot_lengthen_it_by_their_own_choice(world: World) -> None:
    user = user_of(world.dana)
    user.idle_minutes = 60
    user.save()
    client = signed_in(world.dana)
    with clock.frozen(later(minutes=16)):
        assert not is_signed_in(client)


@pytest.mark.parametrize("minutes", [5, 30, 60])
def test_hs_03_june_is_signed_out_after_the_time_she_chose(world: World, minutes: int) -> None:
    user = user_of(world.june)
    user.idle_minutes = minutes
    user.save()
    client = signed_in(world.june)
    with clock.frozen(later(minutes=minutes - 0.1)):
        assert is_signed_in(client)
    with clock.frozen(later(minutes=2 * minutes)):
        assert not is_signed_in(client)


def test_hs_03_nobody_stays_longer_than_twelve_hours(world: World) -> None:
    client = signed_in(world.june)
    for step in range(1, 12 * 4):
        with clock.frozen(later(minutes=15 * step)):
            assert is_signed_in(client)
    with clock.frozen(later(hours=12)):
        assert not is_signed_in(client)


def test_activity_is_written_at_most_once_a_minute(world: World) -> None:
    client = signed_in(world.june)
    client.get("/accounts/")  # keeps which membership the session acts as
    with clock.frozen(later(seconds=59)), CaptureQueriesContext(connection) as within:
        client.get("/accounts/sessions/")
    assert not [q for q in within if q["sql"].startswith("UPDATE")]
    with clock.frozen(later(seconds=61)), CaptureQueriesContext(connection) as after:
        client.get("/accounts/sessions/")
    assert len([q for q in after if q["sql"].startswith("UPDATE")]) == 1


def test_ac_03_one_press_stays(world: World) -> None:
    client = signed_in(world.dana)
    with clock.frozen(later(minutes=14)):
        answer = client.post("/accounts/stay/", HTTP_ACCEPT="application/json")
        assert answer.json()["ends_in"] == 15 * 60
    with clock.frozen(later(minutes=28)):
        assert is_signed_in(client)


def test_ac_03_staying_works_without_script_and_needs_a_post(world: World) -> None:
    client = signed_in(world.dana)
    assert client.post("/accounts/stay/", {"next": "/help/"}).headers["Location"] == "/help/"
    assert client.get("/accounts/stay/").status_code == 405
    far = client.post("/accounts/stay/", {"next": "//elsewhere.example/"})
    assert far.headers["Location"] == "/home/"


def test_av_08_june_sees_her_sessions_in_few_words_and_ends_one(world: World) -> None:
    phone = signed_in(world.june, HTTP_USER_AGENT=FIREFOX)
    desk = signed_in(world.june, HTTP_USER_AGENT=CHROME)
    page = desk.get("/accounts/sessions/").content.decode()
    assert "Phone, Firefox" in page
    assert "Computer, Chrome" in page
    assert "Gecko" not in page
    key = page.split('name="session" value="')[1].split('"')[0]
    assert desk.post("/accounts/sessions/", {"session": key}).status_code == 302
    assert is_signed_in(desk)
    assert not is_signed_in(phone)


def test_av_08_nobody_ends_the_session_of_another(world: World) -> None:
    june, ray = signed_in(world.june), signed_in(world.ray)
    signed_in(world.june)
    page = june.get("/accounts/sessions/").content.decode()
    key = page.split('name="session" value="')[1].split('"')[0]
    ray.post("/accounts/sessions/", {"session": key})
    assert june.get("/accounts/sessions/").content.decode().count('name="session"') == 2


def test_av_08_all_other_sessions_end_at_once(world: World) -> None:
    first, second, third = (signed_in(world.june) for _ in range(3))
    third.post("/accounts/sessions/", {"session": "others"})
    assert [is_signed_in(c) for c in (first, second, third)] == [False, False, True]


def test_av_08_a_new_password_ends_all_other_sessions(world: World) -> None:
    here, there = signed_in(world.june), signed_in(world.june)
    data = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post("/accounts/password/", data).status_code == 302
    assert is_signed_in(here)
    assert not is_signed_in(there)
    assert user_of(world.june).check_password(NEW)
    assert "accounts.change_password done" in actions()


def test_a_new_password_needs_the_old_one(world: World) -> None:
    client = signed_in(world.june)
    data = {"oldpassword": "not this one", "password1": NEW, "password2": NEW}
    assert "not your password" in client.post("/accounts/password/", data).content.decode()
    assert user_of(world.june).check_password(PASSWORD)


def test_warning_and_time_stand_on_the_page(world: World) -> None:
    """AC-03: the page knows when the session ends and warns two minutes before."""
    page = signed_in(world.dana).get("/accounts/").content.decode()
    assert 'data-stay="900"' in page
    assert 'data-warn="120"' in page
    assert "signed out after 15 minutes" in page


def test_times_of_sessions_are_those_of_the_readers_walls(world: World) -> None:
    dana = signed_in(world.dana)
    UserSession.objects.update(created_at=NOW)
    page = dana.get("/accounts/sessions/").content.decode()
    assert "10:00\u00a0am" in page  # 15:00 UTC on a winter day in New York
    assert "3:00\u00a0pm" not in page
