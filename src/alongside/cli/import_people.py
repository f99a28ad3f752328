"""Bring a program's existing list of people in, from a CSV file or an HMIS export's Client.csv."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.cli.say import say

if TYPE_CHECKING:
    from alongside.cli.import_report import Report
    from alongside.people.models import Organisation
    from alongside.people.queries.importing import ImportPlan


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to read and how."""
    parser.add_argument("file", help="the list: a CSV file with a header")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, no more")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--program", default="", metavar="NAME", help="enrol everybody here")
    parser.add_argument("--organisation", default="", metavar="SLUG", help="when there are several")
    parser.add_argument(
        "--map", nargs="+", action="extend", default=[], metavar="FIELD=COLUMN",
        help="which column holds what, such as given_name=Nombre; remembered for such files",
    )  # fmt: skip
    parser.add_argument("--yes", action="store_true", help="go on without asking")
    parser.add_argument(
        "--import-duplicates", action="store_true", help="add people who look like others, too"
    )


def run(args: argparse.Namespace) -> int:
    """Show what the file would do, ask, and write all of it or nothing."""
    import django

    django.setup()
    from django.db import DatabaseError, IntegrityError

    from alongside.cli.import_report import Report
    from alongside.core.errors import AlongsideError

    report = Report()
    try:
        _bring_up_to_date()
        return _import(args, report)
    except IntegrityError:
        return _problem("Somebody changed people meanwhile; nothing was written. Run it again.")
    except DatabaseError as error:
        return _problem(
            f"The database did not answer ({type(error).__name__}); nothing was written."
        )
    except AlongsideError as error:
        return _problem(f"{error.message} Nothing was written.")
    finally:
        report.close()


def _import(args: argparse.Namespace, report: "Report") -> int:
    from alongside.core import scope
    from alongside.core.actor import Actor
    from alongside.people.commands.importing import import_people
    from alongside.people.queries.importing import Wishes, plan_import

    told = _told(args.map)
    organisation = _organisation(args.organisation)
    by = Actor.system(organisation.pk, purpose="import")
    wishes = Wishes(told, args.program, args.import_duplicates)
    with scope.organisation(organisation.pk):
        plan = plan_import(
            path=Path(args.file), organisation=organisation, wishes=wishes, by=by, tell=report.tell
        )
    report.show(plan)
    if args.dry_run:
        return _finish(args, report, plan, {}, "Nothing was written: this was a dry run.")
    if plan.skipped and not args.yes and not sys.stdin.isatty():
        return _problem(
            "Some people may be the same, and nobody is here to ask, so nothing was written. "
            "Add --yes to leave them out, or --import-duplicates to add them too.",
            code=1,
        )
    if plan.writes and not args.yes and sys.stdin.isatty() and not report.asks(plan):
        return _problem("Nothing was written.", code=1)
    done = import_people(plan=plan, by=by, tell=report.tell)
    return _finish(args, report, plan, done.tables, "")


def _finish(
    args: argparse.Namespace, report: "Report", plan: "ImportPlan", tables: dict[str, int], end: str
) -> int:
    from alongside.cli.import_report import summary

    report.close()
    result = summary(plan, tables)
    if args.json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        report.sum_up(result, len(plan.skipped))
    if end:
        say(end)
    return 0


def _told(pairs: list[str]) -> dict[str, str]:
    from alongside.core.errors import BadInput

    told = {}
    for pair in pairs:
        field, sign, column = pair.partition("=")
        if not (field and sign and column):
            raise BadInput(f'--map takes field=Column, such as given_name=Name, not "{pair[:60]}".')
        told[field.strip()] = column.strip()
    return told


def _organisation(slug: str) -> "Organisation":
    from alongside.core.errors import BadInput
    from alongside.people.models import Organisation

    rows = list(Organisation.objects.order_by("created_at", "pk"))
    if slug:
        rows = [row for row in rows if row.slug == slug]
        if not rows:
            raise BadInput(f'There is no organisation "{slug[:60]}" here.')
    if not rows:
        raise BadInput("There is no organisation here yet. Found one first.")
    if len(rows) > 1:
        names = ", ".join(row.slug for row in rows)
        raise BadInput(f"Say which organisation with --organisation. There are: {names}.")
    return rows[0]


def _bring_up_to_date() -> None:
    """A demo's database is brought up to date; a program's is whoever runs it's to migrate."""
    from django.core.management import call_command

    if os.environ.get("ALONGSIDE_MODE") == "demo":
        call_command("migrate", verbosity=0, interactive=False)


def _problem(text: str, code: int = 2) -> int:
    say(text)
    return code
