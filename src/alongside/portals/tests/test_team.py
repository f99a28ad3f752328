"""Coaches of a supervisor's programs, and covering."""

import pytest
from django.test import Client

from alongside.people.models import Assignment
from alongside.people.tests import factories
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def theo(client_for: ClientFor, world: World) -> Client:
    return client_for(world.theo)


def test_the_team_is_the_supervisors_own(world: World, theo: Client) -> None:
    page = theo.get("/team/").content.decode()
    assert "Dana R." in page
    assert "Cora L. covers" in page
    assert "Wil B." not in page


def test_cover_begins_and_ends(world: World, theo: Client) -> None:
    ana = factories.make_person(world.organisation, "Ana", "Ortiz")
    factories.make_enrolment(ana, world.program)
    factories.assign(ana, world.membership_of(world.dana))
    address = f"/team/{world.dana.membership_id}/cover/"
    assert "Ana O." in theo.get(address).content.decode()
    data = {"covering": str(world.cora.membership_id), "people": [str(ana.pk)]}
    for _twice in range(2):
        assert theo.post(address, data).status_code == 302
    held = Assignment._base_manager.get(person=ana, kind="covering", until_at__isnull=True)
    assert held.coach_id == world.cora.membership_id
    assert theo.post(f"/team/cover/{held.pk}/end/").status_code == 302
    assert not Assignment._base_manager.filter(
        person=ana, kind="covering", until_at__isnull=True
    ).exists()


def test_a_wrong_choice_comes_back(world: World, theo: Client) -> None:
    address = f"/team/{world.dana.membership_id}/cover/"
    for data in (
        {},
        {"covering": str(world.wil.membership_id), "people": [str(world.june_person.pk)]},
        {"covering": str(world.cora.membership_id), "people": [str(world.ray_person.pk)]},
    ):
        assert theo.post(address, data).status_code == 422


def test_a_stranger_finds_no_team(world: World, client_for: ClientFor) -> None:
    cover = Assignment._base_manager.get(person=world.june_person, kind="covering")
    for stranger in (world.nora, world.meadow.theo, world.dana, world.ada):
        client = client_for(stranger)
        assert client.get(f"/team/{world.dana.membership_id}/cover/").status_code == 404
        assert client.post(f"/team/cover/{cover.pk}/end/").status_code == 404
    cover.refresh_from_db()
    assert cover.until_at is None
