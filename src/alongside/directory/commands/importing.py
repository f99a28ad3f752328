"""Bring in a package of services: all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.directory import policy
from alongside.directory.commands.import_merge import Counts, Merge
from alongside.directory.commands.import_stage import Stage
from alongside.directory.importing.columns import TABLES
from alongside.directory.importing.formats import Readable
from alongside.directory.importing.identity import naming
from alongside.directory.importing.records import Problem
from alongside.directory.importing.rows import Maker
from alongside.directory.models import Source
from alongside.people.importing.problems import Unreadable

MOST_PROBLEMS = 100_000
Tell = Callable[[str, int, int], None]


def silent(_step: str, _done: int, _total: int) -> None:
    """This function will tell nobody."""


@dataclass
class Outcome:
    """What an import did. `notes` are faults of rows that were kept, orphans among them."""

    counts: dict[str, Counts] = field(default_factory=dict)
    rejected: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def say(self, problem: Problem) -> None:
        """This function will take a problem down."""
        (self.rejected if problem.kind == "rejected" else self.notes).append(problem)
        if len(self.rejected) + len(self.notes) > MOST_PROBLEMS:
            raise BadInput(_("More than 100,000 rows are faulty. Look at the package first."))

    def total(self, what: str) -> int:
        """This function will add up one figure over all tables."""
        return sum(int(getattr(counts, what)) for counts in self.counts.values())

    @property
    def orphans(self) -> int:
        """Rows that name another one that is not there; the row itself is kept."""
        return sum(1 for note in self.notes if note.kind == "orphan")

    def figures(self) -> dict[str, Any]:
        """This function will give the figures of an import as every import prints them."""
        parts = {what: self.total(what) for what in ("added", "changed", "unchanged", "retired")}
        read = parts["added"] + parts["changed"] + parts["unchanged"] + len(self.rejected)
        rejected = [{"file": p.file, "line": p.line, "reason": p.reason} for p in self.rejected]
        tables = {name: counts.kept for name, counts in self.counts.items() if counts.kept}
        return {"read": read, **parts, "rejected": rejected, "tables": tables}


@command(
    "directory.import_services",
    check=policy.check_can_keep,
    announces="directory.services_imported",
)
def import_services(
    *,
    reading: Readable,
    source: str,
    outcome: Outcome,
    by: Actor,
    tell: Tell = silent,
    licence: str = "",
    shows_names: bool | None = None,
) -> Source:
    """
    This function will bring the directory's rows of one source to what a package says.

    `licence` and `shows_names` (whether people at a service may be named in public) stay as they
    were when nothing is said of them.

    New rows are added, changed ones changed, and rows that the package no longer has retired.
    Whatever goes wrong, nothing of it stays. `outcome` takes down what was done.

    :raises BadInput: when the package cannot be read, or nothing in it can be kept
    """
    row = bring_in(reading=reading, source=source, outcome=outcome, tell=tell)
    row.licence = licence[:200] or row.licence
    row.shows_contact_names = row.shows_contact_names if shows_names is None else shows_names
    row.save(update_fields=["licence", "shows_contact_names"])
    return row


def bring_in(*, reading: Readable, source: str, outcome: Outcome, tell: Tell) -> Source:
    """This function will do the work of `import_services`, in the caller's transaction."""
    row, is_new = Source.objects.get_or_create(name=source[:200])
    try:
        stages = _stage(reading, row, outcome, tell)
    except Unreadable as error:
        raise BadInput(str(error)) from error
    files = list(reading.files)
    for number, (table, stage) in enumerate(stages.items(), start=1):
        merge = Merge(
            stage, source_id=row.pk, is_known=not is_new, at=clock.now(), files=files,
            say=outcome.say,
        )  # fmt: skip
        outcome.counts[table] = merge.go()
        tell("Writing tables", number, len(stages))
    if not outcome.total("kept"):
        raise BadInput(_("Nothing in this package can be kept, so nothing was changed."))
    for stage in stages.values():
        stage.drop()
    row.path, row.format = reading.label[:500], reading.format
    row.read_at = clock.now()
    row.figures = {**outcome.figures(), "rejected": len(outcome.rejected)}
    row.figures |= {"orphans": outcome.orphans, "notes": len(outcome.notes)}
    row.save()
    return row


def _stage(reading: Readable, row: Source, outcome: Outcome, tell: Tell) -> dict[str, Stage]:
    """Read the whole package into tables of the session."""
    name = naming(row.name)
    numbers = {file: number for number, file in enumerate(reading.files)}
    stages = {table: Stage(table) for table in TABLES}
    makers = {table: Maker(table, name, outcome.say) for table in TABLES}
    for stage in stages.values():
        stage.make()
    for done, record in enumerate(reading.records()):
        if done % 2_000 == 0:
            tell("Reading rows", done, max(done, reading.total) if reading.total else 0)
        if isinstance(record, Problem):
            outcome.say(record)
        elif made := makers[record.table].row(record, numbers[record.file]):
            stages[record.table].add(made)
    return stages
