"""
Make the hash-pinned locks again from pyproject.toml.

Only the public package index is asked, whatever this machine is set up with, and releases younger
than a week are passed over, so that a bad release is found by others first.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from alongside.cli.say import say

COOLDOWN = timedelta(days=7)
GROUPS = {"base": [], "dev": ["--group", "dev", "--constraints", "locks/base.txt"]}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two choices of a new lock."""
    parser.add_argument("--upgrade", action="store_true", help="take newer releases, too")
    parser.add_argument("--before", metavar="DATE", help="releases before this day (a week ago)")


def run(args: argparse.Namespace) -> int:
    """Write locks/base.txt and locks/dev.txt."""
    day = args.before or (datetime.now(tz=UTC) - COOLDOWN).date().isoformat()
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or _fetch_uv(Path(folder))
        for name, options in GROUPS.items():
            say(f"resolving locks/{name}.txt from releases before {day}")
            command = [uv, "--no-config", "pip", "compile", "pyproject.toml", *options]
            command += ["--universal", "--python-version", "3.11", "--generate-hashes"]
            command += ["--exclude-newer", day, "--no-header", "--quiet"]
            command += ["--output-file", f"locks/{name}.txt"]
            command += ["--upgrade"] if args.upgrade else []
            code = subprocess.run(
                command, cwd=_root(), env=plain_environment(), check=False
            ).returncode
            if code:
                return code
    say("done; look at the difference, run ./alongside test, and commit both locks together")
    return 0


def _root() -> str:
    return os.environ["ALONGSIDE_ROOT"]


def plain_environment() -> dict[str, str]:
    """Return the environment without this machine's own indexes, which no lock may mention."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("UV_", "PIP_"))}


def _fetch_uv(folder: Path) -> str:
    """Put uv into a folder that goes away again: only a new lock needs it."""
    say("fetching uv, the resolver")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), "uv"]
    subprocess.run(pip, check=True)
    return str(folder / "bin" / "uv")
