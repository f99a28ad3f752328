"""
Check that a backup is whole, without restoring it.

With the secret key every row and file is read and compared with the backup's own list. Without
it only the SHA-256 beside the file can be compared, which finds damage and not forgery.
"""

import argparse
import json
from pathlib import Path

from alongside.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the file and its key."""
    parser.add_argument("file", type=Path, help="the backup")
    parser.add_argument("--identity", type=Path, metavar="FILE", help="file with the secret key")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Check, and say what was found."""
    from alongside.core.backups.problems import BackupProblem

    try:
        told = _read_all(args) if args.identity else _compare_sum(args.file)
    except BackupProblem as problem:
        if args.json:
            print(json.dumps({"ok": False, "problem": str(problem)}))
        else:
            print(f"NOT WHOLE: {problem}")
        return 1
    if args.json:
        print(json.dumps(told))
    elif args.identity:
        print(
            f"OK: {told['rows']} rows of {told['tables']} tables and {told['files']} files, made"
            f" {told['made_at']} by Alongside {told['program']}, read in {told['seconds']} s."
        )
    else:
        print("OK: the file is as it was written.")
        say("Only its SHA-256 was compared. --identity FILE reads all of it.")
    return 0


def _read_all(args: argparse.Namespace) -> dict[str, object]:
    from alongside.cli.backup_progress import Bars
    from alongside.core.backups import checking, sealing

    keys = sealing.identities(args.identity)
    with Bars() as bars:
        checked = checking.check(args.file, keys, bars.check)
    return {
        "ok": True,
        "made_at": checked.head.made_at,
        "program": checked.head.program,
        "database": checked.head.vendor,
        "tables": len(checked.manifest.tables),
        "rows": checked.manifest.rows,
        "files": len(checked.manifest.files),
        "seconds": round(checked.seconds, 2),
    }


def _compare_sum(path: Path) -> dict[str, object]:
    from alongside.core.backups import sums

    sums.compare(path)
    return {"ok": True, "sha256": sums.sha256_of(path)}
