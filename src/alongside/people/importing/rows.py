"""People of rows: the streaming reader."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from alongside.people.importing import values
from alongside.people.importing.columns import FIELDS, guess_columns
from alongside.people.importing.tables import Rejected, Row, Unreadable, open_table


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """Somebody in the file. Text that was not there or not usable is "", a date None; at least
    one of external id and names is there. `phone` is E.164, `zip` five digits, `language` a
    code."""

    external_id: str
    given_name: str
    family_name: str
    preferred_name: str
    birth_date: date | None
    phone: str
    email: str
    zip: str
    language: str
    program_name: str
    enrolled_on: date | None
    line: int

    @property
    def has_name(self) -> bool:
        """Whether any name is known; without one the person is only an id of another system."""
        return bool(self.given_name or self.family_name or self.preferred_name)


@dataclass(frozen=True, slots=True)
class FieldWarning:
    """A field that was left out or changed; the person was kept. `field` is "row" for the row."""

    file: str
    line: int
    field: str
    reason: str


Result = ImportedPerson | Rejected | FieldWarning

_TEXT: dict[str, Callable[[str], str]] = {
    "external_id": values.identifier_of,
    "given_name": values.name_of,
    "family_name": values.name_of,
    "full_name": values.name_of,
    "preferred_name": values.name_of,
    "phone": values.phone_of,
    "email": values.email_of,
    "zip": values.zip_of,
    "language": values.language_of,
    "program_name": values.name_of,
}
_DATES = {"birth_date": "Birth date", "enrolled_on": "Enrolment date"}
_NAMES = frozenset({"given_name", "family_name", "full_name", "preferred_name"})


def read_people(
    path: Path, *, today: date, mapping: Mapping[str, str] | None = None
) -> Iterator[Result]:
    """
    Read a list of people row by row; warnings of a row come before its person.

    `mapping` gives the header for each field of `columns.FIELDS`, a field left out is not read;
    without it the columns are guessed. No date may lie after `today`.

    :raises Unreadable: before anything is given, if the file cannot be used at all or no column
        holds a name or an id
    """
    table = open_table(path)
    chosen = dict(mapping if mapping is not None else guess_columns(table.headers))
    _check(path, chosen, table.headers)
    return _people(path.name, table.rows(), chosen, today)


def _check(path: Path, chosen: Mapping[str, str], headers: tuple[str, ...]) -> None:
    if unknown := sorted(set(chosen) - set(FIELDS)):
        raise Unreadable(f"There is no field {unknown[0]}.")
    if missing := sorted(set(chosen.values()) - set(headers)):
        raise Unreadable(f'{path.name} has no column "{missing[0]}".')
    if not chosen.keys() & {"given_name", "family_name", "full_name", "external_id"}:
        raise Unreadable(
            f"No column of {path.name} was understood as a name. Say which column holds the name."
        )


def _people(
    file: str, rows: Iterator[Row | Rejected], chosen: Mapping[str, str], today: date
) -> Iterator[Result]:
    for row in rows:
        if isinstance(row, Rejected):
            yield row
            continue
        person, warnings = _person(row, chosen, today)
        yield from (FieldWarning(file, row.line, field, reason) for field, reason in warnings)
        if person.has_name or person.external_id:
            yield person
        else:
            yield Rejected(file, row.line, "No name and no id. Fill in a name.")


def _person(
    row: Row, chosen: Mapping[str, str], today: date
) -> tuple[ImportedPerson, list[tuple[str, str]]]:
    warnings: list[tuple[str, str]] = []
    if row.short:
        warnings.append(("row", f"{row.short} cells are missing at the end; read as empty."))
    texts: dict[str, str] = dict.fromkeys(_TEXT, "")
    found: dict[str, date | None] = dict.fromkeys(_DATES)
    for field, header in chosen.items():
        cell = row.cells.get(header, "")
        if header in row.cleaned:
            warnings.append((field, "Had characters that cannot be shown; they were left out."))
        if not cell:
            continue
        try:
            if what := _DATES.get(field):
                found[field] = values.date_of(cell, what=what, today=today)
            else:
                texts[field] = _TEXT[field](cell)
        except values.Unusable as error:
            warnings.append((field, str(error)))
        if field in _NAMES and texts[field] and texts[field] != " ".join(cell.split()):
            warnings.append((field, f'Quotation marks around "{texts[field][:40]}" were left out.'))
    given, family = values.split_name(texts.pop("full_name"))
    texts["given_name"] = texts["given_name"] or given
    texts["family_name"] = texts["family_name"] or family
    born, enrolled = found["birth_date"], found["enrolled_on"]
    return ImportedPerson(**texts, birth_date=born, enrolled_on=enrolled, line=row.line), warnings
