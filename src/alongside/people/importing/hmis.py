"""
A folder in HMIS CSV format, FY2024: people of Client.csv with the enrolments beside it.

Read are Client, Enrollment (EnrollmentID, PersonalID, ProjectID, EntryDate), Exit (EnrollmentID,
ExitDate) and Project (ProjectID, ProjectName); all but Client may be missing. Rows that the source
marks as deleted are rejected. Source: HUD, HMIS CSV Format Specifications FY2024.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from alongside.people.importing.rows import FieldWarning, ImportedPerson, read_people
from alongside.people.importing.tables import Rejected, Row, Unreadable, open_table
from alongside.people.importing.values import Unusable, date_of


@dataclass(frozen=True, slots=True)
class ImportedEnrolment:
    """A stay in a project; `ended_on` is None while it is open. `line` is in Enrollment.csv."""

    external_id: str
    person_external_id: str
    program_name: str
    entered_on: date
    ended_on: date | None
    line: int


@dataclass(slots=True)
class HmisFolder:
    """What was found. Each person carries program and date of their current enrolment: the open
    one that began last, else the one that began last."""

    people: list[ImportedPerson] = field(default_factory=list)
    enrolments: list[ImportedEnrolment] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    warnings: list[FieldWarning] = field(default_factory=list)


def read_hmis(client_csv: Path, *, today: date) -> HmisFolder:
    """
    Read Client.csv and what lies in the same folder.

    :raises Unreadable: if Client.csv cannot be used or a file beside it lacks a column we need
    """
    found = HmisFolder()
    for result in read_people(client_csv, today=today):
        if isinstance(result, ImportedPerson):
            found.people.append(result)
        elif isinstance(result, Rejected):
            found.rejected.append(result)
        else:
            found.warnings.append(result)
    _leave_out_deleted(found, client_csv)
    _read_enrolments(found, client_csv.parent, today)
    _place_people(found)
    return found


def _leave_out_deleted(found: HmisFolder, client_csv: Path) -> None:
    deleted, approximate = set(), set()
    for row in open_table(client_csv).rows():
        if isinstance(row, Row) and row.cells.get("DateDeleted"):
            deleted.add(row.line)
        elif isinstance(row, Row) and row.cells.get("DOBDataQuality") == "2":
            approximate.add(row.line)
    found.rejected += [Rejected(client_csv.name, line, _DELETED) for line in sorted(deleted)]
    found.people = [person for person in found.people if person.line not in deleted]
    found.warnings += [
        FieldWarning(client_csv.name, person.line, "birth_date", _APPROXIMATE)
        for person in found.people
        if person.line in approximate and person.birth_date
    ]


_DELETED = "Marked as deleted in the file."
_APPROXIMATE = "The file says this birth date is approximate or partial; check it with the person."


def _read_enrolments(found: HmisFolder, folder: Path, today: date) -> None:
    names = {
        row.cells["ProjectID"]: row.cells.get("ProjectName", "")
        for row in _rows(found, folder / "Project.csv", "ProjectID", "ProjectName")
    }
    known = {person.external_id for person in found.people}
    stays: dict[str, ImportedEnrolment] = {}
    file = "Enrollment.csv"
    for row in _rows(found, folder / file, "EnrollmentID", "PersonalID", "ProjectID", "EntryDate"):
        cells, entered = row.cells, _date(found, file, row, "EntryDate", today)
        person, stay = cells.get("PersonalID", ""), cells.get("EnrollmentID", "")
        reason = None
        if person not in known:
            reason = f'No person with the id "{person[:60]}" in Client.csv.'
        elif stay in stays:
            reason = f'There is already an enrolment with the id "{stay[:60]}".'
        if reason:
            found.rejected.append(Rejected(file, row.line, reason))
        elif entered:
            program = names.get(cells.get("ProjectID", ""), "")
            stays[stay] = ImportedEnrolment(stay, person, program, entered, None, row.line)
            if not program:
                found.warnings.append(FieldWarning(file, row.line, "program_name", _NO_PROJECT))
    _end(found, folder / "Exit.csv", stays, today)
    found.enrolments = list(stays.values())


_NO_PROJECT = "Its project is not in Project.csv."


def _end(found: HmisFolder, path: Path, stays: dict[str, ImportedEnrolment], today: date) -> None:
    for row in _rows(found, path, "EnrollmentID", "ExitDate"):
        id_ = row.cells.get("EnrollmentID", "")
        if id_ not in stays:
            reason = f'No enrolment with the id "{id_[:60]}" was read from Enrollment.csv.'
            found.rejected.append(Rejected(path.name, row.line, reason))
        elif ended := _date(found, path.name, row, "ExitDate", today):
            if ended < stays[id_].entered_on:
                reason = "The exit lies before the entry."
                found.rejected.append(Rejected(path.name, row.line, reason))
            else:
                stays[id_] = replace(stays[id_], ended_on=ended)


def _rows(found: HmisFolder, path: Path, *needed: str) -> Iterator[Row]:
    if not path.is_file():
        return
    table = open_table(path)
    if missing := [header for header in needed if header not in table.headers]:
        raise Unreadable(f'{path.name} has no column "{missing[0]}".')
    for row in table.rows():
        if isinstance(row, Rejected):
            found.rejected.append(row)
        elif row.cells.get("DateDeleted"):
            found.rejected.append(Rejected(path.name, row.line, _DELETED))
        else:
            yield row


def _date(found: HmisFolder, file: str, row: Row, column: str, today: date) -> date | None:
    what = {"EntryDate": "Entry date", "ExitDate": "Exit date"}[column]
    try:
        return date_of(row.cells.get(column, ""), what=what, today=today)
    except Unusable as error:
        found.rejected.append(Rejected(file, row.line, str(error)))
        return None


def _place_people(found: HmisFolder) -> None:
    current: dict[str, ImportedEnrolment] = {}
    for stay in sorted(found.enrolments, key=lambda s: (s.ended_on is None, s.entered_on, s.line)):
        current[stay.person_external_id] = stay
    for index, person in enumerate(found.people):
        if now := current.get(person.external_id):
            found.people[index] = replace(
                person, program_name=now.program_name, enrolled_on=now.entered_on
            )
