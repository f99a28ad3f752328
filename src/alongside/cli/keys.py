"""
Make new data keys and write all text under them, while the program goes on.

Old keys stay, so that text is readable throughout and a broken-off run can be started again.
"""

import argparse
import sys
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to do and for whom."""
    parser.add_argument("what", choices=["rotate"], help="put new keys in place")
    parser.add_argument(
        "--organisation",
        metavar="SLUG",
        help="one organisation only; otherwise all of them, and the key of sign-in names",
    )


def run(args: argparse.Namespace) -> int:
    """Rotate the keys, with progress."""
    import django

    django.setup()
    from rich.console import Console
    from rich.progress import Progress

    owners = _owners(args.organisation)
    if not owners:
        sys.stderr.write(f'There is no organisation "{args.organisation}".\n')
        return 2
    with Progress(console=Console(stderr=True)) as progress:
        counts = {name: _rotate(owner, name, progress) for name, owner in owners.items()}
    for name, count in counts.items():
        print(f"{name}: {count} rows are under a new key.")
    return 0


def _owners(slug: str | None) -> dict[str, uuid.UUID | None]:
    from alongside.people.models import Organisation

    rows = Organisation.objects.order_by("name")
    if slug is not None:
        rows = rows.filter(slug=slug)
    owners: dict[str, uuid.UUID | None] = {row.name: row.pk for row in rows}
    return owners if slug is not None else {**owners, "Sign-in names": None}


def _rotate(owner: uuid.UUID | None, name: str, progress: "Progress") -> int:
    from alongside.core.crypto import reencrypt

    task = progress.add_task(name, total=reencrypt.count_rows(owner))
    counts = reencrypt.rotate_organisation(
        owner, tell=lambda _label, rows: progress.advance(task, rows)
    )
    return sum(counts.values())
