"""
Treatment facilities as FindTreatment.gov (SAMHSA) lists them.

One object is a body, a service and a place at once. Its services are names joined by semicolons;
each becomes a term of the taxonomy "SAMHSA services".
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from alongside.directory.importing.cleaning import clean
from alongside.directory.importing.records import Problem, Record, Records

TAXONOMY = "SAMHSA services"
KEY = ("name", "city", "state", "zip", "phone", "latitude", "longitude")
KEYS = frozenset(("all_services", "residential_services"))


def is_facility(item: Any) -> bool:
    """Whether an object is a facility of this kind."""
    return isinstance(item, dict) and "name" in item and bool(KEYS & set(item))


def read(file: str, items: Iterator[tuple[int, Any]]) -> Records:
    """The rows of every facility, and the terms they use, each once."""
    seen: Counter[str] = Counter()
    whole: set[str] = set()
    terms: set[str] = set()
    yield Record("taxonomies", file, 1, {"id": TAXONOMY, "name": TAXONOMY}, merged=True)
    for line, item in items:
        if not is_facility(item):
            yield Problem(file, line, "This is no treatment facility.")
            continue
        cells = {k: clean(str(v)) for k, v in item.items() if v is not None}
        key, everything = "|".join(cells.get(k, "") for k in KEY), repr(sorted(cells.items()))
        if everything in whole:
            yield Problem(file, line, "This facility is in the file already.")
            continue
        whole.add(everything)
        seen[key] += 1
        if seen[key] > 1:  # two buildings, or two listings, of one name at one place
            key = f"{key}#{seen[key]}"
        for table, row in _facility(key, cells, terms):
            yield Record(table, file, line, row, merged=table == "organizations")


def _facility(
    key: str, cells: dict[str, str], terms: set[str]
) -> Iterator[tuple[str, dict[str, str | None]]]:
    name = cells.get("name", "")
    owner = f"{name}|{cells.get('website', '')}"
    tags = _tags(cells)
    yield "organizations", {"id": owner, "name": name, "website": cells.get("website")}
    yield "services", {
        "id": key, "organization_id": owner, "name": name, "url": cells.get("website"),
        "description": ", ".join(tags), "status": "active",
    }  # fmt: skip
    yield "locations", {
        "id": key, "organization_id": owner, "name": name, "location_type": "physical",
        "latitude": cells.get("latitude"), "longitude": cells.get("longitude"),
    }  # fmt: skip
    yield "service_at_location", {"id": key, "service_id": key, "location_id": key}
    yield "addresses", {
        "id": key, "location_id": key, "address_1": cells.get("street"), "city": cells.get("city"),
        "state_province": cells.get("state"), "postal_code": cells.get("zip"), "country": "US",
    }  # fmt: skip
    if cells.get("phone"):
        yield "phones", {
            "id": key, "service_id": key, "location_id": key, "number": cells["phone"],
            "type": "voice",
        }  # fmt: skip
    for tag in tags:
        term = re.sub(r"[^a-z0-9]+", "-", tag.lower()).strip("-")
        if term not in terms:
            terms.add(term)
            yield "taxonomy_terms", {
                "id": term, "code": term, "name": tag, "taxonomy_id": TAXONOMY,
            }  # fmt: skip
        yield "attributes", {
            "id": f"{key}|{term}", "link_id": key, "link_entity": "service",
            "link_type": "service_type", "taxonomy_term_id": term,
        }  # fmt: skip


def _tags(cells: dict[str, str]) -> list[str]:
    text = "; ".join(cells.get(k, "") for k in ("all_services", "residential_services"))
    kept: dict[str, str] = {}
    for tag in text.split(";"):
        if word := re.sub(r"[^a-z0-9]+", "-", tag.lower()).strip("-"):
            kept.setdefault(word, tag.strip())
    return list(kept.values())
