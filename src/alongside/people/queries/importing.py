"""
What an import would do, worked out before anything is written.

Counts are of the rows of the file: each becomes a person added, changed or unchanged, or is
rejected, or waits as a possible duplicate.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import BadInput
from alongside.people.importing.duplicates import DuplicateGroup
from alongside.people.importing.rows import FieldWarning, ImportedPerson
from alongside.people.importing.tables import Rejected, Unreadable
from alongside.people.models import Organisation, Person, Program
from alongside.people.queries import import_match, import_source
from alongside.people.queries.import_kept import kept_here
from alongside.people.queries.import_match import Matched
from alongside.people.queries.import_source import Source
from alongside.people.queries.import_stays import Stay, StayChange, plan_stays

Tell = Callable[[str, int, int], None]
Silent: Tell = lambda _step, _done, _total: None  # noqa: E731


@dataclass(frozen=True, slots=True)
class PersonChange:
    """Somebody here whose row in the file says otherwise; new text by field."""

    person: Person
    fields: dict[str, str]
    line: int


@dataclass(slots=True)
class ImportPlan:
    """Everything an import would write, and everything it would leave out and why."""

    organisation: Organisation
    source: Source
    program: Program
    to_add: list[ImportedPerson] = field(default_factory=list)
    to_change: list[PersonChange] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    stay_changes: list[StayChange] = field(default_factory=list)
    groups: list[DuplicateGroup] = field(default_factory=list)
    skipped: set[int] = field(default_factory=set)
    rejected: list[Rejected] = field(default_factory=list)
    warnings: list[FieldWarning] = field(default_factory=list)
    changed_count: int = 0
    unchanged_count: int = 0

    @property
    def writes(self) -> bool:
        """Whether anything would be written about anybody."""
        return bool(self.to_add or self.to_change or self.stays or self.stay_changes)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to import: columns told, one program for all, and whether to add look-alikes too."""

    columns: Mapping[str, str] = field(default_factory=dict)
    program: str = ""
    add_duplicates: bool = False


def plan_import(
    *, path: Path, organisation: Organisation, wishes: Wishes, by: Actor, tell: Tell = Silent
) -> ImportPlan:
    """
    This function will read a file and compare it with who is here. It writes nothing.

    :raises BadInput: for a file, field, column or program that cannot be used, with what to do
    """
    program = _program(wishes.program, by)
    today = clock.today(organisation.time_zone)
    tell(_("Reading the file"), 0, 0)
    source = _read(path, wishes.columns, today, by)
    tell(_("Comparing with who is here"), 0, 0)
    matched = import_match.match(source.people, by=by)
    plan = ImportPlan(organisation, source, program, groups=matched.groups)
    plan.rejected, plan.warnings = source.rejected, source.warnings
    plan.skipped = set() if wishes.add_duplicates else matched.twice
    plan.to_add = [person for person in matched.new if person.line not in plan.skipped]
    _plan_changes(plan, matched, by)
    plan.stays, plan.stay_changes = plan_stays(
        source, matched, plan.skipped, program, one_program=bool(wishes.program), by=by
    )
    _count(plan, matched)
    return plan


def _read(path: Path, told: Mapping[str, str], today: date, by: Actor) -> Source:
    try:
        return import_source.read_source(path, told, today=today, by=by)
    except (Unreadable, OSError) as error:
        raise BadInput(str(error)) from error


def _program(name: str, by: Actor) -> Program:
    rows = Program.objects.scoped(by).order_by("created_at", "pk")
    if not name:
        first = rows.first()
        if first is None:
            raise BadInput(_("There is no program yet. Add one before you import people."))
        return first
    found = next((row for row in rows if row.name.casefold() == name.strip().casefold()), None)
    if found is None:
        names = ", ".join(row.name for row in rows)
        raise BadInput(
            _('There is no program "%(name)s". The programs are: %(names)s.')
            % {"name": name, "names": names}
        )
    return found


def _plan_changes(plan: ImportPlan, matched: Matched, by: Actor) -> None:
    lines = {person.line: person for person in plan.source.people}
    differing = {}
    for line, person in matched.known.items():
        fields = import_match.changes_to(person, import_match.values_of(lines[line]))
        if not lines[line].has_name:
            fields.pop("given_name", None)
        if fields:
            differing[line] = PersonChange(person, fields, line)
    plan.to_change, warnings = kept_here(list(differing.values()), plan.source.file, by=by)
    plan.warnings = [*plan.warnings, *warnings]


def _count(plan: ImportPlan, matched: Matched) -> None:
    touched = {change.person.pk for change in plan.to_change}
    touched |= {change.enrolment.person_id for change in plan.stay_changes}
    touched |= {stay.person_id for stay in plan.stays if stay.person_id}
    known = {person.pk for person in matched.known.values()}
    plan.changed_count = len(known & touched)
    plan.unchanged_count = len(matched.known) - plan.changed_count
