"""What `./alongside keys` shows: the inventory, and what destroying would cost."""

import json
import sys
from typing import TYPE_CHECKING

from alongside.cli.say import say

if TYPE_CHECKING:
    from alongside.core.crypto.inventory import Entry
    from alongside.people.models import Organisation

COLUMNS = ("Key", "For", "Organisation", "Made", "Retired", "Destroyed", "Rows")


def show(*, as_json: bool) -> int:
    """Print the inventory of keys."""
    from alongside.core.crypto import inventory
    from alongside.people.models import Organisation

    slugs = dict(Organisation.objects.values_list("pk", "slug"))
    entries = inventory.entries()
    rows = [_row(e, slugs.get(e.organisation_id) if e.organisation_id else None) for e in entries]
    if as_json:
        print(json.dumps(rows))
        return 0
    from rich.console import Console
    from rich.table import Table

    table = Table(*COLUMNS)
    for row in rows:
        cells = [row[key] for key in row]
        table.add_row(*["" if cell is None else str(cell) for cell in cells])
    # Wide enough for every column: the ids must be whole when the list goes to a file.
    Console(width=None if sys.stdout.isatty() else 200).print(table)
    return 0


def _row(entry: "Entry", slug: str | None) -> dict[str, object]:
    def day(at: object) -> str | None:
        return at.isoformat(timespec="seconds") if hasattr(at, "isoformat") else None

    return {
        "id": str(entry.id),
        "purpose": entry.purpose,
        "organisation": slug,
        "created": day(entry.created_at),
        "retired": day(entry.retired_at),
        "destroyed": day(entry.destroyed_at),
        "rows": entry.rows,
    }


def is_confirmed(organisation: "Organisation", given: str | None) -> bool:
    """Say what would be lost and ask for the organisation's short name."""
    from alongside.core.crypto import reencrypt

    rows = reencrypt.count_rows(organisation.pk)
    say(f"{rows} rows of {organisation.name} will be unreadable for ever: names, notes, messages.")
    if given is not None:
        if given != organisation.slug:
            say(f'--yes says "{given}", and the short name is "{organisation.slug}".')
        return given == organisation.slug
    if not sys.stdin.isatty():
        say("Nobody is at the terminal to confirm. Give the short name again with --yes.")
        return False
    say(f"Type the short name of the organisation ({organisation.slug}) to destroy its keys.")
    return input("> ").strip() == organisation.slug
