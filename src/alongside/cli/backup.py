"""
Write everything into one file that only a key kept elsewhere opens, while the program goes on.

Inside are the database and the files beside it, as they were at one moment. The master key and
the other secrets are not: keep copies of them in another safe place.
"""

import argparse
import json
from pathlib import Path

from alongside.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where it goes and who may open it."""
    parser.add_argument("file", type=Path, help="the file to write; must not be there yet")
    parser.add_argument(
        "--to",
        metavar="PUBLIC_KEY",
        nargs="+",
        required=True,
        help="age public keys, as ./alongside backup-key prints them; any of them opens it",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Make the backup, with progress on stderr."""
    import django

    django.setup()
    from alongside.cli.backup_progress import Bars
    from alongside.core import audit
    from alongside.core.actor import Actor
    from alongside.core.backups.making import make
    from alongside.core.backups.problems import BackupProblem

    try:
        with Bars() as bars:
            made = make(args.file, args.to, bars.backup)
    except BackupProblem as problem:
        say(str(problem))
        return 1
    detail = {"rows": made.manifest.rows, "sha256": made.sha256}
    audit.record(by=Actor.system(None), action="backup.made", detail=detail)
    told = {
        "file": str(args.file),
        "tables": len(made.manifest.tables),
        "rows": made.manifest.rows,
        "files": len(made.manifest.files),
        "bytes": made.bytes,
        "sha256": made.sha256,
        "seconds": round(made.seconds, 2),
        "ok": True,
    }
    if args.json:
        print(json.dumps(told))
    else:
        print(
            f"{args.file}: {told['rows']} rows of {told['tables']} tables and {told['files']}"
            f" files, {made.bytes} bytes, in {told['seconds']} s."
        )
        say("Copy it to another machine, then check it there: ./alongside verify-backup.")
    return 0
