"""A reader chooses their language with no script, and an account remembers it."""

import pytest
from django.conf import settings
from django.test import Client

from alongside.accounts.tests.helpers import actions, user_of
from tests.fixtures.people import World, sign_in

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"


@pytest.mark.parametrize("page", ["/", "/help/", "/ask/", SIGN_IN, "/accounts/first/"])
def test_a_visitor_finds_a_button_for_the_other_language(page: str, world: World) -> None:
    client = Client()
    assert '<button class="linklike" type="submit" name="language" value="es"' in _text(
        client, page
    )
    assert client.post("/language/", {"language": "es", "next": page}).headers["Location"] == page
    assert '<html lang="es">' in _text(client, page)
    assert 'name="language" value="en"' in _text(client, page)


def test_the_browser_says_which_language_a_visitor_reads() -> None:
    assert '<html lang="es">' in _text(Client(headers={"accept-language": "es-MX,es"}), "/help/")
    assert '<html lang="en">' in _text(Client(headers={"accept-language": "de"}), "/help/")


def test_the_language_of_the_account_wins_once_signed_in(world: World) -> None:
    june = _signed_in(world, "es")
    june.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert '<html lang="es">' in _text(june, "/me/")
    assert '<html lang="es">' in _text(june, "/help/")


def test_the_button_is_remembered_by_the_account(world: World) -> None:
    june = _signed_in(world, "en")
    june.post("/language/", {"language": "es", "next": "/me/"})
    assert user_of(world.june).language == "es"
    assert "accounts.set_language done" in actions()
    elsewhere = sign_in(world.membership_of(world.june))
    assert '<html lang="es">' in _text(elsewhere, "/me/")


def test_a_language_we_do_not_speak_is_left_alone(world: World) -> None:
    june = _signed_in(world, "en")
    assert june.post("/language/", {"language": "xx", "next": "/me/"}).status_code == 302
    assert user_of(world.june).language == "en"


def test_days_and_times_are_written_in_the_language_of_the_account(world: World) -> None:
    dana = sign_in(world.membership_of(world.dana))
    dana.post("/language/", {"language": "es", "next": "/today/"})
    assert "martes, 24 de noviembre" in _text(dana, "/today/").lower()


def _signed_in(world: World, language: str) -> Client:
    user = user_of(world.june)
    user.language = language
    user.save(update_fields=["language"])
    return sign_in(world.membership_of(world.june))


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.text
