"""Rows of the directory, gathered a batch at a time for the index: few statements, no objects."""

import functools
import operator
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from alongside.directory.models import (
    Accessibility,
    Address,
    Attribute,
    CostOption,
    Language,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
)

BATCH = 1000
Many = dict[uuid.UUID, list[Any]]


@dataclass(slots=True)
class Gathered:
    """A service at a place (place None: a service without one) and all that hangs on them."""

    service: Service
    place: ServiceAtLocation | None
    address: Any = None
    phones: list[Any] = field(default_factory=list)
    schedules: list[Any] = field(default_factory=list)
    languages: list[tuple[str, str]] = field(default_factory=list)
    accessibility: list[str] = field(default_factory=list)
    costs: list[Any] = field(default_factory=list)
    terms: list[tuple[str, str]] = field(default_factory=list)


def everything() -> Iterator[list[Gathered]]:
    """This function will go through the whole standing directory in batches."""
    places = _places().order_by("pk")
    last = None
    while batch := list((places.filter(pk__gt=last) if last else places)[:BATCH]):
        last = batch[-1].pk
        yield gather([(p.service, p) for p in batch if p.service])
    services = _services().filter(service_at_locations__isnull=True).order_by("pk")
    last = None
    while alone := list((services.filter(pk__gt=last) if last else services)[:BATCH]):
        last = alone[-1].pk
        yield gather([(service, None) for service in alone])


def of_services(ids: Iterable[uuid.UUID]) -> list[Gathered]:
    """This function will gather what is to be found of some services."""
    wanted = list(ids)
    places = list(_places().filter(service_id__in=wanted))
    placed = {place.service_id for place in places}
    alone = [s for s in _services().filter(pk__in=wanted) if s.pk not in placed]
    pairs: list[tuple[Any, Any]] = [(p.service, p) for p in places if p.service]
    return gather([*pairs, *((service, None) for service in alone)])


def _places() -> Any:
    standing = Q(service__status="active", service__retired_at__isnull=True)
    # A retired location takes its service-at-location with it; a missing one does not.
    here = Q(location__isnull=True) | Q(location__retired_at__isnull=True)
    rows = ServiceAtLocation.objects.standing().filter(standing, here)
    return rows.select_related("service__organization", "location")


def _services() -> Any:
    rows = Service.objects.standing().filter(status="active")
    return rows.select_related("organization")


def gather(pairs: list[tuple[Any, Any]]) -> list[Gathered]:
    """This function will fetch what hangs on services and places, a statement for each table."""
    services = {service.pk for service, _place in pairs}
    places = {place.pk for _service, place in pairs if place}
    locations = {p.location_id for _s, p in pairs if p and p.location_id}
    bodies = {s.organization_id for s, _p in pairs if s.organization_id}
    phones = _hanging(Phone, place=places, service=services, location=locations, body=bodies)
    schedules = _hanging(Schedule, place=places, service=services, location=locations)
    languages = _hanging(Language, service=services, location=locations)
    costs = _hanging(CostOption, service=services)
    addresses = _hanging(Address, location=locations)
    access = _hanging(Accessibility, location=locations)
    terms = _terms(services | places)
    found = []
    for service, place in pairs:
        location = place.location_id if place else None
        own = place.pk if place else None
        found.append(
            Gathered(
                service=service,
                place=place,
                address=_address(addresses.get(location, ())),
                phones=_first(phones, own, service.pk, location, service.organization_id),
                schedules=_first(schedules, own, service.pk, location),
                languages=[
                    (row.name, row.code)
                    for key in (service.pk, location)
                    for row in languages.get(key, ())
                ],
                accessibility=[row.description for row in access.get(location, ())],
                costs=costs.get(service.pk, []),
                terms=[*terms.get(service.pk, ()), *terms.get(own, ())],
            )
        )
    return found


_LINKS = {
    "place": "service_at_location",
    "service": "service",
    "location": "location",
    "body": "organization",
}


FEW = 200


def _hanging(model: Any, **of: set[Any]) -> Many:
    """Rows of a table by the thing they hang on: one statement for a page, one a kind for many."""
    wanted = {f"{_LINKS[kind]}_id": ids for kind, ids in of.items() if ids}
    asked = [Q(**{f"{column}__in": ids}) for column, ids in wanted.items()]
    if asked and sum(len(ids) for ids in wanted.values()) <= FEW:
        asked = [functools.reduce(operator.or_, asked)]
    found: Many = defaultdict(list)
    for condition in asked:
        for row in model.objects.standing().filter(condition).order_by("pk"):
            for column, ids in wanted.items():
                if getattr(row, column) in ids and row not in found[getattr(row, column)]:
                    found[getattr(row, column)].append(row)
    return found


def _terms(ids: set[Any]) -> dict[Any, list[tuple[str, str]]]:
    found: dict[Any, list[tuple[str, str]]] = defaultdict(list)
    rows = Attribute.objects.standing().filter(link_id__in=ids, taxonomy_term__isnull=False)
    columns = ("link_id", "taxonomy_term__code", "taxonomy_term__name")
    for link, code, name in rows.values_list(*columns):
        found[link].append((code, name))
    return found


def _first(rows: Many, *keys: Any) -> list[Any]:
    """The rows that hang on the nearest thing: what a place says goes before its body's."""
    return next((rows[key] for key in keys if key is not None and rows.get(key)), [])


def _address(rows: Iterable[Any]) -> Any:
    ordered = sorted(rows, key=lambda row: row.address_type != "physical")
    return ordered[0] if ordered else None
