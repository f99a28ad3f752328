"""Somebody with the database in their hands, and what `./alongside audit verify` says then."""

import datetime as dt
import json
import uuid
from argparse import ArgumentParser
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from alongside.cli import audit as audit_command
from alongside.core import audit, clock, seals
from alongside.core.actor import Actor
from alongside.core.models import AuditEvent, SealEntry

pytestmark = pytest.mark.django_db
append_only = import_module("alongside.core.migrations.0002_append_only")
COUNT = 6


def verify(*given: str) -> int:
    parser = ArgumentParser()
    audit_command.add_arguments(parser)
    return int(audit_command.run(parser.parse_args(["verify", *given])))


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values) or None)


def key(value: uuid.UUID) -> Any:
    return value if connection.vendor == "postgresql" else value.hex


class Editor:
    """What the migration asks of a schema editor, without its refusal of open transactions."""

    connection = connection

    def execute(self, statement: str, params: object = None) -> None:
        run(statement)


@pytest.fixture
def events(
    settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> list[AuditEvent]:
    """Six sealed events, two seals, and a database whose guards somebody took off."""
    settings.ALONGSIDE_HOME = tmp_path
    for _half in range(2):
        for _ in range(COUNT // 2):
            audit.record(by=Actor.system(None), action="test.happened")
        with django_capture_on_commit_callbacks(execute=True):
            seals.seal_pending()
    assert verify() == 0
    append_only.lift(Editor())
    return list(AuditEvent.objects.order_by("id"))


def change(events: list[AuditEvent]) -> AuditEvent:
    run("UPDATE core_auditevent SET action = 'test.nothing' WHERE id = %s", key(events[2].id))
    return events[2]


def delete(events: list[AuditEvent]) -> AuditEvent:
    run("DELETE FROM core_auditevent WHERE id = %s", key(events[3].id))
    return events[3]


def delete_with_its_entry(events: list[AuditEvent]) -> AuditEvent:
    run("DELETE FROM core_auditevent WHERE id = %s", key(events[1].id))
    run("DELETE FROM core_sealentry WHERE position = 2")
    return events[2]  # the first one that is not where it should be


def _early(events: list[AuditEvent]) -> AuditEvent:
    """An event as it is written while the machine's clock is two hours behind."""
    back = dt.timedelta(hours=2)
    early = uuid.UUID(int=events[0].id.int - ((int(back.total_seconds()) * 1000) << 80))
    event = AuditEvent(id=early, at=clock.now() - back, action="test.happened", actor_kind="system")
    event.save(force_insert=True)
    return event


def insert(events: list[AuditEvent]) -> AuditEvent:
    return _early(events)


def truncate(_events: list[AuditEvent]) -> None:
    last = "SELECT event_id FROM core_sealentry WHERE position > 3"
    run(f"DELETE FROM core_auditevent WHERE id IN ({last})")
    run("DELETE FROM core_sealentry WHERE position > 3")
    run("DELETE FROM core_seal WHERE position > 3")


def truncate_all(_events: list[AuditEvent]) -> None:
    for table in append_only.TABLES:
        run(f"DELETE FROM {table}")


def turn_back_the_clock(events: list[AuditEvent]) -> AuditEvent:
    event = _early(events)
    with clock.frozen(event.at):
        assert seals.seal_pending() == 0
    return event


def turn_back_the_clock_and_seal(events: list[AuditEvent]) -> AuditEvent:
    event = _early(events)
    last = SealEntry.objects.get(position=COUNT)
    own = seals.digest(AuditEvent.objects.get(pk=event.pk))
    chain = seals._hash(last.chain + own)
    SealEntry.objects.create(position=7, event_id=event.id, digest=own, chain=chain)
    with clock.frozen(event.at):
        seals._checkpoint(7, chain)
    return event


Tamper = Callable[[list[AuditEvent]], AuditEvent | None]


@pytest.mark.parametrize(
    ("tamper", "kind", "position"),
    [
        (change, "changed", 3),
        (delete, "deleted", 4),
        (delete_with_its_entry, "gap", 2),
        (insert, "inserted", 0),
        (truncate, "truncated", 6),
        (truncate_all, "truncated", 3),
        (turn_back_the_clock, "inserted", 0),
        (turn_back_the_clock_and_seal, "late", 7),
    ],
    ids=lambda part: getattr(part, "__name__", None),
)
def test_av_20_tampering_is_found_with_its_place(
    events: list[AuditEvent], tamper: Tamper, kind: str, position: int, capsys: Any
) -> None:
    event = tamper(events)
    capsys.readouterr()
    assert verify("--json") == 1
    broken = json.loads(capsys.readouterr().out)["broken"]
    assert (broken["kind"], broken["position"]) == (kind, position)
    assert event is None or broken["event"] == str(event.id)
    assert verify() == 1
    said = capsys.readouterr().out
    assert said.startswith("BROKEN at " + (f"place {position}" if position else "no place"))
    assert event is None or str(event.id) in said


def test_av_20_a_seal_set_with_the_clock_turned_back_is_found(
    events: list[AuditEvent], capsys: Any, django_capture_on_commit_callbacks: Any
) -> None:
    event = audit.record(by=Actor.system(None), action="test.happened")
    back = clock.now() - dt.timedelta(hours=2)
    with clock.frozen(back), django_capture_on_commit_callbacks(execute=True):
        assert seals.seal_pending() == 1
    capsys.readouterr()
    assert verify("--json") == 1
    broken = json.loads(capsys.readouterr().out)["broken"]
    assert (broken["kind"], broken["position"]) == ("clock", 7)
    assert broken["event"] == str(event.id)
