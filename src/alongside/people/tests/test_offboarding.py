"""Whoever is let go is out at once (HS-19)."""

import pytest
from django.contrib.sessions.models import Session

from alongside.core.errors import NotFound, NotPermitted
from alongside.people import policy
from alongside.people.commands.emergency import open_in_emergency
from alongside.people.commands.members import let_go
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


def test_hs_19_an_open_session_ends_at_once(world: World, client_for: ClientFor) -> None:
    phone, desk = client_for(world.dana), client_for(world.dana)
    record = f"/people/{world.june_person.pk}/"
    assert phone.get(record).status_code == desk.get(record).status_code == 200
    key = phone.session.session_key
    let_go(membership=world.membership_of(world.dana), by=world.ada)
    for client in (phone, desk):
        answer = client.get(record)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")
    assert not Session.objects.filter(pk=key).exists()


def test_hs_19_an_emergency_opening_ends_with_it(world: World, client_for: ClientFor) -> None:
    open_in_emergency(person=world.june_person, reason="Found at the bus stop", by=world.wil)
    wil = client_for(world.wil)
    record = f"/people/{world.june_person.pk}/"
    assert wil.get(record).status_code == 200
    let_go(membership=world.membership_of(world.wil), by=world.ada)
    assert wil.get(record).status_code == 302


def test_hs_19_other_sessions_and_roles_stay(world: World, client_for: ClientFor) -> None:
    cora = client_for(world.cora)
    let_go(membership=world.membership_of(world.dana), by=world.ada)
    assert cora.get(f"/people/{world.june_person.pk}/").status_code == 200


def test_hs_19_an_actor_held_from_before_changes_nothing(world: World) -> None:
    let_go(membership=world.membership_of(world.ada), by=world.system)
    with pytest.raises((NotPermitted, NotFound)):
        let_go(membership=world.membership_of(world.ada), by=world.ada)
    assert not policy.can_see_person(by=world.ada, person=world.june_person)
