"""
Run the whole suite: checks, SQLite, then PostgreSQL, with journeys in a real browser.

The second run leaves out what has nothing to do with the database: pure tests, and those marked
`once`. A path after the command runs on both as it is.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from alongside.cli import check, debian, postgres
from alongside.cli.say import say

CHROMIUM = Path("/usr/bin/chromium")
QUICK = ("-m", "not journey and not slow")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the fast way, and what pytest should get."""
    parser.add_argument("--fast", action="store_true", help="no browser, SQLite alone")
    parser.add_argument("pytest", nargs="*", help="what to test, as pytest takes it")


def run(args: argparse.Namespace) -> int:
    """Run everything that was asked for; zero only when all of it passed."""
    began = time.monotonic()
    failed: list[str] = []
    if not debian.have_pango() or not (args.fast or _have_chromium()):
        return 2
    if not args.pytest and check.run(args):
        failed.append("checks")
    extra = [*QUICK] if args.fast and not args.pytest else []
    if _pytest("SQLite", [*extra, *args.pytest], {}):
        failed.append("SQLite")
    if not args.fast and not _passes_on_postgresql(
        [*extra, *args.pytest], is_whole=not args.pytest
    ):
        failed.append("PostgreSQL")
    took = round(time.monotonic() - began)
    say(f"failed: {', '.join(failed)} ({took} s)" if failed else f"all passed in {took} s")
    return 1 if failed else 0


def _passes_on_postgresql(arguments: list[str], *, is_whole: bool) -> bool:
    say("starting a PostgreSQL of our own")
    try:
        with postgres.running() as server:
            say(f"PostgreSQL {server.version} runs")
            values = {"ALONGSIDE_TEST_DATABASE_URL": server.url()}
            if is_whole:
                values["ALONGSIDE_TEST_DATABASE_ALONE"] = "yes"
            return not _pytest("PostgreSQL", arguments, values)
    except postgres.PostgresFailed as error:
        say(str(error))
        return False


def _pytest(name: str, arguments: list[str], values: dict[str, str]) -> int:
    say(f"testing on {name}")
    environment = {**os.environ, **values}
    for inherited in ("ALONGSIDE_HOME", "ALONGSIDE_MODE", "ALONGSIDE_DATABASE_URL"):
        environment.pop(inherited, None)
    environment["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings.test"
    # One group of tests shares a server and a browser; the rest is spread over two cores.
    spread = ["-n", "2", "--dist", "loadgroup"] if len(arguments) != 1 else []
    command = [sys.executable, "-m", "pytest", "-q", *spread, *arguments]
    return subprocess.run(command, cwd=check.root(), env=environment, check=False).returncode


def _have_chromium() -> bool:
    """This function will find Chromium, or install it where it may."""
    if CHROMIUM.exists() or os.environ.get("ALONGSIDE_CHROMIUM"):
        return True
    if debian.install("Chromium for the journeys", "chromium") and CHROMIUM.exists():
        return True
    say(
        "The journeys need Chromium. On Debian: apt-get install chromium. Elsewhere set"
        " ALONGSIDE_CHROMIUM to it, or run ./alongside test --fast, which goes without."
    )
    return False
