"""The log goes to another body's machine only under an agreement (P2-07, AV-19)."""

import datetime as dt
from typing import Any

import pytest

from alongside.config import safety
from alongside.core import log_copies as copies
from alongside.core.log_address import Address
from alongside.core.log_copies import CopyHandler, _Sender
from alongside.privacy import log_copies
from alongside.privacy.commands import vendors as commands
from alongside.privacy.models import Vendor
from tests.fixtures.people import House, World

pytestmark = pytest.mark.django_db
OUTSIDE = Address("udp", "logs.example.org", 514)


def agreed(house: House, **more: Any) -> Vendor:
    facts: dict[str, Any] = {
        "data_kinds": ["none"], "qsoa_on": dt.date(2026, 1, 5), "renews_on": dt.date(2027, 1, 5),
    }  # fmt: skip
    return commands.add_vendor(name="Keeper", service="logs", by=house.priya, **{**facts, **more})


def test_p2_07_nothing_goes_to_another_bodys_machine_without_an_agreement(
    world: World, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ALONGSIDE_LOG_ADDRESS = OUTSIDE
    assert copies.held_back == [log_copies.is_held_back]
    # The sender closes the connections of its own thread; here it asks on the test's.
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    sent: list[bytes] = []
    sender = _Sender(CopyHandler(address=OUTSIDE))
    monkeypatch.setattr(sender.wire, "send", sent.append)
    assert "no agreement" in sender._problem(b"line")
    agreed(world)
    assert "no agreement" in sender._problem(b"line")  # Meadow has none yet
    assert any("ALONGSIDE_LOG_TO" in one for one in safety.warnings())
    agreed(world.meadow)
    assert sender._problem(b"line") == ""
    assert sent == [b"line"]
    assert not any("The log is" in one for one in safety.warnings())


def test_p2_07_where_the_register_cannot_be_asked_nothing_goes_out(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> bool:
        raise RuntimeError

    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    monkeypatch.setattr(copies, "held_back", [broken])
    assert copies._is_held_back()
    monkeypatch.setattr(copies, "held_back", [])
    assert copies._is_held_back()


@pytest.mark.usefixtures("world")
def test_p2_07_a_machine_of_the_programs_own_network_needs_none(settings: Any) -> None:
    settings.ALONGSIDE_LOG_ADDRESS = Address("tls", "10.0.0.5", 6514)
    assert not log_copies.is_held_back()
    settings.ALONGSIDE_LOG_ADDRESS = None
    assert not log_copies.is_held_back()
    assert any("on this machine alone" in one for one in safety.warnings())
