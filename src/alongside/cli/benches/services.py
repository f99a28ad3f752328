"""Bring a directory of services in, beside a bare bulk insert of the very same rows."""

import csv
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import transaction

from alongside.cli.benches import bare
from alongside.core import scope
from alongside.directory.commands.importing import Outcome, bring_in, silent
from alongside.directory.importing.columns import TABLES
from alongside.directory.importing.formats import open_reading
from alongside.directory.models import Source

WORDS = [
    "shelter",
    "meals",
    "legal",
    "clothes",
    "work",
    "health",
    "transport",
    "child",
    "phone",
    "papers",
    "rent",
    "bed",
]
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def cases(folder: Path, *, services: int, rounds: int, say: Callable[[str], None]) -> list[Any]:
    """This function will measure each case beside the floor; a round begins with empty tables."""
    package = make(folder / "first", services)
    changed = make(folder / "changed", services, salt=1)
    return bare.cases(
        {"first import": package, "same again": package, "one in ten changed": changed},
        bring=_bring, source=Source, tables=_tables(), rounds=rounds, say=say,
    )  # fmt: skip


def make(folder: Path, services: int, salt: int = 0) -> Path:
    """This function will write a package in the form of HSDS 3.0, made-up and always the same."""
    folder.mkdir()
    rng = random.Random(7)  # noqa: S311 - made-up facts
    files = {name: _rows(name, services, rng, salt) for name in (
        "organizations", "services", "locations", "service_at_location", "addresses", "phones",
        "schedules", "languages",
    )}  # fmt: skip
    for name, rows in files.items():
        first = next(rows)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, first)
            writer.writeheader()
            writer.writerow(first)
            writer.writerows(rows)
    return folder


def _rows(
    name: str, services: int, rng: random.Random, salt: int
) -> Iterator[dict[str, str | float | int]]:
    for n in range(max(1, services // 5) if name == "organizations" else services):
        words = " ".join(rng.choices(WORDS, k=12))
        if salt and n % 10 == 0:
            words += " changed"
        yield _row(name, n, words, rng)


def _row(name: str, n: int, words: str, rng: random.Random) -> dict[str, str | float | int]:
    owner = f"o{n // 5}"
    rows: dict[str, dict[str, str | float | int]] = {
        "organizations": {"id": f"o{n}", "name": f"Body {n}", "description": words},
        "services": {
            "id": f"s{n}", "organization_id": owner, "name": f"Service {n}", "description": words,
            "url": f"https://example.org/{n}", "status": "active", "application_process": "Walk in",
            "fees_description": "Free", "eligibility_description": "Adults",
        },
        "locations": {
            "id": f"l{n}", "organization_id": owner, "name": f"Place {n}",
            "location_type": "physical", "latitude": round(rng.uniform(25, 48), 6),
            "longitude": round(rng.uniform(-123, -70), 6),
        },
        "service_at_location": {
            "id": f"a{n}", "service_id": f"s{n}", "location_id": f"l{n}", "description": words,
        },
        "addresses": {
            "id": f"d{n}", "location_id": f"l{n}", "address_1": f"{n} Main Street",
            "city": "Hartford", "state_province": "CT", "postal_code": f"{n % 100_000:05d}",
            "country": "US", "address_type": "physical",
        },
        "phones": {"id": f"p{n}", "service_id": f"s{n}", "number": f"860-555-{n % 10_000:04d}"},
        "schedules": {
            "id": f"h{n}", "service_id": f"s{n}", "freq": "WEEKLY", "byday": DAYS[n % 7],
            "opens_at": "09:00", "closes_at": "17:00",
        },
        "languages": {"id": f"g{n}", "service_id": f"s{n}", "name": "Spanish", "code": "es"},
    }  # fmt: skip
    return rows[name]


def _bring(path: Path) -> int:
    """The import without its news: the index of the search follows it, and `bench search` tells
    how long that takes."""
    outcome = Outcome()
    with scope.across_organisations(), transaction.atomic():
        reading = open_reading(path)
        bring_in(reading=reading, source="bench", outcome=outcome, tell=silent)
    return int(outcome.figures()["read"])


def _tables() -> list[str]:
    models = [apps.get_model("directory", spec.model) for spec in TABLES.values()]
    return [model._meta.db_table for model in models]
