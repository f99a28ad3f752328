"""Which enrolments an import would add, date anew or end."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from alongside.core.actor import Actor
from alongside.core.bulk import chunks
from alongside.people.importing.hmis import ImportedEnrolment
from alongside.people.importing.rows import ImportedPerson
from alongside.people.models import Enrolment, EnrolmentStatus, Program
from alongside.people.models.enrolment import OPEN_STATUSES
from alongside.people.queries.import_match import Matched
from alongside.people.queries.import_source import Source


@dataclass(frozen=True, slots=True)
class Stay:
    """An enrolment to add. `person_id` is None for somebody new, found by `line`."""

    line: int
    person_id: uuid.UUID | None
    program_name: str
    entered_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class StayChange:
    """An enrolment here that the file dates otherwise, or says is over."""

    enrolment: Enrolment
    entered_on: date | None
    ended_on: date | None


def plan_stays(
    source: Source,
    matched: Matched,
    skipped: set[int],
    program: Program,
    *,
    one_program: bool,
    by: Actor,
) -> tuple[list[Stay], list[StayChange]]:
    """
    This function will compare the stays of a file with the enrolments here.

    Somebody the file gives no program is enrolled in `program`; with `one_program` everybody is.
    """
    wanted: dict[int, list[Stay]] = {}
    of_person: dict[str, list[ImportedEnrolment]] = defaultdict(list)
    for stay_row in source.stays or []:
        of_person[stay_row.person_external_id].append(stay_row)
    for person in source.people:
        if person.line not in skipped:
            known = matched.known.get(person.line)
            written = of_person.get(person.external_id, [])
            fixed = program.name if one_program else ""
            wanted[person.line] = _stays(person, written, known.pk if known else None, fixed)
    held = _held(matched, by)
    added: list[Stay] = []
    changed: list[StayChange] = []
    for stays in wanted.values():
        rows = list(held.get(stays[0].person_id, [])) if stays[0].person_id else []
        for stay in stays:
            row = _same(stay, rows, program, only=len(stays) == 1)
            if row is None:
                added.append(stay)
            else:
                rows.remove(row)
                changed += _change(stay, row)
    return added, changed


def _stays(
    person: ImportedPerson, rows: list[ImportedEnrolment], person_id: uuid.UUID | None, fixed: str
) -> list[Stay]:
    if not rows:
        name = fixed or person.program_name
        return [Stay(person.line, person_id, name, person.enrolled_on, None)]
    return [
        Stay(person.line, person_id, fixed or r.program_name, r.entered_on, r.ended_on)
        for r in rows
    ]


def _held(matched: Matched, by: Actor) -> dict[uuid.UUID, list[Enrolment]]:
    found: dict[uuid.UUID, list[Enrolment]] = defaultdict(list)
    for chunk in chunks(person.pk for person in matched.known.values()):
        rows = Enrolment.objects.scoped(by).filter(person_id__in=chunk).select_related("program")
        for row in rows.order_by("enrolled_on", "pk"):
            found[row.person_id].append(row)
    ids = [row.pk for rows in found.values() for row in rows]
    is_open: set[uuid.UUID] = set()
    for some in chunks(ids):
        states = EnrolmentStatus.objects.scoped(by).filter(
            enrolment_id__in=some, until__isnull=True, state__in=OPEN_STATUSES
        )
        is_open.update(states.values_list("enrolment_id", flat=True))
    for kept in found.values():
        for row in kept:
            row.is_open = row.pk in is_open  # type: ignore[attr-defined]
    return found


def _same(stay: Stay, rows: list[Enrolment], program: Program, *, only: bool) -> Enrolment | None:
    """The enrolment a stay speaks of: same program and day, else the only one there is."""
    name = (stay.program_name or program.name).casefold()[:120]
    here = [row for row in rows if row.program.name.casefold() == name]
    if not stay.program_name and not here:
        here = rows
    dated = [row for row in here if stay.entered_on in (None, row.enrolled_on)]
    if dated:
        return dated[0]
    return here[0] if only and len(here) == 1 else None


def _change(stay: Stay, row: Enrolment) -> list[StayChange]:
    dated = stay.entered_on if stay.entered_on not in (None, row.enrolled_on) else None
    ended = stay.ended_on if row.is_open else None  # type: ignore[attr-defined]
    return [StayChange(row, dated, ended)] if dated or ended else []
