"""
Restore a backup into an empty home folder and an empty database: all of it, or nothing.

Set the master key, the seal key and the secret key to those the program had. The database may be
another one than the backup came from: SQLite or PostgreSQL. Everybody signs in again afterwards.
"""

import argparse
import json
from pathlib import Path

from alongside.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the file and its key."""
    parser.add_argument("file", type=Path, help="the backup")
    parser.add_argument(
        "--identity", type=Path, metavar="FILE", required=True, help="file with the secret key"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Restore, with progress on stderr; print the time it took."""
    import django

    django.setup()
    from alongside.cli.backup_progress import Bars
    from alongside.core import audit
    from alongside.core.actor import Actor
    from alongside.core.backups import sealing
    from alongside.core.backups.problems import BackupProblem
    from alongside.core.backups.restoring import restore

    try:
        keys = sealing.identities(args.identity)
        with Bars() as bars:
            done = restore(args.file, keys, bars.restore)
    except BackupProblem as problem:
        if args.json:
            print(json.dumps({"ok": False, "problem": str(problem)}))
        say(str(problem))
        return 1
    detail = {"rows": done.manifest.rows, "made_at": done.head.made_at}
    audit.record(by=Actor.system(None), action="backup.restored", detail=detail)
    told = {
        "tables": len(done.manifest.tables),
        "rows": done.manifest.rows,
        "files": len(done.manifest.files),
        "seconds": round(done.seconds, 2),
        "ok": True,
    }
    if args.json:
        print(json.dumps(told))
    else:
        print(
            f"Restored {told['rows']} rows of {told['tables']} tables and {told['files']} files in"
            f" {told['seconds']} s; every table has the rows and the hash it had."
        )
        say("Next: ./alongside audit verify, then ./alongside serve.")
    return 0
