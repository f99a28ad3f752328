"""HS-03: what was being sent when the session ended is found again, by its owner alone."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from alongside.accounts import drafts
from alongside.accounts.models import Draft
from alongside.accounts.tests.helpers import sign_in, user_of
from alongside.core import clock
from tests.fixtures.people import World
from tests.fixtures.safety import NOW

WORDS = "We talked about the bus to work."
FORM = {"note": WORDS, "kind": "call", "csrfmiddlewaretoken": "x"}


@pytest.fixture
def june_client(world: World) -> Client:
    cache.clear()
    client = Client()
    sign_in(client, user_of(world.june).login)
    return client


def test_june_comes_back_to_the_page_that_held_the_form(world: World, june_client: Client) -> None:
    with clock.frozen(NOW + dt.timedelta(minutes=31)):
        answer = june_client.post("/services/", FORM, HTTP_REFERER="http://testserver/help/")
    assert answer.headers["Location"] == "/accounts/login/?next=/help/"


def test_a_form_of_our_pages_is_kept_and_offered_after_sign_in(
    world: World, june_client: Client
) -> None:
    user = user_of(world.june)
    with clock.frozen(NOW + dt.timedelta(minutes=31)):
        june_client.post("/services/", FORM)
        response = sign_in(june_client, user.login, next="/help/")
        assert response.headers["Location"] == "/accounts/draft/?next=%2Fhelp%2F"
        page = june_client.get("/accounts/draft/").content.decode()
        assert WORDS in page
        assert "csrfmiddlewaretoken" not in dict(drafts.kept_for(user).fields)  # type: ignore[union-attr]
        sent = june_client.post("/accounts/draft/send/", FORM)
        assert (sent.status_code, sent.headers["Location"]) == (307, "/services/")
        assert drafts.kept_for(user) is None


def test_it_is_encrypted_in_the_database(world: World, june_client: Client) -> None:
    with clock.frozen(NOW + dt.timedelta(minutes=31)):
        june_client.post("/services/", FORM)
    with connection.cursor() as cursor:
        cursor.execute("SELECT body, path FROM accounts_draft")
        body, path = (bytes(v) for v in cursor.fetchone())
    assert b"bus" not in body
    assert b"services" not in path


def test_another_account_is_not_offered_it(world: World, june_client: Client) -> None:
    with clock.frozen(NOW + dt.timedelta(minutes=31)):
        june_client.post("/services/", FORM)
        response = sign_in(june_client, user_of(world.ray).login)
        assert response.headers["Location"] == "/home/"
        assert june_client.get("/accounts/draft/").status_code == 302


def test_it_is_gone_after_half_an_hour(world: World, june_client: Client) -> None:
    with clock.frozen(NOW + dt.timedelta(minutes=31)):
        june_client.post("/services/", FORM)
    with clock.frozen(NOW + dt.timedelta(minutes=62)):
        assert drafts.kept_for(user_of(world.june)) is None
        assert drafts.purge() == 1


def test_june_can_delete_it(world: World, june_client: Client) -> None:
    with clock.frozen(NOW + dt.timedelta(minutes=31)):
        june_client.post("/services/", FORM)
        sign_in(june_client, user_of(world.june).login)
        assert june_client.post("/accounts/draft/", {"next": "/help/"}).status_code == 302
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/accounts/password/", {"oldpassword": "a", "password1": "b"}),
        ("/services/", {"password": "secret words", "note": WORDS}),
        ("/services/", {"note": "   "}),
        ("/services/", {"note": "x" * 250_000}),
    ],
)
def test_passwords_nothing_and_too_much_are_not_kept(
    world: World, june_client: Client, path: str, form: dict[str, str]
) -> None:
    with clock.frozen(NOW + dt.timedelta(minutes=31)):
        june_client.post(path, form)
    assert not Draft.objects.exists()


def test_words_not_sent_yet_are_kept_by_the_page_itself(world: World, june_client: Client) -> None:
    answer = june_client.post("/accounts/draft/", {**FORM, "draft_path": "/services/"})
    assert answer.status_code == 204
    kept = drafts.kept_for(user_of(world.june))
    assert kept is not None
    assert (kept.path, kept.words) == ("/services/", [WORDS])


@pytest.mark.parametrize("path", ["//elsewhere.example/", "https://a.example/", "/accounts/idle/"])
def test_only_our_own_pages_can_be_sent_to(world: World, june_client: Client, path: str) -> None:
    answer = june_client.post("/accounts/draft/", {**FORM, "draft_path": path})
    assert answer.status_code == 422


def test_a_forged_form_is_refused_and_not_kept(world: World) -> None:
    """T19: another site cannot put words into June's drafts."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        user_of(world.june), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    with clock.frozen(NOW + dt.timedelta(minutes=31)):
        client.post("/services/", FORM)
        assert client.post("/profile/", FORM).status_code in (302, 403)
    assert not Draft.objects.exists()
