"""Bring meetings in from a Meeting Guide feed, a BMLT server or a list of your own."""

import argparse
import json
import os
from typing import TYPE_CHECKING, Any

from alongside.cli.say import say

if TYPE_CHECKING:
    from alongside.meetings.importing import Imported

SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to read and what is known of it."""
    parser.add_argument(
        "where", metavar="PATH_OR_URL",
        help="a .json feed, a folder of a BMLT server's answers, a .csv file, or an address",
    )  # fmt: skip
    parser.add_argument("--source", default="", metavar="NAME", help="what to call the source")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--fellowship", default="", metavar="KEY", help="whose meetings they are")
    parser.add_argument(
        "--passwords-are-public", action=argparse.BooleanOptionalAction, default=None,
        help="the source says that everybody may see its passwords",
    )  # fmt: skip
    parser.add_argument(
        "--names-are-public", action=argparse.BooleanOptionalAction, default=None,
        help="the source says that everybody may see names in its notes",
    )  # fmt: skip
    parser.add_argument(
        "--every-hours", type=int, default=None, metavar="N", help="ask the address again so often"
    )


def run(args: argparse.Namespace) -> int:
    """Read all of it, then write all of it or nothing."""
    import django

    django.setup()
    from django.core.management import call_command

    from alongside.core import scope
    from alongside.core.actor import Actor
    from alongside.meetings.importing import Wishes, import_from
    from alongside.meetings.reading.record import Refused

    if os.environ.get("ALONGSIDE_MODE") == "demo":
        call_command("migrate", verbosity=0, interactive=False)
    wishes = Wishes(
        args.source, args.fellowship, args.passwords_are_public, args.names_are_public,
        args.every_hours,
    )  # fmt: skip
    by = Actor.system(None, purpose="import")
    try:
        with scope.across_organisations():
            done = import_from(args.where, wishes, by=by, tell=say)
    except Refused as reason:
        say(f"{reason} Nothing was changed.")
        return 2
    _tell(done, args.json)
    return 0


def summary(done: "Imported") -> dict[str, Any]:
    """Return the result as every import prints it."""
    out = done.outcome
    return {
        "read": out.read,
        "added": out.added,
        "changed": out.changed,
        "unchanged": out.unchanged,
        "retired": out.retired,
        "rejected": [
            {"file": one.file, "line": one.line, "reason": one.reason}
            for one in done.reading.rejected
        ],
        "tables": out.tables,
        "noticed": done.reading.noticed,
    }


def _tell(done: "Imported", as_json: bool) -> None:
    result = summary(done)
    if as_json:
        print(json.dumps(result, ensure_ascii=False))
        return
    for what, number in result["noticed"].items():
        say(f"{number}: {what}")
    for one in result["rejected"][:SHOWN]:
        say(f"{one['file']}:{one['line']}: {one['reason']}")
    if len(result["rejected"]) > SHOWN:
        say(f"... and {len(result['rejected']) - SHOWN} more; --json lists every one.")
    print(
        f'"{done.source.name}": {result["read"]} records read: {result["added"]} listings added, '
        f"{result['changed']} changed, {result['unchanged']} unchanged, "
        f"{result['retired']} retired, {len(result['rejected'])} set aside."
    )
