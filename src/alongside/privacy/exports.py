"""
What can be taken along as a file, and how such a file looks.

A domain registers its kinds from its app config; privacy asks for the reason, counts, locks and
erases. A file opens with who took it, when and why, and the notice of 42 CFR Part 2 (T8).
"""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.privacy.cells import safe_cell
from alongside.privacy.models import Export

# Statement 2 of 42 CFR 2.32(a), word for word.
PART2_NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
LARGE = 250  # more rows than this need a second person
MOST = 20_000
KEPT = dt.timedelta(hours=24)
MOST_ROWS_A_DAY = 5_000  # of one member's files about people together (T15)

Words = str | Promise
Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class Kind:
    """
    One kind of export: who may ask for it, how many rows it has, and the rows.

    `draw` makes a document in place of rows. `check_stands` raises when what a file rests on is
    gone; it is asked when the second person agrees and again when the file is made. `about` tells
    the second person what they are asked to agree to.
    """

    key: str
    label: Words
    hint: Words
    roles: frozenset[str]
    columns: Callable[[], Sequence[Words]]
    rows: Callable[[Actor], Iterable[Cells]]
    count: Callable[[Actor], int]
    most_a_day: int = MOST_ROWS_A_DAY
    always_second: bool = False  # whatever its size
    is_offered: bool = True  # False: asked for on a page of its own
    draw: Callable[[Export, Actor], bytes] | None = None
    ending: str = "csv"
    check_stands: Callable[[Export, Actor], None] | None = None
    about: Callable[[Export, Actor], Sequence[tuple[Words, str]]] | None = None


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """This function will add a kind of export."""
    KINDS[kind.key] = kind
    return kind


def offered(by: Actor) -> list[Kind]:
    """This function will list the kinds the actor may ask for."""
    return [one for one in KINDS.values() if one.is_offered and by.has_role(*one.roles)]


def content(kind: Kind, export: Export, *, by: Actor, at: dt.datetime) -> tuple[bytes, int]:
    """This function will make what goes into the file; returns it with how many rows it has."""
    if kind.draw is not None:
        return kind.draw(export, by), export.row_count
    return sheet(kind, by=by, reason=export.reason, at=at)


def sheet(kind: Kind, *, by: Actor, reason: str, at: dt.datetime) -> tuple[bytes, int]:
    """This function will write the file as CSV; returns it with how many rows of facts it has."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    taken = _("Taken by %(name)s on %(at)s. Reason: %(reason)s")
    mark = taken % {"name": by.name or by.role, "at": f"{at:%Y-%m-%d %H:%M} UTC", "reason": reason}
    writer.writerow([safe_cell(mark)])
    writer.writerow([PART2_NOTICE])
    writer.writerow([safe_cell(str(column)) for column in kind.columns()])
    count = 0
    for row in kind.rows(by):
        writer.writerow([safe_cell(cell) for cell in row])
        count += 1
    return text.getvalue().encode("utf-8-sig"), count
