"""The second step: required of staff, offered to people (HS-07, HS-14, AV-07)."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from alongside.accounts.tests.helpers import (
    SECRET,
    actions,
    code_now,
    give_code_app,
    is_signed_in,
    sign_in,
    user_of,
)
from alongside.core.actor import Role
from tests.fixtures.people import ClientFor, World

SETUP = "/accounts/second/"


@pytest.fixture(autouse=True)
def required(settings: Settings) -> None:
    settings.ALONGSIDE_SECOND_FACTOR = True
    cache.clear()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PARTICIPANT}))
def test_hs_14_staff_without_a_second_step_are_sent_to_set_it_up(
    world: World, client_for: ClientFor, role: str
) -> None:
    client = client_for(role)
    assert client.get("/services/").headers["Location"] == SETUP
    assert client.post("/services/", {"a": "b"}).headers["Location"] == SETUP
    for path in (SETUP, "/accounts/", "/help/", "/accounts/logout/"):
        assert client.get(path).status_code == 200, path


def test_hs_07_people_are_offered_it_and_not_forced(world: World, client_for: ClientFor) -> None:
    june = client_for(world.june)
    assert june.get("/services/").status_code == 200
    assert SETUP in june.get("/accounts/").content.decode()


def test_staff_with_a_code_app_go_on(world: World, client_for: ClientFor) -> None:
    give_code_app(user_of(world.dana))
    assert client_for(world.dana).get("/services/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_dana_sets_up_a_code_app_and_is_let_through(world: World) -> None:
    client, there = Client(), Client()
    login = user_of(world.dana).login
    sign_in(there, login)
    sign_in(client, login)
    page = client.get("/accounts/second/app/").content.decode()
    assert "data:image/svg+xml" in page
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    answer = client.post("/accounts/second/app/", {"code": code_now()})
    assert answer.headers["Location"] == "/accounts/second/codes/"
    codes = client.get("/accounts/second/codes/").content.decode()
    assert codes.count("<code>") == 10
    assert "<code>" not in client.get("/accounts/second/codes/").content.decode()
    assert client.get("/services/").status_code == 200
    assert "accounts.add_factor done" in actions()
    assert not is_signed_in(there), "AV-08: a new factor ends all other sessions"


def test_secrets_are_encrypted_in_the_database(world: World) -> None:
    give_code_app(user_of(world.dana))
    row = Authenticator.objects.get()
    assert SECRET not in json.dumps(row.data)
    assert row.wrap().validate_code(code_now())


def test_av_06_a_password_alone_is_not_enough(world: World) -> None:
    give_code_app(user_of(world.dana))
    client = Client()
    answer = sign_in(client, user_of(world.dana).login)
    assert answer.headers["Location"] == "/accounts/second/sign-in/"
    assert not is_signed_in(client)
    page = client.post(answer.headers["Location"], {"code": "000000"})
    assert "does not work" in page.content.decode()
    assert "accounts.use_factor refused" in actions()
    client.post(answer.headers["Location"], {"code": code_now()})
    assert is_signed_in(client)


def test_av_07_a_code_works_once(world: World) -> None:
    give_code_app(user_of(world.dana))
    code = code_now()
    outcomes = []
    for _ in range(2):
        client = Client()
        sign_in(client, user_of(world.dana).login)
        client.post("/accounts/second/sign-in/", {"code": code})
        outcomes.append(is_signed_in(client))
    assert outcomes == [True, False]


def test_av_07_tries_of_codes_are_counted(world: World) -> None:
    give_code_app(user_of(world.dana))
    client = Client()
    sign_in(client, user_of(world.dana).login)
    for _ in range(6):
        client.post("/accounts/second/sign-in/", {"code": "000000"})
    page = client.post("/accounts/second/sign-in/", {"code": code_now()})
    assert "Too many tries" in page.content.decode()
    assert not is_signed_in(client)


def test_staff_cannot_take_their_last_second_step_away(world: World) -> None:
    """HS-14: not to be turned off for one user."""
    give_code_app(user_of(world.dana))
    client = Client()
    sign_in(client, user_of(world.dana).login)
    client.post("/accounts/second/sign-in/", {"code": code_now()})
    client.post("/accounts/second/app/remove/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_june_can_turn_hers_off_again(world: World) -> None:
    give_code_app(user_of(world.june))
    client = Client()
    sign_in(client, user_of(world.june).login)
    client.post("/accounts/second/sign-in/", {"code": code_now()})
    client.post("/accounts/second/app/remove/")
    assert not Authenticator.objects.exists()
    assert "accounts.remove_factor done" in actions()


def test_av_08_a_session_of_some_minutes_shows_again_who_it_is(
    world: World, client_for: ClientFor
) -> None:
    """Before factors change, the password is asked for again (7.5.1)."""
    client = client_for(world.june)
    session = client.session
    session["started_at"] -= 600
    session.save()
    answer = client.get("/accounts/second/app/")
    assert answer.headers["Location"].startswith("/accounts/confirm/")
