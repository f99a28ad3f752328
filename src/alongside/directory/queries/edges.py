"""What hangs on what in HSDS 3.0, and which of it an answer about one kind of row shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edge:
    """
    `holder` shows `key`: many rows of `table` that link to it by `column`, or the one row of
    `table` that its own `column` names.
    """

    holder: str
    key: str
    table: str
    column: str
    is_many: bool = True


def _many(holder: str, link: str, *keys: str) -> list[Edge]:
    tables = {"service_at_locations": "service_at_location"}
    return [Edge(holder, key, tables.get(key, key), link) for key in keys]


EDGES = (
    *_many("services", "service_id", "phones", "schedules", "service_areas",
           "service_at_locations", "languages", "funding", "cost_options", "required_documents",
           "contacts"),
    *_many("service_at_location", "service_at_location_id", "contacts", "phones", "schedules"),
    *_many("locations", "location_id", "languages", "addresses", "contacts", "accessibility",
           "phones", "schedules"),
    *_many("organizations", "organization_id", "funding", "contacts", "phones", "locations",
           "programs", "organization_identifiers", "services"),
    *_many("contacts", "contact_id", "phones"),
    *_many("phones", "phone_id", "languages"),
    Edge("services", "organization", "organizations", "organization_id", is_many=False),
    Edge("services", "program", "programs", "program_id", is_many=False),
    Edge("service_at_location", "location", "locations", "location_id", is_many=False),
    Edge("service_at_location", "service", "services", "service_id", is_many=False),
    Edge("attributes", "taxonomy_term", "taxonomy_terms", "taxonomy_term_id", is_many=False),
    Edge("taxonomy_terms", "taxonomy_detail", "taxonomies", "taxonomy_id", is_many=False),
)  # fmt: skip

# The order in which tables are read: each after all that hold it.
ORDER = (
    "services", "organizations", "programs", "service_at_location",
    "locations", "contacts", "phones", "schedules", "languages", "addresses", "accessibility",
    "cost_options", "required_documents", "service_areas", "funding",
    "organization_identifiers", "attributes", "metadata", "taxonomy_terms", "taxonomies",
)  # fmt: skip

# From which kind of row an answer starts, and what it leaves out so that it ends.
LEFT_OUT = {
    "services": {
        ("organizations", "services"), ("organizations", "locations"),
        ("service_at_location", "service"),
    },
    "service_at_location": {
        ("organizations", "services"), ("organizations", "locations"),
        ("services", "service_at_locations"),
    },
    "organizations": {
        ("organizations", "services"), ("services", "organization"),
        ("service_at_location", "service"),
    },
    "organizations with services": {
        ("services", "organization"), ("service_at_location", "service"),
    },
    "taxonomy_terms": set(),
    "taxonomies": set(),
    "locations": {("organizations", "services")},
}  # fmt: skip
LIST_ONLY = {
    "services": ("organization", "program"),
    "service_at_location": ("location", "service", "organization", "program"),
    "organizations": (),
    "taxonomy_terms": ("taxonomy_detail",),
    "taxonomies": (),
}  # fmt: skip


def edges_from(start: str, *, is_full: bool) -> list[Edge]:
    """This function will give what an answer shows: everything, or what a list shows."""
    if is_full:
        return [e for e in EDGES if (e.holder, e.key) not in LEFT_OUT[start]]
    shown = LIST_ONLY.get(start, ())
    return [e for e in EDGES if not e.is_many and e.key in shown and
            (e.holder, e.key) not in LEFT_OUT[start]]  # fmt: skip
