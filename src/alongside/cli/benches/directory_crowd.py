"""A large directory for benchmarks: up to a million places, near where people live, seeded."""

import datetime as dt
import random
import uuid
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import zipcodes
from django.db import connection, models, transaction

from alongside.directory.models import (
    Address,
    Attribute,
    CostOption,
    Language,
    Location,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceOrganization,
    Source,
    TaxonomyTerm,
)
from alongside.directory.search import topics
from alongside.directory.search.needs import needs

PLACES_OF_A_SERVICE = 4
SERVICES_OF_A_BODY = 5
BATCH = 20_000
SAINTS = ("Mercy", "Saint Mary", "Hope", "Open Door", "Harbor", "Grace", "Unity", "New Day",
          "Riverside", "Cornerstone", "Pathways", "Bridge", "Lighthouse", "Haven", "First Step",
          "Gateway", "Community", "Freedom", "Anchor", "Sunrise")  # fmt: skip
KINDS = ("House", "Center", "Services", "Network", "Alliance", "Foundation", "Project", "Clinic")
WEEKS = (
    ("MO,TU,WE,TH,FR", dt.time(9), dt.time(17)),
    ("MO,TU,WE,TH,FR", dt.time(8, 30), dt.time(16, 30)),
    ("MO,TU,WE,TH,FR,SA,SU", dt.time(0), dt.time(0)),
    ("TU,TH", dt.time(12), dt.time(19)),
    ("SA,SU", dt.time(10), dt.time(14)),
    ("MO,TU,WE,TH,FR,SA,SU", dt.time(19), dt.time(7)),
)


def make(size: int, progress: Callable[[str], None]) -> None:
    """This function will write `size` services at places, with all that hangs on them."""
    rng = random.Random(11)  # noqa: S311 - made-up rows
    source = Source.objects.create(name="Crowd")
    crowd = _Crowd(source, rng, size)
    with transaction.atomic():
        for rows in (crowd.bodies(), crowd.terms()):
            _write(rows)
        progress("services")
        for rows in crowd.services():
            _write(rows)
        progress("places")
        for rows in crowd.places():
            _write(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _write(rows: Iterator[models.Model]) -> None:
    while batch := list(islice(rows, BATCH)):
        type(batch[0])._default_manager.bulk_create(batch, batch_size=1500)


def people_live_at() -> tuple[list[dict[str, Any]], list[float]]:
    """This function will list ordinary ZIP codes, each as likely as its town has many."""
    every = [z for z in zipcodes.list_all() if z["zip_code_type"] == "STANDARD" and float(z["lat"])]  # type: ignore[no-untyped-call]
    count: dict[tuple[str, str], int] = {}
    for one in every:
        town = (one["city"], one["state"])
        count[town] = count.get(town, 0) + 1
    return every, [count[one["city"], one["state"]] ** 0.7 for one in every]


class _Crowd:
    """The rows, table by table; the same for the same size."""

    def __init__(self, source: Source, rng: random.Random, size: int) -> None:
        self.source, self.rng, self.size = source, rng, size
        self.needs = list(needs().values())
        services = max(1, size // PLACES_OF_A_SERVICE)
        self.body_ids = [self._id() for _n in range(max(1, services // SERVICES_OF_A_BODY))]
        self.service_ids = [self._id() for _n in range(services)]
        self.chosen = [rng.choice(self.needs) for _n in self.service_ids]
        self.term_ids = {name: self._id() for name in topics.topics()}

    def _id(self) -> uuid.UUID:
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)

    def _name(self, n: int) -> str:
        return f"{SAINTS[n % len(SAINTS)]} {KINDS[n // len(SAINTS) % len(KINDS)]}"

    def bodies(self) -> Iterator[models.Model]:
        for n, one in enumerate(self.body_ids):
            yield ServiceOrganization(id=one, source=self.source, name=f"{self._name(n)} {n}")

    def terms(self) -> Iterator[models.Model]:
        for name, one in self.term_ids.items():
            yield TaxonomyTerm(id=one, source=self.source, name=name)

    def services(self) -> Iterator[Iterator[models.Model]]:
        numbered = list(enumerate(zip(self.service_ids, self.chosen, strict=True)))
        yield (self._service(n, one, need) for n, (one, need) in numbered)
        yield (self._term(one, need) for _n, (one, need) in numbered if self.rng.random() < 0.7)
        yield (self._phone(n, one) for n, (one, _need) in numbered)
        yield (self._schedule(one) for _n, (one, _need) in numbered)
        yield (self._cost(one) for n, (one, _need) in numbered if n % 2)
        yield (self._language(n, one) for n, (one, _need) in numbered if n % 3 == 0)

    def _service(self, n: int, id: uuid.UUID, need: Any) -> Service:
        said = need.key.replace("_", " ")
        kind = self.rng.choice(need.names)
        return Service(
            id=id,
            source=self.source,
            organization_id=self.body_ids[n % len(self.body_ids)],
            name=f"{self._name(n // 3)}: {kind}",
            description=f"We offer {kind.lower()} and {said} to people in the area. Walk-ins are"
            " welcome. Staff speak with you first and tell you what there is today.",
            application_process="Call, or walk in.",
        )

    def _term(self, id: uuid.UUID, need: Any) -> Attribute:
        term = self.term_ids[self.rng.choice(need.names)]
        return Attribute(
            id=self._id(), source=self.source, link_id=id, link_entity="service",
            taxonomy_term_id=term,
        )  # fmt: skip

    def _phone(self, n: int, id: uuid.UUID) -> Phone:
        number = f"860-555-{n % 10000:04d}"
        return Phone(id=self._id(), source=self.source, service_id=id, number=number)

    def _schedule(self, id: uuid.UUID) -> Schedule:
        byday, opens, closes = self.rng.choice(WEEKS)
        return Schedule(
            id=self._id(), source=self.source, service_id=id, freq="WEEKLY", byday=byday,
            opens_at=opens, closes_at=closes,
        )  # fmt: skip

    def _cost(self, id: uuid.UUID) -> CostOption:
        return CostOption(id=self._id(), source=self.source, service_id=id, amount=0)

    def _language(self, n: int, id: uuid.UUID) -> Language:
        name = "Spanish" if n % 2 else "Polish"
        return Language(id=self._id(), source=self.source, service_id=id, name=name)

    def places(self) -> Iterator[Iterator[models.Model]]:
        towns, weights = people_live_at()
        for begin in range(0, self.size, BATCH):
            numbers = range(begin, min(self.size, begin + BATCH))
            made = [(n, self._id(), t) for n, t in self._at(numbers, towns, weights)]
            yield (self._location(one, town) for _n, one, town in made)
            yield (self._address(n, one, town) for n, one, town in made)
            yield (self._at_location(n, one) for n, one, _town in made)

    def _at(self, numbers: range, towns: Any, weights: Any) -> Iterator[tuple[int, Any]]:
        yield from zip(numbers, self.rng.choices(towns, weights, k=len(numbers)), strict=True)

    def _location(self, id: uuid.UUID, town: Any) -> Location:
        return Location(
            id=id, source=self.source, time_zone=town["timezone"],
            latitude=float(town["lat"]) + self.rng.gauss(0, 0.02),
            longitude=float(town["long"]) + self.rng.gauss(0, 0.02),
        )  # fmt: skip

    def _address(self, n: int, id: uuid.UUID, town: Any) -> Address:
        return Address(
            id=self._id(), source=self.source, location_id=id, address_1=f"{n % 900 + 1} Main St",
            city=town["city"], state_province=town["state"], postal_code=town["zip_code"],
        )  # fmt: skip

    def _at_location(self, n: int, id: uuid.UUID) -> ServiceAtLocation:
        service = self.service_ids[n % len(self.service_ids)]
        return ServiceAtLocation(
            id=self._id(), source=self.source, service_id=service, location_id=id
        )
