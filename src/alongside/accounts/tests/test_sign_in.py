"""Signing in and out: by any spelling of the name, with the same answers for everybody."""

import pytest
from django.core.cache import cache
from django.test import Client

from alongside.accounts import commands
from alongside.accounts.tests.factories import PASSWORD, make_user
from alongside.accounts.tests.helpers import (
    LOGIN,
    actions,
    is_signed_in,
    sign_in,
    user_of,
    without_tokens,
)
from alongside.core.actor import Actor
from alongside.core.models import AuditEvent
from alongside.people.commands import staff
from tests.fixtures.people import ClientFor, World


@pytest.fixture(autouse=True)
def empty_counts() -> None:
    cache.clear()


def rename(actor: Actor, login: str) -> None:
    user = user_of(actor)
    user.name_login(login)
    user.save()


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("june@example.org", "  June@Example.org "),
        ("+12035550110", "(203) 555-0110"),
        ("maple-river-4821", "Maple-River-4821"),
    ],
)
def test_june_signs_in_with_any_spelling_of_her_name(world: World, kept: str, typed: str) -> None:
    rename(world.june, kept)
    client = Client()
    assert sign_in(client, typed).status_code == 302
    assert is_signed_in(client)
    assert "accounts.sign_in done" in actions()


def test_sign_in_is_an_event_of_the_member(world: World) -> None:
    """HS-05: every sign-in is audited with who it was."""
    sign_in(Client(), user_of(world.dana).login)
    event = AuditEvent.objects.get(action="accounts.sign_in")
    assert event.membership_id == world.dana.membership_id
    assert event.organisation_id == world.organisation.pk
    assert event.detail == {"by": ["password"]}


def test_failed_sign_in_names_the_membership_that_was_tried(world: World) -> None:
    client = Client()
    login = user_of(world.june).login
    assert "do not go together" in sign_in(client, login, "wrong words here").content.decode()
    event = AuditEvent.objects.get(action="accounts.sign_in")
    assert (event.outcome, event.user_id, event.detail) == ("refused", None, {})
    assert (event.membership_id, event.object_id) == (None, str(world.june.membership_id))
    assert event.organisation_id == world.organisation.pk
    assert not is_signed_in(client)


def test_a_name_nobody_has_stays_unknown(world: World) -> None:
    sign_in(Client(), "nobody@example.org", "wrong words here")
    event = AuditEvent.objects.get(action="accounts.sign_in")
    assert (event.outcome, event.object_id, event.detail) == ("refused", "", {})
    assert "nobody" not in str(vars(event))


def test_the_privacy_officer_sees_which_account_was_tried(
    world: World, client_for: ClientFor
) -> None:
    sign_in(Client(), user_of(world.dana).login, "wrong words here")
    page = client_for(world.priya).get("/audit/?outcome=refused").content.decode()
    number = str(world.dana.membership_id)[-8:]
    assert f"as Dana R. (coach), number …{number}" in page


def test_p2_08_known_and_unknown_names_get_the_same_page(world: World) -> None:
    rename(world.june, "someone@example.org")
    known, unknown = Client(), Client()
    one = sign_in(known, "someone@example.org", "wrong words here")
    two = sign_in(unknown, "nobody@example.org", "wrong words here")
    assert one.status_code == two.status_code == 200
    assert without_tokens(one.content) == without_tokens(two.content)
    assert set(one.headers) == set(two.headers)


def test_p2_08_waiting_is_asked_of_known_and_unknown_alike(world: World) -> None:
    rename(world.june, "someone@example.org")
    pages = []
    for login in ("someone@example.org", "nobody@example.org"):
        client = Client()
        answers = [sign_in(client, login, "wrong words here") for _ in range(7)]
        pages.append(without_tokens(answers[-1].content))
    assert pages[0] == pages[1]
    assert "Wait five minutes" in pages[0]


def test_av_06_a_stranger_elsewhere_cannot_lock_june_out(world: World) -> None:
    login = user_of(world.june).login
    stranger = Client(REMOTE_ADDR="198.51.100.7")
    for _ in range(10):
        sign_in(stranger, login, "wrong words here")
    june = Client(REMOTE_ADDR="203.0.113.9")
    sign_in(june, login)
    assert is_signed_in(june)


def test_one_account_that_is_missed_stops_nobody_behind_the_same_address(world: World) -> None:
    shelter = "198.51.100.7"
    for n in range(40):
        sign_in(Client(REMOTE_ADDR=shelter), f"bed{n % 8}@example.org", "wrong words here")
    june = Client(REMOTE_ADDR=shelter)
    sign_in(june, user_of(world.june).login)
    assert is_signed_in(june)


def test_av_06_many_networks_together_are_stopped_but_not_june_at_home(world: World) -> None:
    login = user_of(world.june).login
    at_home = Client(REMOTE_ADDR="203.0.113.9")
    sign_in(at_home, login)
    for n in range(25):
        for _ in range(5):
            sign_in(Client(REMOTE_ADDR=f"198.51.{n}.7"), login, "wrong words here")
    elsewhere = Client(REMOTE_ADDR="192.0.2.4")
    sign_in(elsewhere, login)
    assert not is_signed_in(elsewhere)
    again = Client(REMOTE_ADDR="203.0.113.9")
    sign_in(again, login)
    assert is_signed_in(again)


def test_nobody_is_remembered(world: World) -> None:
    """DS-06: the session cookie ends with the browser, whatever was sent."""
    client = Client()
    response = sign_in(client, user_of(world.june).login, remember="on")
    cookie = response.cookies["sessionid"]
    assert cookie["max-age"] == ""
    assert cookie["httponly"]
    assert "remember" not in Client().get(LOGIN).content.decode().lower()


def test_av_08_signing_in_changes_the_session_key(world: World) -> None:
    client = Client()
    client.get("/accounts/passkeys/sign-in/", HTTP_ACCEPT="application/json")
    before = client.session.session_key
    sign_in(client, user_of(world.june).login)
    assert before
    assert client.session.session_key != before


def test_signing_out_ends_the_session_on_the_server(world: World) -> None:
    """AV-08: a copied cookie is dead after sign-out; DS-06: the browser is told to forget."""
    client = Client()
    sign_in(client, user_of(world.june).login)
    copied = client.cookies["sessionid"].value
    response = client.post("/accounts/logout/")
    assert "cache" in response.headers["Clear-Site-Data"]
    thief = Client()
    thief.cookies["sessionid"] = copied
    assert not is_signed_in(thief)
    assert "accounts.sign_out done" in actions()


def test_signing_out_needs_a_post(world: World) -> None:
    """AV-09: no change by GET."""
    client = Client()
    sign_in(client, user_of(world.june).login)
    assert client.get("/accounts/logout/").status_code == 200
    assert is_signed_in(client)


def test_hs_19_an_ended_role_has_no_way_in_at_the_next_request(world: World) -> None:
    client = Client()
    sign_in(client, user_of(world.dana).login)
    assert is_signed_in(client)
    staff.end_membership(membership=world.membership_of(world.dana), by=world.system)
    assert not is_signed_in(client)
    again = Client()
    response = sign_in(again, user_of(world.dana).login)
    assert response.headers["Location"] == "/accounts/inactive/"
    assert not is_signed_in(again)


def test_hs_19_a_deactivated_account_has_no_way_in_at_the_next_request(world: World) -> None:
    client = Client()
    sign_in(client, user_of(world.dana).login)
    commands.deactivate(user=user_of(world.dana), by=Actor.system(None))
    assert not is_signed_in(client)
    again = Client()
    sign_in(again, user_of(world.dana).login)
    assert not is_signed_in(again)


def test_an_account_without_a_role_does_not_get_in(world: World) -> None:
    client = Client()
    response = sign_in(client, make_user("lone@example.org").login, PASSWORD)
    assert response.headers["Location"] == "/accounts/inactive/"
    assert not is_signed_in(client)


def test_after_signing_in_one_comes_to_no_other_site(world: World) -> None:
    """AV-09: redirects stay here."""
    login = user_of(world.june).login
    response = sign_in(Client(), login, next="https://elsewhere.example/")
    assert response.headers["Location"].startswith("/")
    assert not response.headers["Location"].startswith("//")
