"""The scan of locked libraries: read, rated, timed, kept as evidence (HS-18, ASVS 15.2.1)."""

import datetime as dt
import json
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from alongside.cli import scan
from alongside.cli.scan_report import NotScanned, Report, read, times
from alongside.core import clock, evidence

TODAY = dt.date(2026, 11, 25)
DAY = dt.timedelta(days=1)
# As pip-audit prints it (its format "json"), the words of the advisories shortened.
FOUND: dict[str, Any] = {
    "dependencies": [
        {"name": "asgiref", "version": "3.13.0", "vulns": []},
        {"name": "pillow", "version": "11.0.0", "vulns": [
            {"id": "GHSA-aaaa-bbbb-cccc", "fix_versions": ["11.0.1", "11.1.0"],
             "aliases": ["CVE-2026-1000", "PYSEC-2026-1"], "description": "See https://a.example"},
            {"id": "PYSEC-2026-2", "fix_versions": [], "aliases": [], "description": "Words"},
        ]},
        {"name": "private-part", "skip_reason": "Dependency not found and could not be audited"},
    ],
    "fixes": [],
}  # fmt: skip
CLEAN = {"dependencies": [{"name": "asgiref", "version": "3.13.0", "vulns": []}], "fixes": []}


def report(found: object = FOUND, *, today: dt.date = TODAY, **more: Any) -> Report:
    given = {"before": None, "rated": {}, **more}
    return read(json.dumps(found), today=today, **given)


def test_hs_18_the_scanners_result_is_read_with_days_by_severity() -> None:
    made = report(rated={"CVE-2026-1000": "high"})  # by an alias, as news name it
    assert (made.looked_at, made.skipped) == (2, ("private-part",))
    unrated, high = made.findings
    assert (high.package, high.id, high.fixed_in) == (
        "pillow", "GHSA-aaaa-bbbb-cccc", ("11.0.1", "11.1.0"),
    )  # fmt: skip
    assert (high.severity, high.patch_by) == ("high", TODAY + 30 * DAY)
    assert (unrated.severity, unrated.is_rated) == ("critical", False)
    assert unrated.patch_by == TODAY + 15 * DAY
    assert "example" not in json.dumps([one.as_json() for one in made.findings])


@pytest.mark.parametrize(("severity", "days"), sorted(times().items()))
def test_asvs_15_2_1_a_weakness_is_over_its_time_the_day_after(severity: str, days: int) -> None:
    rated = {"GHSA-aaaa-bbbb-cccc": severity, "PYSEC-2026-2": severity}
    before = {"findings": [one.as_json() for one in report(rated=rated).findings]}
    last, after = TODAY + days * DAY, TODAY + (days + 1) * DAY
    assert report(before=before, today=last).over(last) == []
    assert len(report(before=before, today=after).over(after)) == 2


def test_asvs_15_2_1_first_day_and_rating_stay_from_scan_to_scan() -> None:
    first = report(rated={"PYSEC-2026-2": "low"})
    before = {"findings": [one.as_json() for one in first.findings]}
    later = report(before=before, today=TODAY + 9 * DAY)
    assert [one.first_seen for one in later.findings] == [TODAY, TODAY]
    assert {one.id: one.severity for one in later.findings}["PYSEC-2026-2"] == "low"
    again = report(before=before, rated={"PYSEC-2026-2": "high"}, today=TODAY + 9 * DAY)
    assert {one.id: one.severity for one in again.findings}["PYSEC-2026-2"] == "high"


@pytest.mark.parametrize(
    "text",
    ["", "no network", "[]", "{}", '{"dependencies": [{"name": "x"}]}', '{"dependencies": []}',
     '{"dependencies": [{"name": "x", "skip_reason": "Dependency not found"}]}'],
)  # fmt: skip
def test_hs_18_what_was_not_looked_up_is_never_called_clean(text: str) -> None:
    with pytest.raises(NotScanned):
        read(text, before=None, rated={}, today=TODAY)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path))
    return tmp_path


def on(day: dt.date, monkeypatch: pytest.MonkeyPatch) -> None:
    at = dt.datetime.combine(day, dt.time(9), dt.UTC)
    monkeypatch.setattr(clock, "machine_now", lambda: at)


def says(found: object, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scanner of this name, installed, that prints something and ends as pip-audit does."""
    program = folder / "bin" / "pip-audit"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!{sys.executable}\nprint({json.dumps(found)!r})\nraise SystemExit(1)\n")
    program.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _name: str(program))


def test_hs_18_the_command_keeps_evidence_and_ends_with_1_when_over_time(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    says(FOUND, home, monkeypatch)
    on(TODAY, monkeypatch)
    assert scan.run(Namespace(rate=[])) == 0
    printed = capsys.readouterr().out
    assert "pillow 11.0.0: GHSA-aaaa-bbbb-cccc (counts as critical, not rated)" in printed
    assert f"patch by {TODAY + 15 * DAY}" in printed
    assert "Not looked up: private-part" in printed
    (path,) = (home / "evidence").iterdir()
    assert path.name == "scan-20261125T090000Z.json"
    assert path.stat().st_mode & 0o077 == 0
    kept = json.loads(path.read_text())
    assert (kept["looked_at"], kept["over_time"], len(kept["findings"])) == (2, 0, 2)
    assert len(kept["lock_sha256"]) == 64
    on(TODAY + 16 * DAY, monkeypatch)
    assert scan.run(Namespace(rate=[])) == 1
    assert "OVER ITS TIME" in capsys.readouterr().out
    assert scan.run(Namespace(rate=["GHSA-aaaa-bbbb-cccc=high", "PYSEC-2026-2=low"])) == 0
    says(CLEAN, home, monkeypatch)
    on(TODAY + 17 * DAY, monkeypatch)
    assert scan.run(Namespace(rate=[])) == 0
    assert "1 libraries, 0 weaknesses" in capsys.readouterr().out


def test_hs_18_without_a_network_nothing_is_changed_and_that_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def away(*_args: Any, **_kwargs: Any) -> Any:
        raise subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr("subprocess.run", away)
    assert scan.run(Namespace(rate=[])) == 2
    assert "nothing is changed" in capsys.readouterr().err
    assert list(home.iterdir()) == []


def test_hs_18_an_installed_scanner_that_reaches_nobody_changes_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    skipped = [{"name": "x", "skip_reason": "Dependency not found and could not be audited"}]
    says({"dependencies": skipped, "fixes": []}, home, monkeypatch)
    assert scan.run(Namespace(rate=[])) == 2
    assert not (home / "evidence").exists()


def test_a_severity_nobody_knows_is_refused(home: Path) -> None:
    assert scan.run(Namespace(rate=["X=dreadful"])) == 2
    assert not (home / "evidence").exists()


def test_hs_18_damaged_evidence_is_passed_over(home: Path) -> None:
    at = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    assert evidence.last_at(home, "scan") is None
    evidence.write(home, "scan", {"looked_at": 1}, at=at)
    (home / "evidence" / "scan-20270101T000000Z.json").write_text("{half")
    assert evidence.last_at(home, "scan") == at
