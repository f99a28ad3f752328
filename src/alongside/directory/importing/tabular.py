"""
HSDS as tables (1.1, 2.0 and 3.0): which file is which table, and what older versions called it.

The names of files and columns say which version it is, whatever the package calls itself: real
packages mix them.
"""

import json
from pathlib import PurePosixPath

from alongside.directory.importing import older
from alongside.directory.importing.csvs import Sheet, open_sheet
from alongside.directory.importing.packages import Package
from alongside.directory.importing.records import Problem, Record, Records
from alongside.people.importing.problems import Unreadable

# Names of files without ending, in the singular or plural of any version.
FILES = {
    "organization": "organizations", "program": "programs", "service": "services",
    "location": "locations", "phone": "phones", "contact": "contacts", "address": "addresses",
    "addresse": "addresses", "physical_addresse": "physical_addresses",
    "physical_address": "physical_addresses", "postal_addresse": "postal_addresses",
    "postal_address": "postal_addresses",
    "service_at_location": "service_at_location", "services_at_location": "service_at_location",
    "services_at_locations": "service_at_location",
    "schedule": "schedules", "regular_schedule": "regular_schedules",
    "holiday_schedule": "holiday_schedules", "language": "languages",
    "accessibility": "accessibility", "accessibility_for_disabilitie": "accessibility",
    "accessibility_for_disability": "accessibility", "accessibility_for_disabilities":
    "accessibility", "cost_option": "cost_options", "required_document": "required_documents",
    "service_area": "service_areas", "funding": "funding", "taxonomy": "taxonomies",
    "taxonomie": "taxonomies", "taxonomies": "taxonomies", "taxonomy_term": "taxonomy_terms",
    "attribute": "attributes", "service_attribute": "service_attributes",
    "other_attribute": "attributes", "service_taxonomy": "service_attributes",
    "services_taxonomy": "service_attributes", "service_taxonomies": "service_attributes",
    "metadata": "metadata", "meta_table_description": "meta_table_descriptions",
    "organization_identifier": "organization_identifiers", "eligibility": "eligibility",
    "eligibilitie": "eligibility", "payment_accepted": "payments", "payments_accepted": "payments",
}  # fmt: skip
CORE = ("organizations", "services", "locations")


def table_of(name: str) -> str:
    """The table that a file holds, by its name; empty for another file."""
    path = PurePosixPath(name)
    if path.suffix.lower() != ".csv":
        return ""
    stem = path.stem.lower().replace("-", "_").replace(" ", "_")
    return FILES.get(stem) or FILES.get(stem.removesuffix("s"), "")


def files_of(package: Package) -> dict[str, str]:
    """
    The CSV files of a package and their tables: those beside the most tables, in one folder.

    :raises Unreadable: when a data package names a file that is not in it
    """
    folders: dict[str, dict[str, str]] = {}
    for name in package.sizes:
        if table := table_of(name):
            folders.setdefault(str(PurePosixPath(name).parent), {})[name] = table
    best = max(folders.values(), key=len, default={})
    named = _named(package)
    return {**best, **named} if named else best


def _named(package: Package) -> dict[str, str]:
    """What `datapackage.json` says of its files; a path out of the package is refused."""
    places = [n for n in package.sizes if PurePosixPath(n).name == "datapackage.json"]
    if not places:
        return {}
    folder = PurePosixPath(places[0]).parent
    try:
        with package.open(places[0]) as file:
            resources = json.loads(file.read(10_000_000))["resources"]
        pairs = [(str(r["path"]), str(r["name"])) for r in resources]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable("datapackage.json cannot be read. Get the package again.") from error
    found = {}
    for path, name in pairs:
        inside = folder / path
        if inside.is_absolute() or ".." in inside.parts or "://" in path:
            raise Unreadable("datapackage.json names a file outside the package.")
        table = table_of(f"{name}.csv") or table_of(path)
        if table and str(inside) in package.sizes:
            found[str(inside)] = table
    return found


def version_of(files: dict[str, str], sheets: dict[str, Sheet]) -> str:
    """The version of HSDS that a package speaks."""
    tables = set(files.values())
    names = {PurePosixPath(n).stem.lower() for n in files}
    headers = {h for n, t in files.items() if t == "locations" and n in sheets
               for h in sheets[n].headers}  # fmt: skip
    if {"mail_addresses", "taxonomy_ids", "admin_emails"} & (names | headers):
        return "ohana"
    if "location_type" in headers or {"addresses", "attributes", "cost_options"} & tables:
        return "hsds-3.0"
    if {"regular_schedules", "holiday_schedules"} & tables or "service_taxonomy" in names:
        return "hsds-1.1"
    return "hsds-2.0" if {"physical_addresses", "schedules"} & tables else "hsds-3.0"


def sheets_of(package: Package, files: dict[str, str]) -> dict[str, Sheet]:
    """The tables that have a header; core tables without their name column are no HSDS."""
    sheets = {name: sheet for name in files if (sheet := open_sheet(package, name))}
    for name, sheet in sheets.items():
        if files[name] in ("organizations", "services") and "name" not in sheet.headers:
            raise Unreadable(f"{name} has no column name, so it is no HSDS table.")
    if not set(CORE) & {files[name] for name in sheets}:
        raise Unreadable("There are no organizations, services or locations in this package.")
    return sheets


def read(files: dict[str, str], sheets: dict[str, Sheet]) -> Records:
    """Every row of every table, in the columns of 3.0."""
    more = older.Context(sheets=[(files[n], s) for n, s in sheets.items()])
    for name, sheet in sheets.items():
        convert = older.CONVERTERS.get(files[name])
        for line in sheet.lines():
            if isinstance(line, Problem):
                yield line
            elif convert:
                yield from convert(Record(files[name], name, line.number, line.cells), more)
            else:
                yield Record(files[name], name, line.number, line.cells)
