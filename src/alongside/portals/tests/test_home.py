"""Where each role starts, and changing between roles."""

import pytest

from alongside.core.actor import Role
from alongside.core.models import AuditEvent
from alongside.people.middleware import MEMBERSHIP
from alongside.people.models import Membership
from alongside.portals.nav import HOMES, items
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_home_sends_each_role_to_its_own_page(
    world: World, client_for: ClientFor, role: str
) -> None:
    client = client_for(role)
    answer = client.get("/home/")
    assert (answer.status_code, answer["Location"]) == (302, HOMES[role])
    assert client.get(HOMES[role]).status_code == 200


@pytest.mark.parametrize("role", list(Role))
def test_every_place_of_the_navigation_is_there(
    world: World, client_for: ClientFor, role: str
) -> None:
    client = client_for(role)
    for place in items(world.in_role(role), "/"):
        assert client.get(place.href).status_code == 200, place.href


def test_the_nearest_place_is_the_current_one(world: World) -> None:
    def current(path: str) -> list[str]:
        return [place.href for place in items(world.june, path) if place.current]

    assert current("/me/plan/history/") == ["/me/plan/"]
    assert current("/me/who-looked/") == ["/me/"]
    assert current("/help/") == []


def test_somebody_with_two_roles_changes_between_them(world: World, client_for: ClientFor) -> None:
    dana = world.membership_of(world.dana)
    second = Membership.objects.create(
        organisation=world.organisation, user=dana.user, role=Role.EVALUATOR, name="Dana R."
    )
    client = client_for(world.dana)
    assert client.get("/home/")["Location"] == "/today/"
    assert "Change role" in client.get("/today/").content.decode()
    answer = client.post("/home/role/", {"membership": str(second.pk)})
    assert answer["Location"] == "/figures/"
    assert client.get("/today/").status_code == 404
    assert client.session[MEMBERSHIP] == str(second.pk)
    assert AuditEvent.objects.filter(action="accounts.role_changed").count() == 1


def test_nobody_takes_a_role_of_somebody_else(world: World, client_for: ClientFor) -> None:
    client = client_for(world.june)
    for other in (world.dana.membership_id, world.meadow.dana.membership_id, "", "x"):
        answer = client.post("/home/role/", {"membership": str(other)})
        assert answer.status_code in (404, 422)
    assert client.get("/me/").status_code == 200
