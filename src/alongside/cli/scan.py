"""
Look the locked libraries up among known weaknesses, and keep the result as evidence.

Each finding is printed with the day by which it has to be patched; ends with 1 when one is over its
time, with 2 when nothing could be looked up. Needs the network; without it nothing is changed.
"""

import argparse
import datetime as dt
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from alongside.cli.lock import plain_environment
from alongside.cli.say import say
from alongside.cli.sbom import LOCKS
from alongside.cli.scan_report import Finding, NotScanned, Report, read, times
from alongside.core import clock, evidence

SECONDS = 600
LOCK = LOCKS / "base.txt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how severe a weakness is, for whoever read about it."""
    parser.add_argument(
        "--rate", action="append", default=[], metavar="ID=SEVERITY",
        help="say that a weakness is high, moderate or low; unrated ones count as critical",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Scan, say what was found, and keep it."""
    rated = dict(one.partition("=")[::2] for one in args.rate)
    if wrong := [name for name, severity in rated.items() if severity not in times()]:
        say(f"--rate {wrong[0]}=... takes one of: {', '.join(times())}")
        return 2
    home, now = Path(os.environ["ALONGSIDE_HOME"]), clock.machine_now()
    try:
        text = _scanned()
        before = evidence.newest(home, evidence.SCAN)
        report = read(text, before=before, rated=rated, today=now.date())
    except NotScanned as why:
        say(f"nothing was scanned and nothing is changed: {why}. Is there a network?")
        return 2
    _tell(report, now.date())
    path = evidence.write(home, evidence.SCAN, _kept(report, now.date()), at=now)
    say(f"kept as {path.name} in {path.parent}")
    return 1 if report.over(now.date()) else 0


def _scanned() -> str:
    """Run the scanner over the lock; return what it printed."""
    with tempfile.TemporaryDirectory() as folder:
        command, environment = _scanner(Path(folder))
        command += ["--requirement", str(LOCK), "--disable-pip", "--require-hashes"]
        command += ["--format", "json", "--progress-spinner", "off"]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, env=environment, timeout=SECONDS,
                check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotScanned("the scanner did not run to its end") from error
        # It ends with 1 for a finding and for a failure alike; only its result tells them apart.
        return done.stdout


def _scanner(folder: Path) -> tuple[list[str], dict[str, str]]:
    """Return how to run the scanner: the installed one, or one fetched for this time alone."""
    if installed := shutil.which("pip-audit"):
        return [installed], plain_environment()
    say("fetching pip-audit, the scanner")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), "pip-audit"]
    try:
        subprocess.run(pip, check=True, capture_output=True, timeout=SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        raise NotScanned("the scanner could not be fetched") from error
    environment = {**plain_environment(), "PYTHONPATH": str(folder)}
    return [sys.executable, "-m", "pip_audit"], environment


def _tell(report: Report, today: dt.date) -> None:
    for one in report.findings:
        print(_line(one, today))
    if report.skipped:
        print(f"Not looked up: {', '.join(report.skipped)}")
    over = len(report.over(today))
    print(
        f"{report.looked_at} libraries, {len(report.findings)} weaknesses, {over} over their time."
    )


def _line(one: Finding, today: dt.date) -> str:
    fixed = f"fixed in {', '.join(one.fixed_in)}" if one.fixed_in else "no fix yet"
    severity = one.severity if one.is_rated else f"counts as {one.severity}, not rated"
    when = "OVER ITS TIME since" if one.is_over(today) else "patch by"
    head = f"{one.package} {one.version}: {one.id} ({severity}), {fixed}"
    return f"{head}, seen {one.first_seen}, {when} {one.patch_by}"


def _kept(report: Report, today: dt.date) -> dict[str, object]:
    return {
        "lock_sha256": hashlib.sha256(LOCK.read_bytes()).hexdigest(),
        "looked_at": report.looked_at,
        "skipped": list(report.skipped),
        "over_time": len(report.over(today)),
        "findings": [one.as_json() for one in report.findings],
    }
