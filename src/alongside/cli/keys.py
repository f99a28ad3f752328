"""
List, renew or destroy the keys that text is encrypted under.

  rotate    make new data keys and write all text under them, while the program goes on. Old keys
            stay, so that text is readable throughout and a broken-off run can be started again.
  rewrap    put every data key under the master key of ALONGSIDE_MASTER_KEY; the one before is
            read from ALONGSIDE_MASTER_KEY_OLD and can be taken away afterwards.
  list      show every key, whose it is, and how many rows hold text under it.
  destroy   make one organisation's text unreadable for ever. There is no way back.
"""

import argparse
import uuid
from typing import TYPE_CHECKING

from alongside.cli.say import say

if TYPE_CHECKING:
    from rich.progress import Progress

    from alongside.people.models import Organisation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to do and for whom."""
    parser.add_argument("what", choices=["rotate", "rewrap", "list", "destroy"], help="see above")
    parser.add_argument(
        "--organisation", metavar="SLUG", help="rotate, destroy: the short name of one organisation"
    )
    parser.add_argument("--reason", default="", help="destroy: why; it is kept, so name nobody")
    parser.add_argument("--yes", metavar="SLUG", help="destroy: the short name again, for scripts")
    parser.add_argument("--json", action="store_true", help="list: print one JSON list")


def run(args: argparse.Namespace) -> int:
    """Do what was asked for."""
    import django

    django.setup()
    from alongside.cli import key_report

    if args.what == "list":
        return key_report.show(as_json=args.json)
    if args.what == "rewrap":
        return _rewrap()
    organisation = _organisation(args.organisation) if args.organisation else None
    if args.organisation and organisation is None:
        say(f'There is no organisation "{args.organisation}".')
        return 2
    if args.what == "rotate":
        return _rotate_all(organisation)
    if organisation is None:
        say("Say whose keys to destroy: --organisation SLUG.")
        return 2
    return _destroy(organisation, reason=args.reason, given=args.yes)


def _organisation(slug: str) -> "Organisation | None":
    from alongside.people.models import Organisation

    return Organisation.objects.filter(slug=slug).first()


def _rotate_all(organisation: "Organisation | None") -> int:
    from rich.console import Console
    from rich.progress import Progress

    owners: dict[str, uuid.UUID | None]
    owners = {organisation.name: organisation.pk} if organisation else _owners()
    if organisation and _is_erased(organisation):
        say("The keys of this organisation were destroyed; it gets no new ones.")
        return 2
    with Progress(console=Console(stderr=True)) as progress:
        counts = {name: _rotate(owner, name, progress) for name, owner in owners.items()}
    for name, count in counts.items():
        print(f"{name}: {count} rows are under a new key.")
    return 0


def _owners() -> dict[str, uuid.UUID | None]:
    from alongside.people.models import Organisation

    rows = Organisation.objects.order_by("name")
    owners: dict[str, uuid.UUID | None] = {r.name: r.pk for r in rows if not _is_erased(r)}
    return {**owners, "Sign-in names": None}


def _is_erased(organisation: "Organisation") -> bool:
    from alongside.core.models import DataKey

    keys = DataKey.objects.filter(organisation_id=organisation.pk)
    return keys.filter(destroyed_at__isnull=False).exists()


def _rotate(owner: uuid.UUID | None, name: str, progress: "Progress") -> int:
    from alongside.core.crypto import reencrypt

    task = progress.add_task(name, total=reencrypt.count_rows(owner))
    counts = reencrypt.rotate_organisation(
        owner, tell=lambda _label, rows: progress.advance(task, rows)
    )
    return sum(counts.values())


def _rewrap() -> int:
    from alongside.core.crypto import ending
    from alongside.core.crypto.keyring import KeyMissing

    waiting = ending.waiting_for_rewrap()
    try:
        count = ending.rewrap_all()
    except KeyMissing:
        say(
            "Nothing was changed: no master key here opens every data key. Put the new one in "
            "ALONGSIDE_MASTER_KEY and the one before in ALONGSIDE_MASTER_KEY_OLD."
        )
        return 1
    print(f"{count} data keys are under the master key, {waiting} of them newly.")
    return 0


def _destroy(organisation: "Organisation", *, reason: str, given: str | None) -> int:
    from alongside.cli import key_report
    from alongside.core.actor import Actor
    from alongside.core.errors import AlongsideError
    from alongside.core.scrubbing import empty_rows_of_keys
    from alongside.privacy.commands.keys import destroy_keys

    if not reason.strip():
        say("Say why: --reason. It is kept in the clear, so name nobody.")
        return 2
    if not key_report.is_confirmed(organisation, given):
        say("Nothing was destroyed.")
        return 2
    try:
        destroy_keys(organisation=organisation, reason=reason, by=Actor.system(organisation.pk))
    except AlongsideError as error:
        say(error.message)
        return 1
    empty_rows_of_keys()
    print(f"The keys of {organisation.name} are destroyed. Its text cannot be read again.")
    say("A running server lets go of them within 30 seconds; restart it to clear its memory, too.")
    say("Backups made before still hold them: see docs/guides/backup.md, Erasing for good.")
    return 0
