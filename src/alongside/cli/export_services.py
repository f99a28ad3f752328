"""Write the directory of services into a file that other programs read: HSDS 3.0."""

import argparse
import json
from pathlib import Path

from alongside.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to write and how."""
    parser.add_argument("path", help="the file to write: a zip archive, or a JSON file")
    parser.add_argument(
        "--format", choices=("hsds-3.0", "json"), default="hsds-3.0",
        help="tables in a zip archive, or one JSON list",
    )  # fmt: skip
    parser.add_argument("--source", default="", metavar="NAME", help="only what came from there")
    parser.add_argument("--json", action="store_true", help="print the rows by table as JSON")


def run(args: argparse.Namespace) -> int:
    """Write all standing rows; a file that is there is replaced only when all went well."""
    import django

    django.setup()
    from alongside.cli.import_report import Report
    from alongside.directory.models import Source
    from alongside.directory.queries.export_json import write_json
    from alongside.directory.queries.export_tables import write_tables

    path = Path(args.path)
    if not path.parent.is_dir():
        say(f"There is no folder {path.parent}.")
        return 2
    if args.source and not Source.objects.filter(name=args.source).exists():
        say(f'Nothing came from a source named "{args.source[:60]}".')
        return 2
    report = Report()
    write = write_json if args.format == "json" else write_tables
    part = path.with_name(f"{path.name}.part")
    try:
        written = write(part, source=args.source, tell=report.tell)
        part.replace(path)
    finally:
        report.close()
        part.unlink(missing_ok=True)
    written = {name: count for name, count in written.items() if count}
    if args.json:
        print(json.dumps({"tables": written}))
    else:
        print(f"{sum(written.values()):,} rows written to {path.name}.")
    return 0
