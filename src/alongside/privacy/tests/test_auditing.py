"""An auditor reads what was chosen, for some days, and every look is kept (P2-56)."""

import datetime as dt
import json
from typing import Any

import pytest

from alongside.core import clock
from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.privacy import handing
from alongside.privacy.commands import auditing
from alongside.privacy.models import AuditGrant, Disclosure
from alongside.privacy.tests.test_disclosing import met
from tests.fixtures.people import ClientFor, World
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db


def opened(world: World, **more: Any) -> AuditGrant:
    given = {
        "auditor": "State Audit", "membership": world.membership_of(world.petra),
        "program": world.program, "categories": ["attendance"], "law": "State law 12",
        "promise": "Signed, in the safe", "by": world.priya, **more,
    }  # fmt: skip
    return auditing.open_audit(**given)


def entries(world: World) -> list[Disclosure]:
    return list(Disclosure.objects.scoped(world.system))


def test_p2_56_it_is_for_fourteen_days_unless_said_otherwise(world: World) -> None:
    assert opened(world).until_at == NOW + dt.timedelta(days=14)
    with pytest.raises(BadInput):
        opened(world, days=31)


@pytest.mark.parametrize("lacking", ["law", "promise", "categories"])
def test_p2_56_without_law_promise_or_scope_there_is_none(world: World, lacking: str) -> None:
    with pytest.raises(BadInput) as refused:
        opened(world, **{lacking: [] if lacking == "categories" else " "})
    assert refused.value.field == lacking


def test_p2_56_the_auditor_sees_numbers_then_one_person_and_each_look_is_an_entry(
    world: World, client_for: ClientFor
) -> None:
    met(world)
    grant, petra = opened(world), client_for(world.petra)
    listed = petra.get(f"/audits/{grant.pk}/").content.decode()
    assert f"/audits/{grant.pk}/{world.june_person.pk}/" in listed
    assert str(world.ray_person.pk) not in listed
    assert "June" not in listed
    assert entries(world) == []
    page = petra.get(f"/audits/{grant.pk}/{world.june_person.pk}/").content.decode()
    assert "30 minutes" in page
    assert "NOTE-CANARY" not in page
    assert "42 CFR part 2" in page
    (entry,) = entries(world)
    assert (entry.basis, entry.channel, entry.categories) == ("audit", "page", ["attendance"])
    assert json.loads(entry.facts)["promise"] == "Signed, in the safe"
    assert entry.by_membership_id == world.petra.membership_id


def test_p2_56_it_is_gone_when_its_time_is_over_or_it_was_ended(
    world: World, client_for: ClientFor
) -> None:
    grant, petra = opened(world), client_for(world.petra)
    path = f"/audits/{grant.pk}/{world.june_person.pk}/"
    assert petra.get(path).status_code == 200
    with clock.frozen(NOW + dt.timedelta(days=14)), pytest.raises(NotFound):
        handing.for_audit(grant=grant, person=world.june_person, by=world.petra)
    assert client_for(world.priya).post(f"/privacy/audits/{grant.pk}/end/").status_code == 302
    assert petra.get(path).status_code == 404
    assert petra.get(f"/audits/{grant.pk}/").status_code == 404
    assert len(entries(world)) == 1


def test_p2_56_nothing_beyond_it_and_nobody_else(world: World, client_for: ClientFor) -> None:
    grant, petra = opened(world), client_for(world.petra)
    assert petra.get(f"/audits/{grant.pk}/{world.ray_person.pk}/").status_code == 404
    with pytest.raises(NotFound):
        handing.for_audit(grant=grant, person=world.ray_person, by=world.petra)
    grant.categories = ["attendance", "contacts"]  # more than was written down
    with pytest.raises(NotFound):
        handing.for_audit(grant=grant, person=world.june_person, by=world.petra)
    for other in (world.ada, world.dana):
        with pytest.raises((NotFound, NotPermitted)):
            opened(world, by=other)
    assert petra.post(f"/audits/{grant.pk}/{world.june_person.pk}/").status_code == 405


def test_p2_56_the_officer_opens_one_on_the_page(world: World, client_for: ClientFor) -> None:
    priya = client_for(world.priya)
    sent = {
        "key": str(new_id()), "auditor": "State Audit",
        "membership": str(world.petra.membership_id),
        "program": str(world.program.pk), "categories": ["attendance"], "law": "State law 12",
        "promise": "In the safe", "days": "7",
    }  # fmt: skip
    assert priya.post("/privacy/audits/", {**sent, "promise": ""}).status_code == 422
    for _twice in range(2):
        assert priya.post("/privacy/audits/", sent).status_code == 302
    (row,) = AuditGrant.objects.scoped(world.system)
    assert row.until_at == NOW + dt.timedelta(days=7)
    assert "State Audit" in priya.get("/privacy/audits/").content.decode()
    assert "Audits" in client_for(world.petra).get("/shared/").content.decode()
