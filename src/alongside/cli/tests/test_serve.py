"""What `serve` says before it serves a folder, when the folder holds a demo's made-up data."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from alongside.cli import home, serve

ARGUMENTS = argparse.Namespace(host="127.0.0.1", port=8000)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """A folder to serve, and what would have been served."""
    found: list[str] = []
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path))

    def start(_arguments: argparse.Namespace) -> int:
        found.append("started")
        return 0

    monkeypatch.setattr(serve, "start", start)
    return found


def _mark(folder: Path) -> None:
    (folder / home.MARK).write_text("made up")


def test_a_demo_is_served_and_called_a_demo(
    started: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _mark(tmp_path)
    monkeypatch.setenv("ALONGSIDE_MODE", "demo")
    assert serve.run(ARGUMENTS) == 0
    assert started == ["started"]
    assert "made-up data, so the demo is served" in capsys.readouterr().err


def test_made_up_data_is_never_served_as_a_program(
    started: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _mark(tmp_path)
    monkeypatch.setenv("ALONGSIDE_MODE", "production")
    assert serve.run(ARGUMENTS) == 2
    assert started == []
    assert "not serving" in capsys.readouterr().err


def test_a_program_is_served_with_no_word_of_a_demo(
    started: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ALONGSIDE_MODE", "production")
    assert serve.run(ARGUMENTS) == 0
    assert started == ["started"]
    assert "demo" not in capsys.readouterr().err


@pytest.mark.slow
def test_a_demo_starts_with_no_warning_of_a_folder_it_does_not_need(tmp_path: Path) -> None:
    begins = [sys.executable, "-W", "error:No directory at", "-c", "import alongside.config.wsgi"]
    mode = {"ALONGSIDE_HOME": str(tmp_path), "ALONGSIDE_MODE": "demo"}
    left_out = ("DJANGO_SETTINGS_MODULE", "ALONGSIDE_DATABASE_URL")
    given = {name: value for name, value in os.environ.items() if name not in left_out}
    done = subprocess.run(
        begins, env={**given, **mode}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
