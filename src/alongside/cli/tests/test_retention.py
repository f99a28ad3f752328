"""`./alongside retention`: what is over goes for good, words of people only when confirmed."""

import argparse
import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from alongside.cli import retention as command
from alongside.coaching.commands.contacts import add_addendum
from alongside.coaching.models import Addendum, Contact
from alongside.coaching.tests.factories import make_contact
from alongside.core import clock
from alongside.core.errors import BadInput
from alongside.core.models import AuditEvent, StoredEvent
from alongside.privacy import retention
from tests.fixtures.people import World
from tests.fixtures.safety import NOW


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    return {one["kind"]: one for one in json.loads(capsys.readouterr().out)["kinds"]}


def confirm(settings: Any, tmp_path: Path) -> None:
    """The program's own copy, in which counsel has confirmed every rule."""
    path = tmp_path / "retention.toml"
    path.write_text(retention.FILE.read_text().replace('"nobody"', '"Counsel, 2026-11-20"'))
    settings.ALONGSIDE_RETENTION_FILE = str(path)


@pytest.mark.django_db
def test_p2_48_a_dry_run_deletes_nothing(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    count = StoredEvent.objects.count()
    with clock.frozen(NOW + dt.timedelta(days=91)):
        assert run("--dry-run", "--json") == 0
    kinds = told(capsys)
    assert kinds["events"]["over"] == count > 0
    assert kinds["events"]["deleted"] == 0
    assert StoredEvent.objects.count() == count


@pytest.mark.django_db
def test_p2_48_what_is_over_goes_and_what_is_not_stays(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    old = StoredEvent.objects.count()
    StoredEvent.objects.create(name="later", at=NOW + dt.timedelta(days=60))
    with clock.frozen(NOW + dt.timedelta(days=91)):
        assert run() == 0
    assert f"events: {old} deleted." in capsys.readouterr().out
    assert [e.name for e in StoredEvent.objects.all()] == ["later"]
    event = AuditEvent.objects.filter(action="retention.deleted").get()
    assert event.detail["count"] == old


@pytest.mark.django_db
def test_p2_48_words_of_people_wait_until_the_program_confirms(
    world: World, settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contact = make_contact(world.june_person, world.dana, note="Talked")
    add_addendum(contact=contact, words="And more", by=world.dana)
    with clock.frozen(NOW + dt.timedelta(days=2560)):
        run("--json")
        before = told(capsys)["contacts"]
        assert (before["over"], before["deleted"], before["acts"]) == (1, 0, False)
        assert Contact.objects.scoped(world.system).exists()
        confirm(settings, tmp_path)
        run("--json")
    assert told(capsys)["contacts"]["deleted"] == 1
    assert not Contact.objects.scoped(world.system).exists()
    assert not Addendum.objects.scoped(world.system).exists()


def test_hs_11_the_log_and_documentation_are_kept_six_years_or_whole() -> None:
    six_years = 6 * 365
    for rule in retention.rules():
        assert rule.model not in retention.kept_whole()
        if rule.model.startswith(("privacy.", "people.")):
            assert rule.keep_days >= six_years, rule.key
    assert "core.AuditEvent" in retention.kept_whole()
    for label in retention.kept_whole():
        apps.get_model(label)


def test_hs_11_every_rule_says_why_and_who_confirmed() -> None:
    data = tomllib.loads(retention.FILE.read_text())
    assert all(entry["source"] for entry in [*data["kind"], *data["kept"]])
    assert all(rule.confirmed for rule in retention.rules())


@pytest.mark.parametrize(
    ("before", "after"),
    [("core.StoredEvent", "core.Nothing"), ('field = "at"', 'field = "then"'),
     ("keep_days = 90", "keep_days = 0")],
)  # fmt: skip
def test_a_rule_that_cannot_be_used_is_told_and_nothing_goes(
    settings: Any, tmp_path: Path, before: str, after: str
) -> None:
    path = tmp_path / "retention.toml"
    path.write_text(retention.FILE.read_text().replace(before, after))
    settings.ALONGSIDE_RETENTION_FILE = str(path)
    with pytest.raises(BadInput, match="events"):
        retention.rules()


@pytest.mark.django_db(transaction=True)
def test_p2_48_a_deleted_canary_is_in_no_file_of_the_database() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the files of a PostgreSQL server are not the test's to read")
    canary = "canary-7f3a91c2d5"
    StoredEvent.objects.create(name=canary, at=NOW - dt.timedelta(days=200))
    path = Path(str(connection.settings_dict["NAME"]))
    assert any(canary.encode() in p.read_bytes() for p in _files(path))
    assert run() == 0
    assert not any(canary.encode() in p.read_bytes() for p in _files(path))


def _files(path: Path) -> list[Path]:
    return [p for p in path.parent.glob(f"{path.name}*") if p.is_file()]
