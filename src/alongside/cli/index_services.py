"""
Make the index of the search of services anew, from the directory.

An import keeps the index itself; this is for after a restore, a new version of the words people
say, or whenever a search does not find what is there.
"""

import argparse
import json
import time


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how to answer."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Rebuild in one transaction, with progress on stderr; searches go on meanwhile."""
    import django

    django.setup()
    from alongside.cli.import_report import Report
    from alongside.directory.models import ServiceAtLocation
    from alongside.directory.search import indexing

    report, began = Report(), time.perf_counter()
    total = ServiceAtLocation.objects.standing().count()
    try:
        count = indexing.rebuild(lambda done: report.tell("Indexing", done, max(done, total)))
    finally:
        report.close()
    told = {"entries": count, "seconds": round(time.perf_counter() - began, 2)}
    print(json.dumps(told) if args.json else f"{count} services can be found.")
    return 0
