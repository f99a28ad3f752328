"""Backup, wipe, restore, as commands in processes of their own (HS-16, T17)."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.durability.places import Place, place, server_of_the_suite
from tests.fixtures.told import TOLD

# One program for all of them, also when the suite runs on two cores.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("backup")]


@dataclass(frozen=True)
class Ground:
    """A program with data, a key pair, and a way to further, empty places with the same keys."""

    program: Place
    folder: Path
    public: str
    another: Callable[..., Place]

    @property
    def identity(self) -> str:
        return str(self.folder / "key.txt")

    def backup(self, source: Place, name: str) -> str:
        file = str(self.folder / name)
        told = json.loads(source.command("backup", file, "--to", self.public, "--json"))
        assert told["ok"]
        assert told["rows"] > 100
        return file


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Path, str]]:
    """A program with data that stays as it is, a key file, and its public part."""
    folder = tmp_path_factory.mktemp("seeded")
    (folder / "program").mkdir()
    with place(folder / "program", server_of_the_suite()) as program:
        assert program.script("seed_backup.py") == "ready"
        key = folder / "key.txt"
        yield program, key, program.command("backup-key", str(key)).strip()


@pytest.fixture
def ground(tmp_path: Path, seeded: tuple[Place, Path, str]) -> Iterator[Ground]:
    model, key, public = seeded
    shutil.copy(key, tmp_path / "key.txt")
    with ExitStack() as stack:

        def another(name: str, server: str = server_of_the_suite()) -> Place:
            home = tmp_path / name
            home.mkdir()
            keys = tmp_path / "program" / "keys"
            if keys.exists():
                shutil.copytree(keys, home / "keys")
            return stack.enter_context(place(home, server))

        program = stack.enter_context(place(tmp_path / "program", server_of_the_suite(), model))
        yield Ground(program, tmp_path, public, another)


def held(at: Place) -> dict[str, Any]:
    found = dict(at.script("held.py"))
    found.pop("core_auditevent")  # grows with each command; the restore itself has compared it
    return found


def restored(ground: Ground, file: str, at: Place) -> dict[str, Any]:
    told = json.loads(at.command("restore", file, "--identity", ground.identity, "--json"))
    assert told["ok"]
    verified = json.loads(at.command("audit", "verify", "--json"))
    assert verified["ok"]
    assert (at.home / "uploads" / "paper.bin").read_bytes() == b"\x00paper" * 1000
    return dict(told)


def test_hs_16_a_program_comes_back_from_its_backup(ground: Ground, record_property: Any) -> None:
    before = held(ground.program)
    file = ground.backup(ground.program, "one.age")
    assert (ground.folder / "key.txt").stat().st_mode & 0o777 == 0o600
    assert (ground.folder / "one.age").stat().st_mode & 0o777 == 0o600
    assert "OK" in ground.program.command("verify-backup", file)
    checked = ground.program.command("verify-backup", file, "--identity", ground.identity)
    assert checked.startswith("OK: ")

    machine = ground.another("machine")
    told = restored(ground, file, machine)
    assert held(machine) == before
    assert machine.script("signs_in.py"), "a coach signs in with the password they had"
    figure = f"HS-16: {told['rows']} rows restored and compared in {told['seconds']} s"
    record_property(TOLD, figure)
    again = machine.command("restore", file, "--identity", ground.identity, fails=True)
    assert "not empty" in again


def test_hs_16_a_backup_goes_from_one_database_to_the_other_and_back(ground: Ground) -> None:
    if not server_of_the_suite():
        pytest.skip("needs both databases, which the run on PostgreSQL has")
    before = held(ground.program)
    small = ground.another("small", server="")
    restored(ground, ground.backup(ground.program, "one.age"), small)
    assert held(small) == before
    large = ground.another("large")
    restored(ground, ground.backup(small, "two.age"), large)
    assert held(large) == before


def test_a_backup_of_an_older_version_is_brought_up_to_date(ground: Ground) -> None:
    before = held(ground.program)
    ground.program.command("manage", "migrate", "core", "0003_one_index_key")
    file = ground.backup(ground.program, "old.age")
    machine = ground.another("machine")
    restored(ground, file, machine)
    assert held(machine) == before


def test_t17_each_damage_is_told_by_the_command(ground: Ground) -> None:
    file = ground.backup(ground.program, "one.age")
    whole = Path(file).read_bytes()
    middle = len(whole) // 2
    machine = ground.another("machine")
    for content in (
        whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        whole[:-100],
        b"no backup at all",
    ):
        Path(file).write_bytes(content)
        for check in (("verify-backup", file), ("verify-backup", file, "--identity")):
            given = (*check, ground.identity) if len(check) == 3 else check
            assert "NOT WHOLE" in machine.command(*given, fails=True)
        said = machine.command("restore", file, "--identity", ground.identity, fails=True)
        assert "Traceback" not in said
    Path(file).write_bytes(whole)
    machine.command("backup-key", str(ground.folder / "other.txt"))
    other = str(ground.folder / "other.txt")
    said = machine.command("verify-backup", file, "--identity", other, fails=True)
    assert "made for another key" in said
    assert not (machine.home / "uploads").exists()
    restored(ground, file, machine)
