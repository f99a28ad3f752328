"""The sample's own directory: made-up services near the program, brought in like any other."""

import datetime as dt
import random
from collections.abc import Iterator

from alongside.cli.sample.program import ZONE
from alongside.cli.sample.services_places import BODIES, PLACES
from alongside.cli.sample.services_words import SERVICES, TERMS, Given
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.places import place_of
from alongside.directory.commands.importing import Outcome, import_services
from alongside.directory.importing.formats import Supplied
from alongside.directory.importing.records import Record

NAME = "Sample directory"
TAXONOMY = "Open Eligibility"
CODES = {"English": "en", "Spanish": "es", "Portuguese": "pt", "Polish": "pl"}
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FILE = "sample"
Cells = dict[str, str | None]


def add_services(by: Actor) -> int:
    """This function will bring the directory in; returns the number of its rows."""
    outcome = Outcome()
    supplied = Supplied(FILE, list(_records()))
    licence = "Made up for the sample. Categories: Open Eligibility, CC BY-SA 3.0."
    import_services(reading=supplied, source=NAME, outcome=outcome, by=by, licence=licence)
    return outcome.total("added")


def _records() -> Iterator[Record]:
    for number, (table, cells) in enumerate(_rows(), start=1):
        yield Record(table, FILE, number, cells)


def _rows() -> Iterator[tuple[str, Cells]]:
    rng = random.Random(20261125)
    for key, (name, what, site) in BODIES.items():
        yield "organizations", {
            "id": key, "name": name, "description": what, "website": f"https://{site}.example.org",
        }  # fmt: skip
    for key in PLACES:
        yield from _place(key, rng)
    yield "taxonomies", {
        "id": TAXONOMY, "name": TAXONOMY, "description": "Human services by what people need",
    }  # fmt: skip
    terms = sorted({code for given in SERVICES for code in (given.term, *given.also)})
    for code in terms:
        yield "taxonomy_terms", {
            "id": code, "code": code, "name": TERMS[code], "taxonomy_id": TAXONOMY,
        }  # fmt: skip
    for number, given in enumerate(SERVICES, start=1):
        yield from _service(str(number), given, rng)


def _place(key: str, rng: random.Random) -> Iterator[tuple[str, Cells]]:
    body, name, street, zip_code, way, access = PLACES[key]
    at = place_of(zip_code)
    cells: Cells = {
        "id": key, "organization_id": body, "name": name, "transportation": way,
        "location_type": "physical" if at else "virtual",
    }  # fmt: skip
    if at:
        # Somewhere within half a mile of the middle of the ZIP code.
        cells["latitude"] = f"{at.latitude + rng.uniform(-0.007, 0.007):.5f}"
        cells["longitude"] = f"{at.longitude + rng.uniform(-0.009, 0.009):.5f}"
        cells["time_zone"] = at.zone
    yield "locations", cells
    if at:
        yield "addresses", {
            "id": key, "location_id": key, "address_1": street, "city": at.city,
            "state_province": at.state, "postal_code": zip_code, "country": "US",
        }  # fmt: skip
    if access:
        yield "accessibility", {"id": key, "location_id": key, "description": access}


def _service(number: str, given: Given, rng: random.Random) -> Iterator[tuple[str, Cells]]:
    ages = given.ages or (None, None)
    day = clock.today(ZONE)
    yield "services", {
        "id": number, "organization_id": PLACES[given.place][0], "name": given.name,
        "description": given.what, "status": "active", "application_process": given.how,
        "fees_description": given.fees, "eligibility_description": given.who,
        "wait_time": given.wait, "minimum_age": str(ages[0] or ""),
        "assured_date": (day - dt.timedelta(days=rng.randint(5, 200))).isoformat(),
    }  # fmt: skip
    yield "service_at_location", {
        "id": number, "service_id": number, "location_id": given.place,
    }  # fmt: skip
    yield "phones", {
        "id": number, "service_id": number, "type": "voice",
        "number": f"(860) 555-{100 + int(number):04d}",
    }  # fmt: skip
    for tongue in given.tongues.split(", "):
        yield "languages", {
            "id": f"{number} {tongue}", "service_id": number, "name": tongue, "code": CODES[tongue],
        }  # fmt: skip
    for paper in given.bring:
        yield "required_documents", {
            "id": f"{number} {paper}", "service_id": number, "document": paper,
        }  # fmt: skip
    if given.cost or given.fees in ("Free", "Gratis"):
        yield "cost_options", {
            "id": number, "service_id": number, "option": given.fees, "currency": "USD",
            "amount": f"{given.cost / 100:.2f}",
        }  # fmt: skip
    for code in (given.term, *given.also):
        yield "attributes", {
            "id": f"{number} {code}", "link_id": number, "link_entity": "service",
            "link_type": "service_type", "taxonomy_term_id": code,
        }  # fmt: skip
    yield from _hours(number, given)


def _hours(number: str, given: Given) -> Iterator[tuple[str, Cells]]:
    for part in given.hours.split("; "):
        days, times = part.split(" ")
        opens, closes = times.split("-")
        yield "schedules", {
            "id": f"{number} {part}", "service_id": number, "freq": "WEEKLY",
            "byday": ",".join(_days(days)), "opens_at": opens, "closes_at": closes,
        }  # fmt: skip


def _days(text: str) -> list[str]:
    if "-" in text:
        first, last = text.split("-")
        return list(DAYS[DAYS.index(first) : DAYS.index(last) + 1])
    return text.split(",")
