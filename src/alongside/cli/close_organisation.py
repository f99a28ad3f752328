"""
Close an organisation: archive its records under a key of their own, then destroy them here.

Makes FOLDER with the encrypted archive, its key in a folder apart, a label, a certificate of
destruction and a dated to-do list (42 CFR 2.19). Nothing is destroyed before the archive was
opened again and counted. It cannot be undone.
"""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.cli.say import say

if TYPE_CHECKING:
    from alongside.people.models import Organisation
    from alongside.privacy.closing import Archived


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which one, where to, and what the label says."""
    parser.add_argument("slug", help="short name of the organisation")
    parser.add_argument("--to", required=True, metavar="FOLDER", help="a new folder")
    parser.add_argument("--responsible", required=True, metavar="NAME", help="who answers for it")
    parser.add_argument("--authority", required=True, metavar="LAW", help="law by which it is kept")
    parser.add_argument("--until", required=True, metavar="DAY", help="kept until, as 2033-01-31")
    parser.add_argument("--reason", default="Closed", help="why it closes, for the log")
    parser.add_argument("--yes", action="store_true", help="go on without asking")


def run(args: argparse.Namespace) -> int:
    """Archive, prove, destroy, write the papers."""
    import django

    django.setup()
    from alongside.core.errors import AlongsideError
    from alongside.people.models import Organisation

    organisation = Organisation.objects.filter(slug=args.slug).first()
    problem = _problem(args, organisation)
    if problem or organisation is None:
        say(problem)
        return 2
    try:
        return _close(args, organisation)
    except AlongsideError as error:
        say(f"{error.message} Nothing was destroyed.")
        return 1


def _problem(args: argparse.Namespace, organisation: "Organisation | None") -> str:
    if organisation is None:
        return f'There is no organisation "{args.slug[:60]}" here.'
    folder = Path(args.to)
    if folder.exists() and any(folder.iterdir()):
        return f"{folder} is not empty. Name a new folder."
    try:
        dt.date.fromisoformat(args.until)
    except ValueError:
        return "--until takes a day such as 2033-01-31."
    if not args.yes and not _is_meant(args.slug):
        return "Nothing was done."
    return ""


def _is_meant(slug: str) -> bool:
    if not sys.stdin.isatty():
        say("Nobody is here to ask. Add --yes.")
        return False
    say(f"All records of {slug} become unreadable here, for good. Type {slug} to go on:")
    return input().strip() == slug


def _close(args: argparse.Namespace, organisation: "Organisation") -> int:
    from alongside.core import clock, scope
    from alongside.core.actor import Actor
    from alongside.privacy import closing_papers as papers
    from alongside.privacy.closing import proves
    from alongside.privacy.commands.closing import close_organisation

    folder, today = Path(args.to), clock.today(organisation.time_zone)
    by = Actor.system(organisation.pk, purpose="closing")
    with scope.organisation(organisation.pk):
        written = _archive(organisation, folder)
        if not proves(written):
            say("The archive does not hold every row. Nothing was destroyed.")
            return 1
        closed = close_organisation(organisation=organisation, reason=args.reason, by=by)
    keeping = papers.Keeping(
        organisation.name, args.responsible, args.authority, dt.date.fromisoformat(args.until)
    )
    keys = closed.keys_destroyed
    for path in papers.write_papers(folder, keeping, written, today=today, keys=keys):
        print(path)
    print(f"{sum(written.counts.values())} rows are in {written.archive}.")
    print(f"Its key is {written.key}. Take it to another place now; to-do.txt says what follows.")
    return 0


def _archive(organisation: "Organisation", folder: Path) -> "Archived":
    from rich.console import Console
    from rich.progress import Progress

    from alongside.privacy.closing import archived_models, write_archive

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("archiving", total=len(archived_models()))
        return write_archive(organisation, folder, lambda _kind, _rows: progress.advance(task))
