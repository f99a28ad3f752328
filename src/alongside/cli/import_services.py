"""Bring in a directory of services: HSDS 1.1, 2.0 or 3.0, and what others publish like it."""

import argparse
import csv
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.cli.say import say
from alongside.directory.importing.cleaning import guard

if TYPE_CHECKING:
    from alongside.cli.import_report import Report
    from alongside.directory.commands.importing import Outcome

SHOWN = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to read and how."""
    from alongside.directory.importing.formats import FORMATS

    parser.add_argument("path", help="a file, a folder or a zip archive")
    parser.add_argument("--format", choices=FORMATS, default="", help="told by itself when absent")
    parser.add_argument(
        "--source", default="", metavar="NAME",
        help="under which name the rows are kept; the name of the file or folder when absent",
    )  # fmt: skip
    parser.add_argument("--licence", default="", metavar="TEXT", help="terms of the publisher")
    parser.add_argument(
        "--contact-names", choices=("show", "hide"),
        help="whether people named in it may be shown in public (hidden unless told once)",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, no more")
    parser.add_argument(
        "--report", metavar="FILE", help="write every faulty row into this CSV file"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Read all of it into the directory, or change nothing."""
    import django

    django.setup()
    from django.db import DatabaseError

    from alongside.cli.import_report import Report
    from alongside.core.errors import AlongsideError
    from alongside.people.importing.problems import Unreadable

    report = Report()
    try:
        outcome = _import(args, report)
    except (AlongsideError, Unreadable) as error:
        report.close()
        say(f"{error} Nothing was changed.")
        return 2
    except DatabaseError as error:
        report.close()
        say(
            f"The database did not answer ({type(error).__name__}); nothing was changed. If there is "
            "none yet, ./alongside demo makes one with made-up people, and ./alongside manage "
            "migrate one for a program."
        )
        return 2
    report.close()
    _show(outcome, report)
    if args.report:
        _write(outcome, Path(args.report))
    figures = outcome.figures()
    if args.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        _sum_up(outcome)
    if args.dry_run:
        say("Nothing was written: this was a dry run.")
    return 0


def _import(args: argparse.Namespace, report: "Report") -> "Outcome":
    from alongside.core.actor import Actor
    from alongside.directory.commands.importing import Outcome, import_services
    from alongside.directory.importing.formats import open_reading
    from alongside.directory.queries.trial import try_import

    _bring_up_to_date()
    path = Path(args.path)
    reading = open_reading(path, args.format)
    source = args.source or path.resolve().stem
    by = Actor.system(None, purpose="import")
    if args.dry_run:
        return try_import(reading=reading, source=source, by=by, tell=report.tell)
    outcome = Outcome()
    names = None if args.contact_names is None else args.contact_names == "show"
    import_services(
        reading=reading, source=source, outcome=outcome, by=by, tell=report.tell,
        licence=args.licence, shows_names=names,
    )  # fmt: skip
    return outcome


def _show(outcome: "Outcome", report: "Report") -> None:
    rows = [[p.file, str(p.line), p.reason] for p in outcome.rejected]
    report.table("Rejected rows", ["File", "Line", "Why"], rows)
    kinds: dict[tuple[str, str], list[int]] = {}
    for note in outcome.notes:
        kinds.setdefault((note.file, note.reason), []).append(note.line)
    rows = [
        [file, reason, str(len(lines)), ", ".join(map(str, lines[:5]))]
        for (file, reason), lines in kinds.items()
    ]
    report.table("Faults of rows that are kept", ["File", "What", "Rows", "Lines"], rows)


def _write(outcome: "Outcome", path: Path) -> None:
    """Write every faulty row, rejected or kept, for whoever mends the package."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "line", "what", "reason"])
        for p in (*outcome.rejected, *outcome.notes):
            writer.writerow([guard(p.file), p.line, p.kind, guard(p.reason)])


def _sum_up(outcome: "Outcome") -> None:
    figures = outcome.figures()
    print(
        f"{figures['read']} rows read: {figures['added']} added, {figures['changed']} changed, "
        f"{figures['unchanged']} unchanged, {figures['retired']} retired, "
        f"{len(outcome.rejected)} rejected. {outcome.orphans} name a row that is not there and "
        f"are kept without the link."
    )
    for name, count in figures["tables"].items():
        print(f"  {name:<26}{count:>10,}")


def _bring_up_to_date() -> None:
    """A demo's database is brought up to date; a program's is whoever runs it's to migrate."""
    from django.core.management import call_command

    if os.environ.get("ALONGSIDE_MODE") == "demo":
        Path(os.environ["ALONGSIDE_HOME"]).mkdir(mode=0o700, parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
