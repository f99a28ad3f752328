"""
Nothing about a person leaves without an entry in the ledger (P2-41).

Every way out is listed in `privacy.handing.WAYS`. The write of the ledger is taken away from each
in turn: then nothing may leave. And no other module may make anything of a packet.
"""

import ast
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alongside.privacy import carriers, handing
from alongside.privacy.commands import auditing, disclosing, recipients, sending
from alongside.privacy.models import AuditGrant, Disclosure, LegalRequest, Sending
from alongside.privacy.models.legal import LegalState
from alongside.privacy.tests import factories
from alongside.privacy.tests.test_legal import in_state
from alongside.privacy.tests.test_research import agreed_record
from alongside.privacy.tests.test_sending import queued
from tests.fixtures.people import World

SOURCE = Path(__file__).parents[2] / "src" / "alongside"
# Whose business packets are: register them, build them at the door, make something of them.
# `previews` shows the person themself what a form would tell; nothing leaves there.
BUILDS = {"privacy/packets.py", "privacy/commands/disclosing.py", "privacy/previews.py"}
HANDS_ON = {"privacy/handing.py", "privacy/commands/sending.py"}
OPENS = HANDS_ON
Leaves = Callable[[World], Any]


class NoLedger(Exception):
    """The write of the ledger was taken away."""


def _asked(world: World) -> dict[str, Any]:
    consent = factories.active(world.june_person)
    named = consent.recipients.select_related("recipient").get()
    return {
        "person": world.june_person, "recipient": named.recipient, "categories": ["attendance"],
        "purpose": "own_request", "basis": "consent", "by": world.dana,
    }  # fmt: skip


def _seen(world: World) -> dict[str, Any]:
    consent = factories.active(world.june_person)
    recipient = consent.recipients.select_related("recipient").get().recipient
    recipients.add_member(
        recipient=recipient, membership=world.membership_of(world.petra), by=world.ada
    )
    return {"consent": consent, "recipient": recipient, "by": world.petra}


def _order(world: World) -> LegalRequest:
    return in_state(world, LegalState.MANDATE_VERIFIED)


def _grant(world: World) -> AuditGrant:
    return auditing.open_audit(
        auditor="State Audit", membership=world.membership_of(world.petra), program=world.program,
        categories=["attendance"], law="State law", promise="In the safe", by=world.priya,
    )  # fmt: skip


LEAVES: dict[str, tuple[Callable[[World], Any], Callable[[World, Any], Any]]] = {
    "pdf": (_asked, lambda _world, asked: handing.as_pdf(**asked)),
    "json": (_asked, lambda _world, asked: handing.as_json(**asked)),
    "spoken": (_asked, lambda _world, asked: handing.spoken(**asked)),
    "page": (_seen, lambda _world, seen: handing.on_page(**seen, categories=["attendance"])),
    "name": (_seen, lambda _world, seen: handing.on_list(**seen)),
    "audit": (
        _grant,
        lambda world, row: handing.for_audit(grant=row, person=world.june_person, by=world.petra),
    ),
    "research": (
        agreed_record,
        lambda world, row: handing.for_research(record=row, export=row.export, by=world.priya),
    ),
    "order": (_order, lambda world, row: handing.under_order(request=row, by=world.priya)),
    "job": (
        lambda world: queued(world, factories.active(world.june_person)),
        lambda world, row: sending.send(sending=row, by=world.system),
    ),
}  # fmt: skip


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What a carrier took along."""
    took: list[Any] = []
    monkeypatch.setitem(carriers.CARRIERS, "post", lambda to, packet: took.append((to, packet)))
    return took


def test_every_way_out_is_tried_here_and_is_there() -> None:
    assert set(LEAVES) == set(handing.WAYS)
    for address in handing.WAYS.values():
        module, _dot, name = address.rpartition(".")
        assert callable(getattr(importlib.import_module(module), name))


@pytest.mark.django_db
@pytest.mark.parametrize("way", sorted(handing.WAYS))
def test_p2_41_each_way_out_writes_exactly_one_entry(
    world: World, taken: list[Any], way: str
) -> None:
    prepare, leave = LEAVES[way]
    before = prepare(world)
    assert leave(world, before)
    assert Disclosure.objects.scoped(world.system).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("way", sorted(handing.WAYS))
def test_p2_41_without_the_entry_nothing_leaves(
    world: World, taken: list[Any], monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    prepare, leave = LEAVES[way]
    before = prepare(world)

    def gone(*_args: Any, **_kwargs: Any) -> None:
        raise NoLedger

    monkeypatch.setattr(disclosing, "_write", gone)
    with pytest.raises(NoLedger):
        leave(world, before)
    assert taken == []
    assert not Disclosure.objects.scoped(world.system).exists()
    assert not Sending.objects.scoped(world.system).filter(ended_at__isnull=False).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("way", sorted(handing.WAYS))
def test_p2_41_an_entry_that_is_not_saved_lets_nothing_leave(
    world: World, taken: list[Any], monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The mutation proper: `_write` runs and forgets to save."""
    prepare, leave = LEAVES[way]
    before = prepare(world)
    monkeypatch.setattr(disclosing, "save_once", lambda entry, **_more: entry)
    with pytest.raises(disclosing.NotWritten):
        leave(world, before)
    assert taken == []


def _calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def _modules() -> Iterator[tuple[str, Path]]:
    for path in SOURCE.rglob("*.py"):
        if "/tests/" not in str(path) and "/migrations/" not in str(path):
            yield path.relative_to(SOURCE).as_posix(), path


def test_only_the_door_builds_packets() -> None:
    calls = {"packets.sections", "sections", "Packet", "packets.Packet", "Disclosure"}
    calls |= {"Disclosure.objects.create", "Disclosure.objects.bulk_create"}
    found = {name for name, path in _modules() if calls & set(_calls(path))}
    assert found <= BUILDS, found - BUILDS


def test_only_the_ways_out_open_the_door() -> None:
    calls = {"disclose", "disclosing.disclose"}
    found = {name for name, path in _modules() if calls & set(_calls(path))}
    assert found == OPENS


def test_only_the_ways_out_make_something_of_a_packet() -> None:
    found = {
        name
        for name, path in _modules()
        if any(
            isinstance(node, ast.Attribute) and node.attr == "packet"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    }
    assert found - BUILDS == HANDS_ON
    templates = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.html")
        if "packet" in path.read_text(encoding="utf-8")
    }
    assert templates == {
        "privacy/jinja2/privacy/paper/packet.html",
        "privacy/jinja2/privacy/parts/packet.html",
        "privacy/jinja2/privacy/shared_person.html",
        "referrals/jinja2/referrals/partner_told.html",
    }
