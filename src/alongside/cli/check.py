"""Hold the code against its rules: lint, format, types, layers."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from alongside.cli.say import say

# name, arguments after the tool's own path
TOOLS = (
    ("lint", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("layers", ("lint-imports",)),
    ("types", ("mypy",)),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(args: argparse.Namespace) -> int:
    """Run every check, all of them also when one fails; the exit code counts the failures."""
    return sum(not passes(name, command) for name, command in TOOLS)


def passes(name: str, command: tuple[str, ...]) -> bool:
    """This function will run one check and print what it says only when it fails."""
    say(f"checking {name}")
    tool = Path(sys.executable).with_name(command[0])
    done = subprocess.run(
        [tool, *command[1:]],
        cwd=root(),
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "alongside.config.settings.test"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        say(f"{name} failed")
    return done.returncode == 0


def root() -> Path:
    """This function will give the checkout's folder."""
    return Path(os.environ.get("ALONGSIDE_ROOT") or Path(__file__).parents[3])
