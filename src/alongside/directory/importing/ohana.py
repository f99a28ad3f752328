"""
The CSV files of Ohana API, where Open Referral began: a service stands at one location, and lists
stand in cells, joined by commas.
"""

import re
from collections.abc import Iterator

from alongside.directory.importing import older
from alongside.directory.importing.csvs import Line, Sheet
from alongside.directory.importing.records import Problem, Record, Records

NO_MORE = older.Context(sheets=[])
FILES = {"mail_addresses.csv": "mail_addresses"}
_LIST = re.compile(r"\s*[,;]\s*")
Cells = dict[str, str]


def read(files: dict[str, str], sheets: dict[str, Sheet]) -> Records:
    """Every row of every table, in the columns of HSDS 3.0."""
    owners = _owners(files, sheets)
    for name, sheet in sheets.items():
        for line in sheet.lines():
            if isinstance(line, Problem):
                yield line
                continue
            for table, space, cells in _rows(files[name], line.cells, owners):
                yield from _older(Record(table, name, line.number, cells, space))


def _older(record: Record) -> Iterator[Record]:
    if record.table in ("regular_schedules", "holiday_schedules", "organizations"):
        yield from older.CONVERTERS[record.table](record, NO_MORE)
    else:
        yield record


def _owners(files: dict[str, str], sheets: dict[str, Sheet]) -> dict[str, str]:
    """The organization of each location: services are told their location only."""
    found = {}
    for name, sheet in sheets.items():
        if files[name] == "locations":
            for line in sheet.lines():
                if isinstance(line, Line):
                    found[line.cells.get("id", "")] = line.cells.get("organization_id", "")
    return found


def _rows(
    table: str, cells: Cells, owners: dict[str, str]
) -> Iterator[tuple[str, str, dict[str, str | None]]]:
    if table == "services":
        yield from _service(cells, owners)
    elif table == "locations":
        yield from _location(cells)
    elif table == "organizations":
        year = cells.get("date_incorporated")
        yield table, "", {**cells, "year_incorporated": year}
        yield from _listed(cells, "funding_sources", "funding", "source", "organization_id")
    elif table in ("addresses", "mail_addresses"):
        kind = "postal" if table == "mail_addresses" else "physical"
        yield "addresses", table, {**cells, "address_type": kind}
    elif table == "phones":
        words = ", ".join(filter(None, (cells.get("department"), cells.get("vanity_number"))))
        country = cells.get("country_prefix", "")
        number = f"{country} {cells.get('number', '')}".strip()
        more = {"number": number, "type": cells.get("number_type"), "description": words}
        yield table, "", {**cells, **more}
    elif table == "taxonomies":
        old = cells.get("taxonomy_id")
        yield "taxonomy_terms", "", {**cells, "id": old, "code": old, "taxonomy_id": None}
    else:
        yield table, "", {**cells}


def _service(
    cells: Cells, owners: dict[str, str]
) -> Iterator[tuple[str, str, dict[str, str | None]]]:
    own, place = cells.get("id", ""), cells.get("location_id", "")
    who = [cells.get("eligibility", ""), cells.get("audience", "")]
    fees = [cells.get("fees", ""), cells.get("accepted_payments", "")]
    yield "services", "", {
        **cells, "organization_id": owners.get(place), "url": cells.get("website"),
        "eligibility_description": "\n".join(filter(None, who)),
        "fees_description": "\n".join(filter(None, fees)),
    }  # fmt: skip
    yield "service_at_location", "", {"id": own, "service_id": own, "location_id": place}
    yield from _listed(cells, "funding_sources", "funding", "source", "service_id")
    yield from _listed(cells, "languages", "languages", "name", "service_id")
    yield from _listed(cells, "required_documents", "required_documents", "document", "service_id")
    yield from _listed(cells, "service_areas", "service_areas", "name", "service_id")
    for term in filter(None, _LIST.split(cells.get("taxonomy_ids", ""))):
        yield "attributes", "", {
            "id": f"{own}|{term}", "link_id": own, "link_entity": "service",
            "link_type": "service_type", "taxonomy_term_id": term,
        }  # fmt: skip


def _location(cells: Cells) -> Iterator[tuple[str, str, dict[str, str | None]]]:
    is_virtual = cells.get("virtual", "").lower() in ("true", "t", "1")
    kind = "virtual" if is_virtual else "physical"
    words = cells.get("description") or cells.get("short_desc")
    yield "locations", "", {
        **cells, "location_type": kind, "description": words, "url": cells.get("website"),
    }  # fmt: skip
    yield from _listed(cells, "languages", "languages", "name", "location_id")
    for word in filter(None, _LIST.split(cells.get("accessibility", ""))):
        yield "accessibility", "", {
            "id": f"{cells.get('id')}|{word}", "location_id": cells.get("id"),
            "description": word.replace("_", " ").capitalize(),
        }  # fmt: skip


def _listed(
    cells: Cells, column: str, table: str, name: str, link: str
) -> Iterator[tuple[str, str, dict[str, str | None]]]:
    own = cells.get("id", "")
    for word in dict.fromkeys(filter(None, _LIST.split(cells.get(column, "")))):
        yield table, "", {"id": f"{link}|{own}|{word}", link: own, name: word}
