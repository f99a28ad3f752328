"""Small packages for tests, and the real ones that lie beside the project."""

import csv
from pathlib import Path

import pytest

from alongside.core.actor import Actor
from alongside.directory.commands.importing import Outcome, import_services
from alongside.directory.importing.formats import open_reading

DATA = Path(__file__).parents[5] / "shared" / "data"
SYSTEM = Actor.system(None, purpose="import")

Tables = dict[str, list[dict[str, str]]]

SMALL: Tables = {
    "organizations": [{"id": "1", "name": "Harbor House", "description": "Beds and meals"}],
    "services": [
        {"id": "10", "organization_id": "1", "name": "Beds", "status": "active"},
        {"id": "11", "organization_id": "1", "name": "Meals", "status": "active"},
    ],
    "locations": [
        {"id": "20", "organization_id": "1", "name": "Main Street", "location_type": "physical",
         "latitude": "41.76", "longitude": "-72.68"},
    ],
    "service_at_location": [
        {"id": "30", "service_id": "10", "location_id": "20"},
        {"id": "31", "service_id": "11", "location_id": "20"},
    ],
    "phones": [{"id": "40", "service_id": "10", "number": "860-555-0100"}],
}  # fmt: skip


def real(name: str) -> Path:
    """A folder of real data, or a skipped test where it is absent."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"shared/data/{name} is not beside the project")
    return path


def write(folder: Path, tables: Tables) -> Path:
    """Write tables as CSV files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        headers = list(dict.fromkeys(h for row in rows for h in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headers or ["id"])
            writer.writeheader()
            writer.writerows(rows)
    return folder


def bring(path: Path, source: str = "test", wanted: str = "") -> Outcome:
    """Import a package; what was done."""
    outcome = Outcome()
    reading = open_reading(path, wanted)
    import_services(reading=reading, source=source, outcome=outcome, by=SYSTEM)
    return outcome


def parts(outcome: Outcome) -> tuple[int, int, int, int]:
    """Added, changed, unchanged, retired."""
    figures = outcome.figures()
    return (figures["added"], figures["changed"], figures["unchanged"], figures["retired"])
