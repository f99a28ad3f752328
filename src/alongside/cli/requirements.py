"""
List what privacy and security ask for, and the test that holds each requirement.

`--json` prints rows of id, status (tested, not_applicable, open), test, reason. `--write` draws
docs/reference/security.md anew from docs/reference/security.toml.
"""

import argparse
import json

from alongside.cli import requirement_table as table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how to say it."""
    parser.add_argument("--json", action="store_true", help="print one JSON array")
    parser.add_argument("--open", action="store_true", help="only what nothing holds yet")
    parser.add_argument("--write", action="store_true", help="draw the page in docs anew")


def run(args: argparse.Namespace) -> int:
    """Print the rows or draw the page; what the table lacks is told and ends with 1."""
    rows = table.read()
    if args.write:
        table.PAGE.write_text(table.drawn(rows), encoding="utf-8")
        return 0
    shown = [row for row in rows if row.status == "open" or not args.open]
    if args.json:
        print(json.dumps([row.as_json() for row in shown], indent=1, ensure_ascii=False))
    else:
        for row in shown:
            print(f"{row.id:<13} {row.status:<15} {row.asks}")
        print(f"\n{table.counted(rows)}")
    problems = table.problems(rows)
    if problems and not args.json:
        print("\n".join(problems))
    return 1 if problems else 0
