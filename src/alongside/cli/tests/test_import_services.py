"""`import-services` and `export-services`: one JSON object, or a clear sentence and no change."""

import argparse
import csv
import json
from pathlib import Path
from types import ModuleType

import pytest

from alongside.cli import export_services, import_services
from alongside.directory.models import Service, Source
from alongside.directory.tests.packages import SMALL, write

pytestmark = pytest.mark.django_db
KEYS = ["read", "added", "changed", "unchanged", "retired", "rejected", "tables"]


def _run(command: ModuleType, *words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return int(command.run(parser.parse_args([*words])))


@pytest.fixture
def package(tmp_path: Path) -> str:
    faulty = {"id": "12", "organization_id": "9", "name": ""}
    orphan = {"id": "13", "organization_id": "9", "name": "Rides", "status": "active"}
    tables = {**SMALL, "services": [*SMALL["services"], faulty, orphan]}
    return str(write(tmp_path / "county", tables))


def test_it_prints_one_object(package: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(import_services, package, "--json") == 0
    told = capsys.readouterr()
    result = json.loads(told.out)
    assert list(result) == KEYS
    assert (result["read"], result["added"]) == (9, 8)
    assert result["rejected"] == [
        {"file": "services.csv", "line": 4, "reason": "There is no name."}
    ]
    assert result["tables"]["services"] == 3
    assert "Its organization is not" in told.err
    source = Source.objects.get(name="county")
    assert (source.format, source.figures["orphans"]) == ("hsds-3.0", 1)


def test_a_dry_run_writes_nothing(package: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(import_services, package, "--json", "--dry-run") == 0
    assert json.loads(capsys.readouterr().out)["added"] == 8
    assert not Service.objects.exists()


def test_what_cannot_be_read_is_said_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.txt").write_text("hello", encoding="utf-8")
    for path in ("note.txt", "missing.zip", "."):
        assert _run(import_services, str(tmp_path / path), "--json") == 2
        told = capsys.readouterr()
        assert not told.out
        assert "Nothing was changed." in told.err


def test_every_faulty_row_is_written_where_it_is_wanted(
    package: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.csv"
    assert _run(import_services, package, "--report", str(report)) == 0
    with report.open(encoding="utf-8", newline="") as file:
        rows = [(row["line"], row["what"]) for row in csv.DictReader(file)]
    assert rows == [("4", "rejected"), ("5", "orphan")]


def test_licence_and_names_are_kept_until_told_otherwise(package: str) -> None:
    _run(import_services, package, "--licence", "CC BY 4.0", "--contact-names", "show")
    _run(import_services, package)
    source = Source.objects.get()
    assert (source.licence, source.shows_contact_names) == ("CC BY 4.0", True)


@pytest.mark.parametrize(("wanted", "name"), [("hsds-3.0", "a.zip"), ("json", "a.json")])
def test_what_is_exported_comes_in_unchanged(
    package: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], wanted: str, name: str
) -> None:
    _run(import_services, package)
    capsys.readouterr()
    out = str(tmp_path / name)
    assert _run(export_services, out, "--format", wanted, "--json") == 0
    assert json.loads(capsys.readouterr().out)["tables"]["services"] == 3
    assert _run(import_services, out, "--source", "county", "--json") == 0
    assert json.loads(capsys.readouterr().out)["retired"] == 0
    assert Service.objects.standing().count() == 3


def test_an_export_to_nowhere_or_of_nothing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(export_services, str(tmp_path / "no" / "a.zip")) == 2
    assert _run(export_services, str(tmp_path / "a.zip"), "--source", "nobody") == 2
    assert not list(tmp_path.iterdir())
