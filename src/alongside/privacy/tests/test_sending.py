"""What was queued is looked at again when it leaves (P2-28)."""

import pytest

from alongside.core import clock, jobs
from alongside.core.errors import BadInput
from alongside.core.models import AuditEvent
from alongside.privacy import carriers
from alongside.privacy.commands import consents, sending
from alongside.privacy.models import Consent, Disclosure, Recipient, Sending
from alongside.privacy.packets import Packet
from alongside.privacy.tests import factories
from alongside.privacy.tests.test_disclosing import recipient_of
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db
Taken = list[tuple[Recipient, Packet]]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Taken:
    """What a carrier took along."""
    took: Taken = []
    monkeypatch.setitem(carriers.CARRIERS, "post", lambda to, packet: took.append((to, packet)))
    return took


def queued(world: World, consent: Consent) -> Sending:
    return sending.queue(
        person=world.june_person, recipient=recipient_of(consent), categories=["attendance"],
        purpose="own_request", channel="post", send_at=clock.now(), by=world.dana,
    )  # fmt: skip


def again(world: World, row: Sending) -> Sending:
    return Sending.objects.scoped(world.system).get(pk=row.pk)


def test_what_is_due_leaves_with_one_entry(world: World, taken: Taken) -> None:
    row = queued(world, factories.active(world.june_person))
    assert sending.send_due() == 1
    assert sending.send_due() == 0
    (entry,) = Disclosure.objects.scoped(world.system)
    assert again(world, row).disclosure == entry
    assert [packet.sha256 for _to, packet in taken] == [entry.packet_sha256]


def test_p2_28_revoked_between_queue_and_send_stops(world: World, taken: Taken) -> None:
    consent = factories.active(world.june_person)
    row = queued(world, consent)
    consents.revoke(consent=consent, by=world.june)
    assert sending.send_due() == 0
    assert taken == []
    assert not Disclosure.objects.scoped(world.system).exists()
    assert again(world, row).stopped_why == "revoked"
    stops = AuditEvent.objects.filter(action="privacy.stop_sending", outcome="done")
    assert stops.get().object_id == str(row.pk)


def test_a_carrier_that_fails_leaves_no_entry_and_is_tried_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_to: Recipient, _packet: Packet) -> None:
        raise OSError("the line is down")

    monkeypatch.setitem(carriers.CARRIERS, "post", fails)
    row = queued(world, factories.active(world.june_person))
    assert sending.send_due() == 0
    assert not Disclosure.objects.scoped(world.system).exists()
    assert again(world, row).ended_at is None


def test_nothing_is_queued_that_nothing_can_take_along(world: World) -> None:
    consent = factories.active(world.june_person)
    with pytest.raises(BadInput):
        queued(world, consent)


def test_the_job_is_registered() -> None:
    assert jobs.PERIODIC["send what is due"].run is sending.send_due
