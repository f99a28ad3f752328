import json
import uuid
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, connection, transaction

from alongside.core import audit, seals
from alongside.core.actor import Actor
from alongside.core.models import AuditEvent, Seal, SealEntry

pytestmark = pytest.mark.django_db

append_only = import_module("alongside.core.migrations.0002_append_only")


@pytest.fixture(autouse=True)
def own_file(settings: Any, tmp_path: Path) -> Path:
    settings.ALONGSIDE_HOME = tmp_path
    return tmp_path / "checkpoints" / "audit.jsonl"


@pytest.fixture
def log(django_capture_on_commit_callbacks: Any) -> Callable[[int], list[AuditEvent]]:
    """Write so many events and seal them; gives all events in order."""

    def write(count: int) -> list[AuditEvent]:
        for _ in range(count):
            audit.record(by=Actor.system(None), action="test.happened")
        with django_capture_on_commit_callbacks(execute=True):
            assert seals.seal_pending() == count
        return list(AuditEvent.objects.order_by("id"))

    return write


@pytest.fixture
def unguarded(db: None) -> None:
    """The triggers are gone, as for somebody with the database in their hands."""
    with connection.schema_editor(atomic=False) if _postgresql() else _plain() as editor:
        append_only.lift(editor)


def _postgresql() -> bool:
    return connection.vendor == "postgresql"


class _plain:  # noqa: N801 - SQLite's schema editor refuses to open inside a transaction
    connection = connection

    def __enter__(self) -> "_plain":
        return self

    def __exit__(self, *_: object) -> None: ...

    def execute(self, statement: str, params: object = None) -> None:
        run(statement)


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values) or None)


def key(value: uuid.UUID) -> Any:
    return value if _postgresql() else value.hex


def broken() -> tuple[str, int]:
    finding = seals.verify()
    assert finding is not None, "the log counts as whole"
    assert finding.message.endswith(".")
    return finding.kind, finding.position


Log = Callable[[int], list[AuditEvent]]


def test_an_untouched_log_is_whole(log: Log, own_file: Path) -> None:
    assert seals.verify() is None
    log(3)
    log(2)
    assert seals.verify() is None
    assert [json.loads(line)["position"] for line in own_file.read_text().splitlines()] == [3, 5]


def test_events_not_sealed_yet_break_nothing(log: Log) -> None:
    log(2)
    audit.record(by=Actor.system(None), action="test.happened")
    assert seals.verify() is None
    assert seals.seal_pending() == 1


def test_many_events_are_sealed_in_batches(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "BATCH", 4)
    log(11)
    assert list(Seal.objects.order_by("position").values_list("position", flat=True)) == [4, 8, 11]
    assert seals.verify() is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("action", "test.nothing"),
        ("outcome", "refused"),
        ("role", "coach"),
        ("address", "10.0.0.0"),
        ("purpose", "care"),
        ("detail", '{"count": 1}'),
        ("object_id", "1"),
    ],
)
def test_a_changed_event_is_named(log: Log, unguarded: None, column: str, value: str) -> None:
    events = log(5)
    run(f"UPDATE core_auditevent SET {column} = %s WHERE id = %s", value, key(events[2].id))
    finding = seals.verify()
    assert finding is not None
    assert (finding.kind, finding.position, finding.event_id) == ("changed", 3, str(events[2].id))


def test_a_changed_time_is_named(log: Log, unguarded: None) -> None:
    events = log(3)
    run(
        "UPDATE core_auditevent SET at = '2020-01-01 00:00:00+00:00' WHERE id = %s",
        key(events[1].id),
    )
    assert broken() == ("changed", 2)


def test_a_deleted_event_is_named(log: Log, unguarded: None) -> None:
    events = log(5)
    run("DELETE FROM core_auditevent WHERE id = %s", key(events[3].id))
    assert broken() == ("deleted", 4)


def test_an_event_deleted_with_its_entry_is_named(log: Log, unguarded: None) -> None:
    events = log(5)
    run("DELETE FROM core_auditevent WHERE id = %s", key(events[1].id))
    run("DELETE FROM core_sealentry WHERE position = 2")
    assert broken() == ("gap", 2)


def test_an_event_put_in_later_is_named(log: Log) -> None:
    events = log(5)
    old = AuditEvent(
        action="test.planted", actor_kind="system", id=_before(events[0].id, minutes=60)
    )
    old.save(force_insert=True)
    assert seals.seal_pending() == 0
    finding = seals.verify()
    assert finding is not None
    assert (finding.kind, finding.event_id) == ("inserted", str(old.id))


def _before(event_id: uuid.UUID, minutes: int) -> uuid.UUID:
    return uuid.UUID(int=event_id.int - ((minutes * 60_000) << 80))


def test_an_event_sealed_with_the_clock_turned_back_is_named(log: Log) -> None:
    events = log(3)
    SealEntry.objects.order_by("position")
    late = AuditEvent(action="test.late", actor_kind="system", id=_before(events[0].id, minutes=60))
    late.save(force_insert=True)
    last = SealEntry.objects.get(position=3)
    own = seals.digest(AuditEvent.objects.get(pk=late.pk))
    chain = seals._hash(last.chain + own)
    SealEntry.objects.create(position=4, event_id=late.id, digest=own, chain=chain)
    seals._checkpoint(4, chain)
    assert broken() == ("late", 4)


def test_entries_in_another_order_are_named(log: Log, unguarded: None) -> None:
    events = log(4)
    spare = key(uuid.UUID(int=1))
    for new, position in ((spare, 2), (key(events[1].id), 3), (key(events[2].id), 2)):
        run("UPDATE core_sealentry SET event_id = %s WHERE position = %s", new, position)
    assert broken() == ("changed", 2)


def test_a_log_cut_off_at_its_end_is_named(log: Log, unguarded: None) -> None:
    log(3)
    log(2)
    last = "SELECT event_id FROM core_sealentry WHERE position > 3"
    run(f"DELETE FROM core_auditevent WHERE id IN ({last})")
    run("DELETE FROM core_sealentry WHERE position > 3")
    assert broken() == ("truncated", 5)
    run("DELETE FROM core_seal WHERE position > 3")
    assert broken() == ("truncated", 5)


def test_a_chain_rewritten_from_a_changed_event_is_named_by_its_seal(
    log: Log, unguarded: None
) -> None:
    events = log(4)
    run("UPDATE core_auditevent SET action = 'test.nothing' WHERE id = %s", key(events[1].id))
    chain = seals.START
    for entry in SealEntry.objects.order_by("position"):
        own = seals.digest(AuditEvent.objects.get(pk=entry.event_id))
        chain = seals._hash(chain + own)
        run(
            "UPDATE core_sealentry SET digest = %s, chain = %s WHERE position = %s",
            own, chain, entry.position,
        )  # fmt: skip
    assert broken() == ("seal", 4)
    run("UPDATE core_seal SET chain = %s", chain)
    assert broken() == ("seal", 4)


def test_one_link_rewritten_is_named(log: Log, unguarded: None) -> None:
    log(4)
    run("UPDATE core_sealentry SET chain = %s WHERE position = 2", "0" * 64)
    assert broken() == ("chain", 2)


def test_a_forged_seal_is_named(log: Log, unguarded: None) -> None:
    log(3)
    seal = Seal.objects.get()
    text = seals._signed_text(seal.position, seal.chain, seal.sealed_at.isoformat())
    forged = Ed25519PrivateKey.from_private_bytes(b"f" * 32).sign(text).hex()
    run("UPDATE core_seal SET signature = %s", forged)
    assert broken() == ("seal", 3)
    run("UPDATE core_seal SET signature = 'not even hex'")
    assert broken() == ("seal", 3)


def test_a_seal_taken_out_is_named(log: Log, unguarded: None) -> None:
    log(2)
    log(2)
    run("DELETE FROM core_seal WHERE position = 2")
    assert broken() == ("truncated", 2)


@pytest.mark.parametrize("line", ["not json", "{}", "[]", '{"position": 1}'])
def test_a_damaged_line_of_the_checkpoint_file_is_named(
    log: Log, own_file: Path, line: str
) -> None:
    log(2)
    own_file.write_text(own_file.read_text() + line + "\n")
    assert broken() == ("file", 0)


def test_a_forged_line_of_the_checkpoint_file_is_named(log: Log, own_file: Path) -> None:
    log(2)
    mark = json.loads(own_file.read_text())
    own_file.write_text(json.dumps(mark | {"chain": "0" * 64}))
    assert broken() == ("file", 2)


def test_a_missing_checkpoint_file_is_named(log: Log, own_file: Path) -> None:
    log(2)
    own_file.unlink()
    assert broken() == ("file", 0)


@pytest.mark.parametrize("table", append_only.TABLES)
@pytest.mark.parametrize("verb", ["UPDATE {} SET chain = chain", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_the_log(log: Log, table: str, verb: str) -> None:
    log(2)
    statement = verb.format(table).replace(
        "chain = chain", "action = action" if "audit" in table else "chain = chain"
    )
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(statement)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.all().delete()
