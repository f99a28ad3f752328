"""The tables and columns of HSDS 3.0 as they are read, kept and written again: one list for all."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Column:
    """
    A column: its HSDS name, the kind of its values, the table it links to, the model's attribute.

    `needed` columns reject a row without them; `most` is how long a code may be.
    """

    name: str
    kind: str = "text"
    to: str = ""
    attname: str = ""
    needed: bool = False
    most: int = 0
    default: str = ""


@dataclass(frozen=True)
class Table:
    """A table: its HSDS name (`service`), the model that keeps it, and its columns without `id`."""

    entity: str
    model: str
    columns: tuple[Column, ...]

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each column stands in a row."""
        return {column.name: at for at, column in enumerate(self.columns)}


def _texts(names: str) -> list[Column]:
    return [Column(name) for name in names.split()]


def _links(*tables: str) -> list[Column]:
    return [
        Column(f"{TO_ENTITY[to]}_id", "link", to=to, attname=f"{TO_ENTITY[to]}_id") for to in tables
    ]


TO_ENTITY = {
    "organizations": "organization",
    "programs": "program",
    "services": "service",
    "locations": "location",
    "service_at_location": "service_at_location",
    "contacts": "contact",
    "phones": "phone",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
NAME = Column("name", needed=True)
URL, EMAIL, URI = Column("url", "url"), Column("email", "email"), Column("uri", "url")
ONE_LINK = Column("service_id", "link", to="services", attname="service_id", needed=True)
VALID = (Column("valid_from", "date"), Column("valid_to", "date"))

# In the order in which they are written: what a row links to stands before it.
TABLES: dict[str, Table] = {
    "organizations": Table("organization", "ServiceOrganization", (
        NAME, *_texts("alternate_name description"), EMAIL, Column("website", "url"),
        *_texts("tax_status tax_id"), Column("year_incorporated", "year"),
        Column("legal_status"), Column("logo", "url"), URI,
        Column("parent_organization_id", "link", "organizations", "parent_organization_id"),
    )),
    "programs": Table("program", "ServiceProgram", (
        *_links("organizations"), NAME, *_texts("alternate_name description"),
    )),
    "organization_identifiers": Table("organization_identifier", "OrganizationIdentifier", (
        Column("organization_id", "link", "organizations", "organization_id", needed=True),
        *_texts("identifier_scheme identifier_type"), Column("identifier", needed=True),
    )),
    "services": Table("service", "Service", (
        *_links("organizations", "programs"), NAME, *_texts("alternate_name description"),
        URL, EMAIL, Column("status", "status", default="active", most=20),
        *_texts("interpretation_services application_process wait_time fees_description"),
        *_texts("accreditations licenses eligibility_description"),
        Column("minimum_age", "number"), Column("maximum_age", "number"),
        Column("assured_date", "date"), Column("assurer_email", "email"), Column("alert"),
        Column("last_modified", "moment"),
    )),
    "locations": Table("location", "Location", (
        Column("location_type", "place_kind", default="physical", most=10), URL,
        *_links("organizations"), *_texts("name alternate_name description transportation"),
        Column("latitude", "north"), Column("longitude", "east"),
        *_texts("external_identifier external_identifier_type"),
        Column("time_zone", "zone", most=40),
    )),
    "service_at_location": Table("service_at_location", "ServiceAtLocation", (
        ONE_LINK, Column("location_id", "link", "locations", "location_id", needed=True),
        Column("description"),
    )),
    "addresses": Table("address", "Address", (
        Column("location_id", "link", "locations", "location_id", needed=True),
        *_texts("attention address_1 address_2 city region state_province"),
        Column("postal_code", most=20), Column("country", most=60),
        Column("address_type", "place_kind", default="physical", most=10),
    )),
    "contacts": Table("contact", "DirectoryContact", (
        *_links("organizations", "services", "service_at_location", "locations"),
        *_texts("name title department"), EMAIL,
    )),
    "phones": Table("phone", "Phone", (
        *_links("locations", "services", "organizations", "contacts", "service_at_location"),
        Column("number"), Column("extension", "digits"),
        *_texts("type description"),
    )),
    "schedules": Table("schedule", "Schedule", (
        *_links("services", "locations", "service_at_location"), *VALID,
        Column("dtstart", "date"), Column("timezone", "number"), Column("until", "date"),
        Column("count", "whole"), Column("wkst", "weekday", most=3),
        Column("freq", "frequency", most=10), Column("interval", "whole"),
        Column("byday", most=60), Column("byweekno", most=200), Column("bymonthday", most=200),
        Column("byyearday", most=1500), Column("description"), Column("opens_at", "time"),
        Column("closes_at", "time"), Column("schedule_link", "url"),
        *_texts("attending_type notes"), Column("is_closed", "flag", default="0"),
    )),
    "languages": Table("language", "Language", (
        *_links("services", "locations", "phones"), Column("name"), Column("code", most=20),
        Column("note"),
    )),
    "accessibility": Table("accessibility", "Accessibility", (
        Column("location_id", "link", "locations", "location_id", needed=True),
        *_texts("description details"), URL,
    )),
    "cost_options": Table("cost_option", "CostOption", (
        ONE_LINK, *VALID, Column("option"), Column("currency", "currency", most=3),
        Column("amount", "money"), Column("amount_description"),
    )),
    "required_documents": Table("required_document", "RequiredDocument", (
        ONE_LINK, Column("document"), URI,
    )),
    "service_areas": Table("service_area", "ServiceArea", (
        ONE_LINK, *_texts("name description extent extent_type"), URI,
    )),
    "funding": Table("funding", "Funding", (
        *_links("organizations", "services"), Column("source", attname="source_text"),
    )),
    "taxonomies": Table("taxonomy", "Taxonomy", (
        NAME, Column("description"), URI, Column("version"),
    )),
    "taxonomy_terms": Table("taxonomy_term", "TaxonomyTerm", (
        Column("code", most=200), NAME, Column("description"),
        Column("parent_id", "link", "taxonomy_terms", "parent_id"), *_links("taxonomies"),
        Column("taxonomy", attname="taxonomy_name"), Column("language", most=20),
        Column("term_uri", "url"),
    )),
    "attributes": Table("attribute", "Attribute", (
        Column("link_id", "any_link"), Column("link_entity", most=40),
        Column("link_type", most=100), *_links("taxonomy_terms"), Column("value"),
    )),
    "metadata": Table("metadata", "Metadata", (
        Column("resource_id", "any_link"), Column("resource_type", most=40),
        Column("last_action_date", "date"),
        *_texts("last_action_type field_name previous_value replacement_value updated_by"),
    )),
    "meta_table_descriptions": Table("meta_table_description", "MetaTableDescription", (
        *_texts("name language character_set"),
    )),
}  # fmt: skip

TABLE_OF_ENTITY = {table.entity: name for name, table in TABLES.items()}
MUST_BELONG = ("contacts", "phones", "schedules", "languages", "funding")
"""Rows of these tables that link to nothing help nobody and are rejected."""
