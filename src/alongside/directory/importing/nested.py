"""Take HSDS 3.0 objects apart into rows of tables, whatever is nested in them."""

from typing import Any

from alongside.directory.importing.cleaning import clean
from alongside.directory.importing.columns import TABLE_OF_ENTITY, TABLES
from alongside.directory.importing.records import Problem, Record

DEEPEST = 12
ENTITY = "hsds_entity"
"""What our own export writes into an object that nothing holds, to say what it is."""

# What an object may hold many of, and the table of each.
MANY = {
    "phones": "phones", "schedules": "schedules", "service_areas": "service_areas",
    "service_at_locations": "service_at_location", "languages": "languages",
    "funding": "funding", "fundings": "funding", "cost_options": "cost_options",
    "required_documents": "required_documents", "contacts": "contacts",
    "attributes": "attributes", "metadata": "metadata", "locations": "locations",
    "addresses": "addresses", "accessibility": "accessibility", "programs": "programs",
    "organization_identifiers": "organization_identifiers", "services": "services",
    "accessibilities": "accessibility",
}  # fmt: skip
# What an object may hold one of: the table, and the column of the holder that links to it.
ONE = {
    "organization": ("organizations", "organization_id"),
    "program": ("programs", "program_id"),
    "location": ("locations", "location_id"),
    "service": ("services", "service_id"),
    "taxonomy_term": ("taxonomy_terms", "taxonomy_term_id"),
    "taxonomy_detail": ("taxonomies", "taxonomy_id"),
}


# Keys that only one kind of object has; the first that is found tells. Names alone are the last.
TELLING: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("location_type",)), "locations"),
    (frozenset(("status", "service_at_locations", "organization_id")), "services"),
    (
        frozenset(("code", "parent_id", "taxonomy", "taxonomy_detail", "taxonomy_id", "term_uri")),
        "taxonomy_terms",
    ),
    (frozenset(("version",)), "taxonomies"),
)


def kind_of(item: dict[str, Any]) -> str:
    """The table of an object that stands alone; empty when it is none of ours."""
    keys = set(item)
    entity = item.get(ENTITY)
    if isinstance(entity, str):
        return TABLE_OF_ENTITY.get(entity, "")
    if keys & {"service_id", "location_id", "location", "service"} and "name" not in keys:
        return "service_at_location"
    if not {"id", "name"} <= keys and "location_type" not in keys:
        return ""
    told = next((table for telling, table in TELLING if telling & keys), "")
    return told or (
        "taxonomies" if keys <= {"id", "name", "description", "uri"} else "organizations"
    )


class Taker:
    """
    Takes one object apart. A row that stands in it several times is put together from all places:
    a phone may be named under its service and under its contact.
    """

    def __init__(self, file: str, line: int) -> None:
        self.file, self.line = file, line
        self.rows: dict[tuple[str, str], dict[str, str | None]] = {}
        self.problems: list[Problem] = []

    def records(self) -> list[Record]:
        """The rows found, each once."""
        return [
            Record(table, self.file, self.line, cells, merged=True)
            for (table, _), cells in self.rows.items()
        ]

    def take(
        self, table: str, item: Any, links: dict[str, str] | None = None, deep: int = 0
    ) -> str:
        """Take an object, and what is nested in it; gives its id."""
        if not isinstance(item, dict) or deep > DEEPEST:
            self._problem(f"What stands under {table} is no object.")
            return ""
        own: dict[str, str | None] = {k: _text(v) for k, v in item.items() if not _is_nested(v)}
        own.update({k: v for k, v in (links or {}).items() if not own.get(k)})
        for key, (to, column) in ONE.items():
            if isinstance(item.get(key), dict) and column in TABLES[table].place:
                own[column] = self.take(to, item[key], deep=deep + 1) or own.get(column)
        if table == "services" and not own.get("fees_description"):
            own["fees_description"] = own.get("fees")
        old = own.get("id") or ""
        self._keep(table, old or f"#{len(self.rows)}", own)
        self._children(table, old, item, deep)
        return old

    def _children(self, table: str, old: str, item: dict[str, Any], deep: int) -> None:
        entity = TABLES[table].entity
        for key, to in MANY.items():
            for child in _list(item.get(key)):
                if to == "attributes":
                    links = {"link_id": old, "link_entity": entity}
                elif to == "metadata":
                    links = {"resource_id": old, "resource_type": entity}
                else:
                    links = {f"{entity}_id": old}
                self.take(to, child, links, deep + 1)

    def _keep(self, table: str, key: str, cells: dict[str, str | None]) -> None:
        known = self.rows.setdefault((table, key), cells)
        if known is not cells:
            known.update({k: v for k, v in cells.items() if v and not known.get(k)})

    def _problem(self, reason: str) -> None:
        self.problems.append(Problem(self.file, self.line, reason))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(v, dict | list) for v in value)
    )


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        return clean(", ".join(str(v) for v in value))
    return clean(str(value))
