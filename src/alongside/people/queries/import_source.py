"""Read a file for an import: a list of people, or an HMIS folder by its Client.csv."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.places import place_of
from alongside.people.importing.columns import is_hmis_client
from alongside.people.importing.hmis import ImportedEnrolment, read_hmis
from alongside.people.importing.rows import FieldWarning, ImportedPerson, read_people
from alongside.people.importing.tables import Rejected, Unreadable, open_table
from alongside.people.queries.columns import columns_for

START = 8192
HMIS_PEOPLE = "Client.csv"
_NOT_TEXT = (b"PK\x03\x04", b"%PDF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"SQLite")
_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class Source:
    """What a file holds. `stays` is None for a plain list; `columns` is header by field."""

    file: str
    headers: tuple[str, ...]
    columns: dict[str, str]
    people: list[ImportedPerson] = field(default_factory=list)
    stays: list[ImportedEnrolment] | None = None
    rejected: list[Rejected] = field(default_factory=list)
    warnings: list[FieldWarning] = field(default_factory=list)
    read: int = 0


def read_source(path: Path, told: Mapping[str, str], *, today: date, by: Actor) -> Source:
    """
    This function will read a file and what lies beside it; nothing is written.

    `told` is header by field, where somebody said so. `read` counts the rows of the file itself.

    :raises Unreadable: when the file cannot be used at all, with what to do
    :raises BadInput: for a field or column that is not there
    """
    _refuse_what_is_no_text(path)
    headers = open_table(path).headers
    _refuse_stays_alone(path, headers)
    columns = columns_for(headers, told, by=by)
    source = Source(path.name, headers, columns)
    if is_hmis_client(headers) and not told:
        found = read_hmis(path, today=today)
        source.people, source.stays = found.people, found.enrolments
        source.rejected, source.warnings = found.rejected, found.warnings
    else:
        _read_list(source, path, today)
    source.read = len(source.people) + sum(r.file == path.name for r in source.rejected)
    if not source.read:
        raise Unreadable(_("%(file)s has no rows below its header.") % {"file": path.name})
    _refuse_ids_met_before(source)
    source.people = [_with_known_zip(person, source) for person in source.people]
    return source


def _read_list(source: Source, path: Path, today: date) -> None:
    for row in read_people(path, today=today, mapping=source.columns):
        if isinstance(row, ImportedPerson):
            source.people.append(row)
        elif isinstance(row, Rejected):
            source.rejected.append(row)
        else:
            source.warnings.append(row)


def _refuse_what_is_no_text(path: Path) -> None:
    if path.is_dir():
        raise Unreadable(_("%(file)s is a folder. Name a file in it.") % {"file": path.name})
    if not path.is_file():
        raise Unreadable(_("There is no file %(file)s.") % {"file": path.name})
    with path.open("rb") as file:
        start = file.read(START)
    if not start.strip():
        raise Unreadable(_("%(file)s is empty.") % {"file": path.name})
    if start.startswith(_NOT_TEXT) or (b"\x00" in start and not start.startswith(_MARKS)):
        raise Unreadable(
            _("%(file)s is not a CSV file. Open it in its program and save it as CSV.")
            % {"file": path.name}
        )


def _refuse_stays_alone(path: Path, headers: tuple[str, ...]) -> None:
    if {"EnrollmentID", "PersonalID"} <= set(headers) and "FirstName" not in headers:
        words = _(
            "%(file)s is a part of an HMIS export that has stays and no names. Name %(people)s of"
            " the same folder; Enrollment.csv, Exit.csv and Project.csv beside it are read along."
        )
        raise Unreadable(words % {"file": path.name, "people": HMIS_PEOPLE})


def _refuse_ids_met_before(source: Source) -> None:
    lines: dict[str, int] = {}
    kept = []
    for person in source.people:
        first = lines.setdefault(person.external_id, person.line) if person.external_id else 0
        if first in (0, person.line):
            kept.append(person)
        else:
            reason = _("Line %(line)s has the same id. Give each person an id of their own.")
            source.rejected.append(Rejected(source.file, person.line, reason % {"line": first}))
    source.people = kept


def _with_known_zip(person: ImportedPerson, source: Source) -> ImportedPerson:
    if not person.zip or place_of(person.zip):
        return person
    reason = _('ZIP code "%(zip)s" is not on the map; it was left out.') % {"zip": person.zip}
    source.warnings.append(FieldWarning(source.file, person.line, "zip", reason))
    return replace(person, zip="")
