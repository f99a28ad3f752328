"""Every page after an organisation's keys were destroyed: an answer in words, never a failure."""

from typing import Any

import pytest
from django.test import Client

from alongside.core.actor import Role
from alongside.core.crypto import keyring
from alongside.privacy.commands.keys import destroy_keys
from tests.fixtures.people import World, sign_in
from tests.guards import subjects
from tests.guards.routes import all_routes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROUTES = [r for r in all_routes() if not r.pattern.lstrip("^").startswith("accounts/")]
WORDS = "This record was erased on Nov. 24, 2026."


@pytest.fixture
def things(world: World) -> dict[str, Any]:
    return subjects.of(world, world.june_person, world.program, world.membership_of(world.dana))


def erase(world: World) -> None:
    by = world.system
    destroy_keys(organisation=world.organisation, reason="The contract ended.", by=by)


@pytest.mark.parametrize("role", [*Role, None], ids=str)
def test_p2_48_no_page_fails_after_keys_were_destroyed(
    role: Role | None, world: World, things: dict[str, Any]
) -> None:
    member = world.membership_of(world.in_role(role)) if role else None
    erase(world)
    seen = set()
    for route in ROUTES:
        if role and not route.is_public and role not in route.roles:
            continue
        if route.arguments and not set(route.arguments) <= set(things):
            continue
        client = sign_in(member) if member else Client()  # anew: one of the pages signs out
        client.raise_request_exception = False
        answer = client.get(route.path(things))
        assert answer.status_code < 500, f"{route.pattern}: {answer.status_code}"
        posted = client.post(route.path(things), {}) if answer.status_code in (200, 405) else answer
        assert posted.status_code < 500, f"POST {route.pattern}: {posted.status_code}"
        seen.add(answer.status_code)
        if answer.status_code == 410:
            assert WORDS in answer.content.decode()
    expects_records = role in (Role.PARTICIPANT, Role.COACH, Role.SUPERVISOR)
    assert (410 in seen) or not expects_records


def test_p2_48_a_person_of_an_erased_organisation_is_told_when(world: World) -> None:
    client = sign_in(world.membership_of(world.june))
    assert client.get("/home/", follow=True).status_code == 200
    erase(world)
    answer = client.get("/me/")
    assert answer.status_code == 410
    assert WORDS in answer.content.decode()


def test_p2_48_another_organisation_reads_on(world: World) -> None:
    erase(world)
    keyring.forget()
    client = sign_in(world.meadow.membership_of(world.meadow.june))
    assert client.get("/me/").status_code == 200
