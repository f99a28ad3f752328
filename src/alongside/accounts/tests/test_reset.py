"""A new password by a link: the same for known and unknown, never around the second step."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from alongside.accounts.tests.factories import PASSWORD
from alongside.accounts.tests.helpers import (
    actions,
    code_now,
    give_code_app,
    is_signed_in,
    sign_in,
    user_of,
    without_tokens,
)
from tests.fixtures.people import World

ASK = "/accounts/password/reset/"
NEW = "another harbor, late at night"
# DS-01; whole words.
TELLING = re.compile(
    r"\b(recovery|addiction|sober|sobriety|sud|substance|drugs?|alcohol|aa|na|treatment|rehab|clean"
    r"|overdose|coach\w*|recuperaci[oó]n|alcoh[oó]lico)\b",
    re.IGNORECASE,
)
Commit = Callable[..., object]


@pytest.fixture(autouse=True)
def empty_counts() -> None:
    cache.clear()


def link_for(world: World) -> str:
    Client().post(ASK, {"login": user_of(world.june).login.upper()})
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def follow(client: Client, link: str) -> str:
    return client.get(link).headers["Location"]


def test_june_gets_a_link_in_words_that_tell_nothing(world: World) -> None:
    link_for(world)
    message = mail.outbox[-1]
    assert message.to == [user_of(world.june).email]
    whole = f"{message.subject} {message.body} {message.from_email}"
    assert not TELLING.search(whole), "DS-01"
    assert "15 minutes" in whole


def test_ds_01_no_mail_template_tells_anything() -> None:
    folder = Path(__file__).parents[1] / "templates/account/email"
    for template in folder.glob("*.txt"):
        assert not TELLING.search(template.read_text()), template.name


def test_june_chooses_a_new_password_and_all_sessions_end(world: World) -> None:
    there = Client()
    sign_in(there, user_of(world.june).login)
    client = Client()
    page = follow(client, link_for(world))
    assert client.get(page).status_code == 200
    answer = client.post(page, {"password1": NEW, "password2": NEW})
    assert answer.status_code == 302
    assert not is_signed_in(client), "AV-06: a reset does not sign in"
    assert not is_signed_in(there)
    assert user_of(world.june).check_password(NEW)
    assert "accounts.reset_password done" in actions()


def test_a_link_works_once_and_looking_does_not_use_it_up(world: World) -> None:
    """DS-03: a preview's GET consumes nothing."""
    link = link_for(world)
    for _ in range(3):
        Client().get(link)
    client = Client()
    client.post(follow(client, link), {"password1": NEW, "password2": NEW})
    assert "This link is over" in Client().get(link).content.decode()


def test_a_link_is_over_after_fifteen_minutes(world: World, settings: object) -> None:
    link = link_for(world)
    settings.PASSWORD_RESET_TIMEOUT = -1  # type: ignore[attr-defined]
    assert "This link is over" in Client().get(link).content.decode()


def test_av_06_a_reset_does_not_walk_around_the_second_step(world: World) -> None:
    give_code_app(user_of(world.june))
    client = Client()
    client.post(follow(client, link_for(world)), {"password1": NEW, "password2": NEW})
    answer = sign_in(client, user_of(world.june).login, NEW)
    assert answer.headers["Location"] == "/accounts/second/sign-in/"
    assert not is_signed_in(client)
    client.post(answer.headers["Location"], {"code": code_now()})
    assert is_signed_in(client)


def test_p2_08_everybody_gets_the_same_answer(world: World) -> None:
    without_mail = user_of(world.ray)
    without_mail.name_login("maple-river-4821")
    without_mail.save()
    logins = [user_of(world.june).login, "nobody@example.org", "maple-river-4821", "2035550199"]
    answers = [Client().post(ASK, {"login": login}) for login in logins]
    assert {(a.status_code, a.headers["Location"]) for a in answers} == {(302, f"{ASK}done/")}
    assert len({tuple(sorted(a.headers.items())) for a in answers}) == 1
    pages = {without_tokens(Client().get(a.headers["Location"]).content) for a in answers}
    assert len(pages) == 1
    assert "ask your program" in pages.pop()
    assert len(mail.outbox) == 1


def test_asking_is_audited_without_a_name(world: World) -> None:
    Client().post(ASK, {"login": "nobody@example.org"})
    assert actions() == [*actions()[:-1], "accounts.ask_for_new_password done"]


def test_too_many_links_are_refused_for_a_while(world: World) -> None:
    for _ in range(5):
        Client().post(ASK, {"login": user_of(world.june).login})
    answer = Client().post(ASK, {"login": user_of(world.june).login})
    assert answer.status_code == 429
    assert "Wait a few minutes" in answer.content.decode()
    assert len(mail.outbox) == 5


def test_a_weak_password_is_refused_there_as_well(world: World) -> None:
    client = Client()
    page = follow(client, link_for(world))
    answer = client.post(page, {"password1": "password1", "password2": "password1"})
    assert "easy to guess" in answer.content.decode()
    assert user_of(world.june).check_password(PASSWORD)
