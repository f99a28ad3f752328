"""The catalogue is brought up to the code, keeps what is translated, and says what is left."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from alongside.cli import catalogue, catalogue_check, gather
from alongside.cli.__main__ import main

BEFORE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Good morning, %(name)s"
msgstr "Buenos días, %(name)s"

msgid "Ask for a nice coach"
msgstr "Pedir un coach"

msgid "Nobody says this"
msgstr "Nadie lo dice"
"""
# What the code says now: one kept, one reworded, one new, one counted.
NOW: list[tuple[Any, str | None]] = [
    ("Good morning, %(name)s", None),
    ("Ask for a kind coach", None),
    ("%(n)s day", None),
    (("%(n)s goal", "%(n)s goals"), None),
]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small catalogue of an earlier day, in a folder of its own."""
    po = tmp_path / "django.po"
    po.write_text(BEFORE, encoding="utf-8")
    monkeypatch.setattr(catalogue, "PO", po)
    monkeypatch.setattr(catalogue, "MO", tmp_path / "django.mo")
    monkeypatch.setattr(gather, "messages", lambda: iter(NOW))
    monkeypatch.setattr(catalogue, "read", lambda: _read(po))
    return po


def _read(po: Path) -> Catalog:
    return read_po(BytesIO(po.read_bytes()), locale="es")


def test_check_says_what_is_to_be_done_and_changes_nothing(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["messages", "--check"]) == 1
    said = capsys.readouterr().out
    assert "missing: '%(n)s day'" in said
    assert "obsolete: 'Nobody says this'" in said
    assert "stale" in said
    assert files.read_text("utf-8") == BEFORE


def test_an_update_keeps_adds_marks_and_drops(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["messages"]) == 0
    text = files.read_text("utf-8")
    assert 'msgstr "Buenos días, %(name)s"' in text
    assert '#, fuzzy\nmsgid "Ask for a kind coach"\nmsgstr "Pedir un coach"' in text
    assert "Nobody says this" not in text
    said = capsys.readouterr().out
    assert "fuzzy: 'Ask for a kind coach'" in said
    assert "missing: '%(n)s goal'" in said
    assert "stale" not in said


def test_two_updates_write_the_same_with_no_day_or_line(files: Path) -> None:
    main(["messages"])
    first = files.read_bytes(), catalogue.MO.read_bytes()
    main(["messages"])
    assert (files.read_bytes(), catalogue.MO.read_bytes()) == first
    assert b"Date" not in first[0]
    assert b"#:" not in first[0]


@pytest.mark.parametrize(
    ("spanish", "problem"),
    [
        ("Buenos días", "placeholders differ"),
        ("Buenos días, %(nombre)s", "placeholders differ"),
        ("Buenos días, %(name)s ", "space"),
        ("", "missing"),
    ],
)
def test_a_broken_translation_is_named(files: Path, spanish: str, problem: str) -> None:
    files.write_text(BEFORE.replace("Buenos días, %(name)s", spanish), encoding="utf-8")
    found = [p for p in catalogue_check.problems() if "Good morning" in p]
    assert [p.split(":")[0].startswith(problem) for p in found] == [True]


def test_messages_are_gathered_from_all_three_kinds_of_files() -> None:
    found = {message for message, _context in gather.messages()}
    assert "Choose a coach who works here." in found  # a Python file
    assert "Get help now" in found  # a Jinja2 page
    assert "Sign in with a passkey" in found  # a template of the sign-in library
