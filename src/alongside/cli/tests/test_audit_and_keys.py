import json
from argparse import ArgumentParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from alongside.cli import audit as audit_command
from alongside.cli import keys as keys_command
from alongside.core import audit, seals
from alongside.core.crypto import keyring
from alongside.core.models import AuditEvent, DataKey
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_home(settings: Any, tmp_path: Path) -> None:
    settings.ALONGSIDE_HOME = tmp_path


def run(module: ModuleType, *given: str) -> int:
    parser = ArgumentParser()
    module.add_arguments(parser)
    return int(module.run(parser.parse_args(given)))


@pytest.fixture
def sealed(world: World, django_capture_on_commit_callbacks: Any, capsys: Any) -> int:
    """All that the stock people's making left in the log, sealed."""
    with django_capture_on_commit_callbacks(execute=True):
        assert run(audit_command, "seal") == 0
    count = AuditEvent.objects.count()
    assert capsys.readouterr().out == f"Sealed {count} events.\n"
    return count


def test_a_whole_log_is_ok_with_its_counts(sealed: int, world: World, capsys: Any) -> None:
    audit.read(by=world.dana, person=world.june_person, what="record")
    assert run(audit_command, "verify") == 0
    assert capsys.readouterr().out == f"OK: {sealed} events sealed, 1 not sealed yet.\n"
    assert run(audit_command, "verify", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer == {"ok": True, "sealed": sealed, "unsealed": 1}


def test_a_broken_log_names_the_place(sealed: int, capsys: Any) -> None:
    seals.checkpoint_file().unlink()
    assert run(audit_command, "verify") == 1
    assert capsys.readouterr().out.startswith("BROKEN at no place in the chain: ")
    assert run(audit_command, "verify", "--json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["broken"]["kind"]) == (False, "file")


def test_keys_rotate_for_all_and_for_sign_in_names(world: World, capsys: Any) -> None:
    before = set(DataKey.objects.filter(retired_at__isnull=True, purpose="text"))
    assert run(keys_command, "rotate") == 0
    after = set(DataKey.objects.filter(retired_at__isnull=True, purpose="text"))
    assert not before & after
    assert len(after) == 3
    out = capsys.readouterr().out
    assert "Harbor: " in out
    assert "Meadow: " in out
    assert "Sign-in names: 22 rows are under a new key." in out
    keyring.forget()
    world.june_person.refresh_from_db()
    assert world.june_person.given_name == "June"


def test_keys_rotate_for_one_organisation(world: World, capsys: Any) -> None:
    meadow = keyring.current(world.meadow.organisation.pk).id
    assert run(keys_command, "rotate", "--organisation", "harbor") == 0
    assert capsys.readouterr().out.startswith("Harbor: ")
    keyring.forget()
    assert keyring.current(world.meadow.organisation.pk).id == meadow


def test_an_unknown_organisation_is_told(world: World, capsys: Any) -> None:
    assert run(keys_command, "rotate", "--organisation", "nowhere") == 2
    assert 'no organisation "nowhere"' in capsys.readouterr().err
