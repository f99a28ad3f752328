"""Every address of accounts, opened by its owner and by a stranger."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.urls.resolvers import URLPattern

from alongside.accounts.tests.helpers import give_code_app, user_of
from alongside.accounts.urls import ACCESS, PUBLIC, SIGNED_IN, urlpatterns
from tests.fixtures.people import ClientFor, World

ARGUMENTS: dict[str, dict[str, Any]] = {
    "account_reset_password_from_key": {"uidb36": "abc", "key": "x-y"},
    "mfa_edit_webauthn": {"pk": 1},
    "mfa_remove_webauthn": {"pk": 1},
}
# Only POST, or only for who has the thing.
NOT_OPENED = {"accounts_idle", "accounts_language", "accounts_stay", "accounts_send_draft"}


def named(access: str) -> list[str]:
    return sorted(name for name, who in ACCESS.items() if who == access)


def test_every_address_states_who_may_open_it() -> None:
    names = {p.name for p in urlpatterns if isinstance(p, URLPattern)}
    assert names == set(ACCESS)


@pytest.mark.parametrize("name", named(PUBLIC))
def test_public_address_answers_a_visitor(world: World, name: str) -> None:
    response = Client().get(reverse(name, kwargs=ARGUMENTS.get(name)))
    assert response.status_code in (200, 302)


@pytest.mark.parametrize("name", named(SIGNED_IN))
def test_own_address_sends_a_visitor_to_sign_in(world: World, name: str) -> None:
    response = Client().get(reverse(name, kwargs=ARGUMENTS.get(name)))
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("name", sorted(set(named(SIGNED_IN)) - NOT_OPENED))
def test_own_address_answers_its_owner(world: World, client_for: ClientFor, name: str) -> None:
    response = client_for(world.june).get(reverse(name, kwargs=ARGUMENTS.get(name)))
    assert response.status_code in (200, 302, 404)
    if response.status_code == 404:
        assert name in {
            "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_edit_webauthn",
            "mfa_remove_webauthn",
        }  # fmt: skip


def test_factor_pages_open_once_there_is_a_code_app(world: World, client_for: ClientFor) -> None:
    client = client_for(world.june)
    give_code_app(user_of(world.june))
    for name in ("mfa_index", "mfa_deactivate_totp", "mfa_generate_recovery_codes"):
        assert client.get(reverse(name)).status_code == 200, name


def test_there_is_no_sign_up_and_no_list_of_addresses(world: World) -> None:
    for path in ("signup/", "email/", "3rdparty/", "social/connections/", "confirm-email/"):
        assert Client().get(f"/accounts/{path}").status_code == 404


def test_overview_shows_the_owner_their_name_and_never_the_hash(
    world: World, client_for: ClientFor
) -> None:
    user = user_of(world.june)
    page = client_for(world.june).get("/accounts/").content.decode()
    assert user.login in page
    assert user.username not in page


def test_pages_have_no_inline_script_or_style(world: World, client_for: ClientFor) -> None:
    """AV-09: the content policy allows scripts from our own files alone."""
    client = client_for(world.june)
    for path in (
        "/accounts/",
        "/accounts/passkeys/add/",
        "/accounts/second/",
        "/accounts/second/app/",
    ):
        page = client.get(path).content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick=" not in page
        for script in page.split("<script")[1:]:
            head = script.split(">")[0]
            assert "src=" in head or 'type="application/json"' in head, (path, head)


def test_june_chooses_her_idle_time_and_staff_cannot(world: World, client_for: ClientFor) -> None:
    """HS-03: 5 to 60 minutes for participants, 15 for staff."""
    june = client_for(world.june)
    assert june.post("/accounts/idle/", {"minutes": "45"}).status_code == 302
    assert user_of(world.june).idle_minutes == 45
    assert june.post("/accounts/idle/", {"minutes": "61"}).status_code == 422
    dana = client_for(world.dana)
    assert dana.post("/accounts/idle/", {"minutes": "45"}).status_code == 422
    assert user_of(world.dana).idle_minutes == 30


def test_june_chooses_spanish(world: World, client_for: ClientFor) -> None:
    june = client_for(world.june)
    assert june.post("/accounts/language/", {"language": "es"}).status_code == 302
    assert user_of(world.june).language == "es"
    assert june.post("/accounts/language/", {"language": "xx"}).status_code == 422
