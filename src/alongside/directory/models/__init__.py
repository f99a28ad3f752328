"""The tables of HSDS 3.0, one concept a file; imported here so that Django sees them all."""

from alongside.directory.models.base import DirectoryRow, ListedRow, Source
from alongside.directory.models.locations import (
    Accessibility,
    Address,
    Location,
    ServiceAtLocation,
)
from alongside.directory.models.organizations import (
    Funding,
    OrganizationIdentifier,
    ServiceOrganization,
    ServiceProgram,
)
from alongside.directory.models.reaching import DirectoryContact, Language, Phone, Schedule
from alongside.directory.models.services import (
    CostOption,
    RequiredDocument,
    Service,
    ServiceArea,
)
from alongside.directory.models.terms import (
    Attribute,
    Metadata,
    MetaTableDescription,
    Taxonomy,
    TaxonomyTerm,
)

__all__ = [
    "Accessibility",
    "Address",
    "Attribute",
    "CostOption",
    "DirectoryContact",
    "DirectoryRow",
    "Funding",
    "Language",
    "ListedRow",
    "Location",
    "MetaTableDescription",
    "Metadata",
    "OrganizationIdentifier",
    "Phone",
    "RequiredDocument",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceOrganization",
    "ServiceProgram",
    "Source",
    "Taxonomy",
    "TaxonomyTerm",
]
