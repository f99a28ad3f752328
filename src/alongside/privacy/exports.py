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
    """One kind of export: who may ask for it, how many rows it has, and the rows."""

    key: str
    label: Words
    hint: Words
    roles: frozenset[str]
    columns: Callable[[], Sequence[Words]]
    rows: Callable[[Actor], Iterable[Cells]]
    count: Callable[[Actor], int]
    most_a_day: int = MOST_ROWS_A_DAY
    always_second: bool = False  # whatever its size


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """This function will add a kind of export."""
    KINDS[kind.key] = kind
    return kind


def offered(by: Actor) -> list[Kind]:
    """This function will list the kinds the actor may ask for."""
    return [kind for kind in KINDS.values() if by.has_role(*kind.roles)]


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
