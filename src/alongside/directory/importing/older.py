"""What HSDS 1.1 and 2.0 called otherwise, brought into the tables and columns of 3.0."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from alongside.directory.importing.cleaning import clean
from alongside.directory.importing.csvs import Line, Sheet
from alongside.directory.importing.records import Record

_DAYS = {
    "mon": "MO", "tue": "TU", "wed": "WE", "thu": "TH", "fri": "FR", "sat": "SA", "sun": "SU",
    "1": "MO", "2": "TU", "3": "WE", "4": "TH", "5": "FR", "6": "SA", "7": "SU",
}  # fmt: skip
_TIME_AT_START = re.compile(r"\d{1,2}(?::\d{1,2})?(?::\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.)?", re.I)


@dataclass
class Context:
    """What a row needs from another table: read once, when the first row asks."""

    sheets: list[tuple[str, Sheet]]

    @cached_property
    def eligibility(self) -> dict[str, dict[str, str]]:
        """Who may use a service, by its id; these tables of 1.1 and 2.0 became columns."""
        found: dict[str, dict[str, str]] = {}
        for line in self._lines("eligibility"):
            words = line.cells.get("eligibility", "")
            known = found.setdefault(line.cells.get("service_id", ""), {})
            said = known.get("eligibility_description")
            known["eligibility_description"] = f"{said}\n{words}" if said else words
            for age in ("minimum_age", "maximum_age"):
                if line.cells.get(age):
                    known[age] = line.cells[age]
        return found

    def _lines(self, table: str) -> Iterator[Line]:
        for name, sheet in self.sheets:
            if name == table:
                yield from (line for line in sheet.lines() if isinstance(line, Line))


Convert = Callable[[Record, Context], Iterator[Record]]


def _renamed(record: Record, table: str = "", **names: str) -> Record:
    """The record with columns under their new names, where the new one is empty."""
    if not table and not any(old in record.cells for old in names.values()):
        return record
    cells = dict(record.cells)
    for new, old in names.items():
        if not cells.get(new) and cells.get(old):
            cells[new] = cells[old]
    return record._replace(table=table or record.table, cells=cells)


def organizations(record: Record, _more: Context) -> Iterator[Record]:
    """`url` is `website` now."""
    yield _lines_mended(_renamed(record, website="url"))


def services(record: Record, more: Context) -> Iterator[Record]:
    """`fees` is `fees_description`; eligibility was a table."""
    record = _renamed(record, fees_description="fees")
    if known := more.eligibility.get(record.cells.get("id") or ""):
        more_cells = {k: v for k, v in known.items() if not record.cells.get(k)}
        record = record._replace(cells={**record.cells, **more_cells})
    yield _lines_mended(record)


def locations(record: Record, _more: Context) -> Iterator[Record]:
    """Only the line breaks of the descriptions."""
    yield _lines_mended(record)


def _lines_mended(record: Record) -> Record:
    """Some packages write line breaks as two characters, a backslash and an n."""
    if not any("\\n" in (text or "") for text in record.cells.values()):
        return record
    # A break at an end is none: what is kept is trimmed, here as wherever text comes in.
    cells = {k: clean(v.replace("\\n", "\n")) if v else v for k, v in record.cells.items()}
    return record._replace(cells=cells)


def addresses(kind: str) -> Convert:
    """Physical and postal addresses were two tables; the country was the United States."""

    def convert(record: Record, _more: Context) -> Iterator[Record]:
        cells = {**record.cells, "address_type": kind}
        cells["country"] = cells.get("country") or "US"
        space = f"{kind}_addresses"
        yield record._replace(table="addresses", cells=cells, space=space)

    return convert


def accessibility(record: Record, _more: Context) -> Iterator[Record]:
    """`accessibility` is `description`."""
    yield _renamed(record, description="accessibility")


def languages(record: Record, _more: Context) -> Iterator[Record]:
    """`language` is `name`."""
    yield _renamed(record, name="language")


def service_areas(record: Record, _more: Context) -> Iterator[Record]:
    """`service_area` is `name`."""
    yield _renamed(record, name="service_area")


def regular_schedules(record: Record, _more: Context) -> Iterator[Record]:
    """A weekday and two times; what stands behind a time is in the original text."""
    cells = dict(record.cells)
    day = (cells.pop("weekday", "") or "").strip().lower()[:3]
    cells.update(freq="WEEKLY", byday=_DAYS.get(day, ""))
    words = cells.get("original_text") or ""
    cells["description"] = cells.get("description") or words.replace("\\n", "\n")
    for name in ("opens_at", "closes_at"):
        cells[name] = first_time(cells.get(name) or "")
    yield record._replace(table="schedules", cells=cells)


def holiday_schedules(record: Record, _more: Context) -> Iterator[Record]:
    """Days with other hours, or none."""
    cells = dict(record.cells)
    cells["valid_from"], cells["valid_to"] = cells.get("start_date"), cells.get("end_date")
    is_closed = (cells.get("closed") or "").lower() in ("true", "t", "1", "yes")
    days = f"{cells['valid_from']} to {cells['valid_to']}"
    cells["description"] = f"{'Closed' if is_closed else 'Other hours'} {days}"
    if "0001" in days:
        # Every year, said with a year that never was: there is no such rule in HSDS 3.0.
        cells["valid_from"] = cells["valid_to"] = ""
        cells["description"] = re.sub(r",? 0001", "", cells["description"] or "") + ", every year"
        is_closed, cells["opens_at"], cells["closes_at"] = False, "", ""
    cells["is_closed"] = "1" if is_closed else "0"
    yield record._replace(table="schedules", cells=cells, space="holiday_schedules")


def first_time(text: str) -> str:
    """The time at the start of text: `12:00pm (dispensing)` opens a window like 12:00pm."""
    found = _TIME_AT_START.match(text)
    return found[0] if found else text


def taxonomies(record: Record, _more: Context) -> Iterator[Record]:
    """In 1.1 the terms stood in `taxonomy`; a parent or a vocabulary tells."""
    cells = record.cells
    if not {"parent_id", "parent_name", "vocabulary", "taxonomy_id"} & set(cells):
        yield record
        return
    term = _renamed(record, "taxonomy_terms", id="taxonomy_id", code="id", taxonomy="vocabulary")
    own = {k: v for k, v in term.cells.items() if k != "taxonomy_id"}
    yield term._replace(cells={**own, "code": own.get("code") or own.get("id")})


def service_attributes(record: Record, _more: Context) -> Iterator[Record]:
    """A term on a service."""
    cells = dict(_renamed(record, taxonomy_term_id="taxonomy_id").cells)
    cells.update(link_entity="service", link_id=cells.get("service_id"))
    cells["link_type"] = cells.get("link_type") or "service_type"
    cells["value"] = cells.get("value") or cells.get("taxonomy_detail")
    yield record._replace(table="attributes", cells=cells, space="service_attributes")


def attributes(record: Record, _more: Context) -> Iterator[Record]:
    """In 2.0 `link_type` named the table."""
    yield _renamed(record, link_entity="link_type")


def payments(record: Record, _more: Context) -> Iterator[Record]:
    """What a service is paid with is a cost option now."""
    cells = {**record.cells, "option": record.cells.get("payment")}
    yield record._replace(table="cost_options", cells=cells, space="payments_accepted")


def phones(record: Record, _more: Context) -> Iterator[Record]:
    """A phone's language was a column."""
    yield _renamed(record, description="department")
    if language := record.cells.get("language"):
        cells = {"phone_id": record.cells.get("id"), "name": language}
        yield Record("languages", record.file, record.line, cells, "languages_of_phones")


def eligibility(_record: Record, _more: Context) -> Iterator[Record]:
    """Read with the services."""
    return iter(())


CONVERTERS: dict[str, Convert] = {
    "organizations": organizations, "services": services, "locations": locations,
    "physical_addresses": addresses("physical"), "postal_addresses": addresses("postal"),
    "accessibility": accessibility, "languages": languages, "service_areas": service_areas,
    "regular_schedules": regular_schedules, "holiday_schedules": holiday_schedules,
    "taxonomies": taxonomies, "service_attributes": service_attributes,
    "attributes": attributes, "payments": payments, "phones": phones,
    "eligibility": eligibility,
}  # fmt: skip
