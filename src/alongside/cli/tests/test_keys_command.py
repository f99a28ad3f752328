"""`./alongside keys`: the inventory, another master key, and the end of an organisation's text."""

import io
import json
from argparse import ArgumentParser
from typing import Any

import pytest

from alongside.cli import keys as keys_command
from alongside.core.crypto import keyring
from alongside.core.errors import Gone
from alongside.core.models import AuditEvent, DataKey
from tests.fixtures.people import World, make_world

WHY = "The contract ended."


def run(*given: str) -> int:
    parser = ArgumentParser()
    keys_command.add_arguments(parser)
    return int(keys_command.run(parser.parse_args(given)))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def real_world(transactional_db: None) -> World:
    """Stock people whose rows are committed: the files are swept outside of any transaction."""
    return make_world()


def is_readable(world: World) -> bool:
    keyring.forget()
    try:
        world.june_person.refresh_from_db()
    except Gone:
        return False
    return True


def destroy(*more: str) -> int:
    return run("destroy", "--organisation", "harbor", "--reason", WHY, *more)


@pytest.mark.django_db
def test_av_14_the_list_tells_whose_key_and_how_many_rows(world: World, capsys: Any) -> None:
    assert run("list", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == DataKey.objects.count()
    assert set(rows[0]) == {
        "id", "purpose", "organisation", "created", "retired", "destroyed", "rows",
    }  # fmt: skip
    held = {(r["organisation"], r["purpose"]): r["rows"] for r in rows}
    assert held[("harbor", "text")] == held[("meadow", "text")] == 3
    assert held[("harbor", "index")] is None
    assert held[(None, "text")] == 22
    assert run("list") == 0
    assert rows[0]["id"] in capsys.readouterr().out


@pytest.mark.django_db
def test_av_14_another_master_key_takes_over(world: World, capsys: Any, settings: Any) -> None:
    settings.ALONGSIDE_MASTER_KEYS = [b"n" * 32, b"m" * 32]
    count = DataKey.objects.count()
    assert run("rewrap") == 0
    words = f"{count} data keys are under the master key, {count} of them newly.\n"
    assert capsys.readouterr().out == words
    settings.ALONGSIDE_MASTER_KEYS = [b"n" * 32]
    assert is_readable(world)
    settings.ALONGSIDE_MASTER_KEYS = [b"o" * 32]
    assert run("rewrap") == 1
    assert "ALONGSIDE_MASTER_KEY_OLD" in capsys.readouterr().err


def test_p2_48_destroying_takes_the_short_name_typed(
    real_world: World, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("meadow\n"))
    assert destroy() == 2
    assert is_readable(real_world)
    monkeypatch.setattr("sys.stdin", Terminal("harbor\n"))
    assert destroy() == 0
    said = capsys.readouterr()
    assert "unreadable for ever" in said.err
    assert "The keys of Harbor are destroyed." in said.out
    assert not is_readable(real_world)
    assert AuditEvent.objects.filter(action="privacy.destroy_keys").count() == 1


def test_p2_48_scripts_say_yes_with_the_short_name(real_world: World, capsys: Any) -> None:
    assert destroy("--yes", "meadow") == 2
    assert is_readable(real_world)
    assert destroy("--yes", "harbor") == 0
    assert not is_readable(real_world)
    assert destroy("--yes", "harbor") == 1
    assert "no keys left" in capsys.readouterr().err
    assert run("rotate", "--organisation", "harbor") == 2
    assert run("rotate") == 0
    assert "Harbor" not in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("destroy", "--reason", WHY), "--organisation"),
        (("destroy", "--organisation", "harbor", "--yes", "harbor"), "--reason"),
        (("destroy", "--organisation", "nowhere", "--reason", WHY), "no organisation"),
        (("destroy", "--organisation", "harbor", "--reason", WHY), "--yes"),
    ],
)
def test_nothing_is_destroyed_by_half_an_order(
    world: World, capsys: Any, given: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run(*given) == 2
    assert words in capsys.readouterr().err
    assert is_readable(world)
