"""The table of requirements is whole, honest about what it names, and the page is drawn from it."""

import json
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from alongside.cli import requirement_table as table
from alongside.cli import requirements

ROWS = table.read()
# How many requirements each list has (privacy and safety, sections 1 to 4 and 6 to 8).
LISTS = {"P2": 69, "HS": 20, "AV": 20, "ES": 9, "CR": 12, "DS": 10, "MN": 9}
# Every item of ASVS 5.0.0 that AV-01 to AV-20 name; "5.2.x" there is 5.2.1 to 5.2.3.
_ITEMS = """
1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.4 1.3.5 1.3.6 1.3.7 1.3.11 1.5.1 1.5.2 2.2.2 2.3.1
2.3.3 2.3.4 2.4.1 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.3 3.4.4 3.4.5 3.4.6 3.5.1 3.5.3 3.7.2 5.2.1
5.2.2 5.2.3 5.3.1 5.3.2 5.4.1 5.4.2 5.4.3 6.1.1 6.2.1 6.2.4 6.2.5 6.2.7 6.2.9 6.2.10 6.2.11 6.2.12
6.3.1 6.3.2 6.3.3 6.3.4 6.4.1 6.4.2 6.4.3 6.5.1 6.5.2 6.5.3 6.5.4 6.5.5 6.6.1 6.6.2 6.6.3 7.2.3
7.2.4 7.3.1 7.3.2 7.4.1 7.4.2 7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 8.1.1 8.1.2 8.2.1 8.2.2 8.2.3 8.3.1
8.4.1 11.1.1 11.1.2 11.2.2 11.3.2 11.3.3 11.4.1 11.4.2 11.5.1 12.1.1 12.2.1 12.3.1 12.3.2 12.3.3
13.2.2 13.2.4 13.3.1 13.4.1 13.4.2 13.4.3 13.4.4 13.4.5 14.1.1 14.1.2 14.2.1 14.2.3 14.3.1 14.3.2
14.3.3 15.1.1 15.1.2 15.2.1 15.2.3 15.3.1 15.3.3 15.3.4 16.2.1 16.2.2 16.2.5 16.3.1 16.3.2 16.3.3
16.4.1 16.4.2 16.4.3 16.5.1 16.5.3
"""
ASVS = re.findall(r"[\d.]+", _ITEMS)
SHARED = table.ROOT.parent / "shared" / "domain" / "privacy_safety.md"


def _asked() -> set[str]:
    numbered = {f"{key}-{n:02}" for key, count in LISTS.items() for n in range(1, count + 1)}
    return numbered | {f"ASVS-{item}" for item in ASVS}


def test_every_requirement_has_exactly_one_row() -> None:
    assert len(ROWS) == len({row.id for row in ROWS})
    assert {row.id for row in ROWS} == _asked()


def test_each_row_names_tests_that_are_there_or_gives_its_reason() -> None:
    assert not table.problems(ROWS)


def test_the_page_in_docs_is_drawn_from_the_table() -> None:
    page = table.PAGE.read_text(encoding="utf-8")
    assert page == table.drawn(ROWS), "run ./alongside requirements --write"


def test_every_id_that_a_test_cites_has_a_row() -> None:
    cited = re.compile(r"(?:^|_)(p2|hs|av|es|cr|ds|mn)_(\d\d)(?=_)")
    files = [*table.ROOT.glob("src/**/test_*.py"), *table.ROOT.glob("tests/**/test_*.py")]
    found = {
        f"{kind.upper()}-{number}"
        for path in files
        for name in table.tests_in(path)
        for kind, number in cited.findall(name)
    }
    assert found
    assert not found - {row.id for row in ROWS}


GOOD = next(row for row in ROWS if row.status == table.TESTED)
WRONG: dict[str, dict[str, Any]] = {
    "there is no status": {"status": "done", "tests": (), "reason": "Soon."},
    "no test is named": {"tests": ()},
    "a reason is needed": {"status": table.OPEN, "tests": (), "reason": " "},
    "the status is not tested": {"status": table.NOT_APPLICABLE, "reason": "None."},
    "is not there": {"tests": ("tests/guards/test_requirements.py::test_of_nothing",)},
    "test_x is not there": {"tests": ("tests/guards/test_no_file.py::test_x",)},
}


@pytest.mark.parametrize("said", WRONG)
def test_a_row_that_is_wrong_is_told(said: str) -> None:
    (problem,) = table.problems([replace(GOOD, **WRONG[said])])
    assert problem.startswith(GOOD.id)
    assert said in problem


def test_the_command_prints_rows_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    asked: Any = SimpleNamespace(json=True, open=False, write=False)
    assert requirements.run(asked) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == len(ROWS)
    assert all({"id", "status", "test", "reason"} <= set(row) for row in rows)
    assert all("::test_" in row["test"] for row in rows if row["status"] == table.TESTED)


@pytest.mark.skipif(not SHARED.exists(), reason="the list of requirements is not in this checkout")
def test_the_list_here_is_the_one_that_was_asked_for() -> None:
    text = SHARED.read_text(encoding="utf-8")
    assert {i for i in _asked() if not i.startswith("ASVS")} == _ids(text)
    assert set(ASVS) == _items(text)


def _ids(text: str) -> set[str]:
    found = re.findall(r"^- ((?:P2|HS|AV|ES|CR|DS|MN)-\d\d) ", text, re.M)
    return set(found)


def _items(text: str) -> set[str]:
    section = text.partition("## 3.")[2].partition("## 4.")[0]
    lines = "\n".join(line for line in section.splitlines() if line.startswith("- AV-"))
    found = {"5.2.1", "5.2.2"} | set(re.findall(r"\b\d+\.\d+\.\d+\b", lines))
    for stem, first, last in re.findall(r"\b(\d+\.\d+\.)(\d+)–\d+\.\d+\.(\d+)\b", lines):
        found |= {f"{stem}{n}" for n in range(int(first), int(last) + 1)}
    return found


def test_the_page_of_how_privacy_is_built_leads_here() -> None:
    how = Path(table.ROOT / "docs" / "explanation" / "privacy.md").read_text(encoding="utf-8")
    assert "docs/reference/security.md" in how
