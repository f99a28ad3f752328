"""`./alongside import-people`: one JSON object, or a clear sentence and nothing written."""

import argparse
import json
from pathlib import Path

import pytest

from alongside.cli import import_people
from alongside.people.models import Person
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db
KEYS = ["read", "added", "changed", "unchanged", "retired", "rejected", "tables"]
LIST = "ID,First name,Last name,DOB\nA1,Ana,Ortiz,1990-07-24\n,,,1980-01-01\n"


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    import_people.add_arguments(parser)
    return import_people.run(parser.parse_args([*words, "--organisation", "harbor"]))


def _file(tmp_path: Path, text: str = LIST) -> str:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def _is_here(world: World, external_id: str) -> bool:
    return Person.objects.scoped(world.system).filter(external_id=external_id).exists()


def test_it_prints_one_object(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(_file(tmp_path), "--json") == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == KEYS
    assert (result["read"], result["added"], result["retired"]) == (2, 1, 0)
    assert result["rejected"] == [
        {"file": "list.csv", "line": 3, "reason": "No name and no id. Fill in a name."}
    ]
    assert result["tables"]["persons"] == 1
    assert _is_here(world, "A1")


def test_a_dry_run_writes_nothing(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(_file(tmp_path), "--json", "--dry-run") == 0
    assert json.loads(capsys.readouterr().out)["added"] == 1
    assert not _is_here(world, "A1")


def test_look_alikes_stop_it_when_nobody_can_be_asked(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twice = _file(tmp_path, LIST + "A2,ana,ortiz,1990-07-24\n")
    assert _run(twice, "--json") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "May be the same person" in told.err
    assert "--import-duplicates" in told.err
    assert not _is_here(world, "A1")
    assert _run(twice, "--yes") == 0
    assert (_is_here(world, "A1"), _is_here(world, "A2")) == (True, False)
    assert _run(twice, "--import-duplicates") == 0
    assert _is_here(world, "A2")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--map", "shoe=ID"], "There is no field shoe"),
        (["--map", "given_name"], "--map takes field=Column"),
        (["--program", "Nowhere"], 'There is no program "Nowhere"'),
    ],
)
def test_what_cannot_be_done_is_said(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], words: str
) -> None:
    assert _run(_file(tmp_path), *more) == 2
    assert words in capsys.readouterr().err
    assert not _is_here(world, "A1")


def test_a_file_that_is_not_there(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("nowhere.csv") == 2
    assert "There is no file nowhere.csv" in capsys.readouterr().err


def test_stays_alone_are_told_where_the_names_are(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "EnrollmentID,PersonalID,ProjectID,EntryDate\n1,2,3,2026-01-02\n"
    assert _run(_file(tmp_path, text)) == 2
    assert "Name Client.csv of the same folder" in capsys.readouterr().err
