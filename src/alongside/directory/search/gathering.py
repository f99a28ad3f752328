"""Rows of the directory, gathered a batch of services at a time: few statements, few columns."""

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
    Location,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceOrganization,
)

BATCH = 500
FEW = 200
SHOWN = ("active", "temporarily closed")
# What an entry of the index is made from; a page reads whole rows.
SERVICE = (
    "id", "organization_id", "name", "alternate_name", "description", "application_process",
    "fees_description", "eligibility_description", "minimum_age", "maximum_age", "assured_date",
    "confirmed_on", "alert",
)  # fmt: skip
COLUMNS: dict[Any, tuple[str, ...]] = {
    ServiceOrganization: ("id", "name", "alternate_name", "description"),
    ServiceAtLocation: ("id", "service_id", "location_id", "description", "confirmed_on"),
    Location: ("id", "name", "location_type", "latitude", "longitude", "time_zone"),
    Address: ("location_id", "address_1", "city", "state_province", "postal_code", "address_type"),
    Accessibility: ("location_id", "description"),
    CostOption: ("service_id", "option", "amount", "amount_description"),
    Language: ("service_id", "location_id", "name", "code"),
    Phone: ("service_at_location_id", "service_id", "location_id", "organization_id", "number"),
    Schedule: (
        "service_at_location_id", "service_id", "location_id", "valid_from", "valid_to",
        "dtstart", "timezone", "until", "count", "freq", "interval", "byday", "bymonthday",
        "description", "opens_at", "closes_at", "notes", "is_closed",
    ),
}  # fmt: skip
Many = dict[Any, list[Any]]


@dataclass(slots=True)
class Gathered:
    """A service at a place (place None: a service without one) and all that hangs on them."""

    service: Any
    body: Any = None
    place: Any = None
    location: Any = None
    address: Any = None
    phones: list[Any] = field(default_factory=list)
    schedules: list[Any] = field(default_factory=list)
    languages: list[tuple[str, str]] = field(default_factory=list)
    accessibility: list[str] = field(default_factory=list)
    costs: list[Any] = field(default_factory=list)
    terms: list[tuple[str, str]] = field(default_factory=list)


def everything() -> Iterator[list[Gathered]]:
    """This function will go through the whole standing directory in batches."""
    services = _services().order_by("pk").values_list(*SERVICE, named=True)
    last = None
    while batch := list((services.filter(pk__gt=last) if last else services)[:BATCH]):
        last = batch[-1].id
        yield gather(batch)


def of_services(ids: Iterable[uuid.UUID]) -> list[Gathered]:
    """This function will gather what is to be found of some services."""
    wanted = list(ids)
    return gather(list(_services().filter(pk__in=wanted).values_list(*SERVICE, named=True)))


def _services() -> Any:
    return Service.objects.standing().filter(status__in=SHOWN)


def gather(
    services: list[Any], places: list[Any] | None = None, *, whole: bool = False
) -> list[Gathered]:
    """
    This function will fetch what hangs on services, a statement for each table.

    :param places: the places to tell of, when not all; :param whole: rows and not some columns
    """
    fetch = functools.partial(_hanging, whole=whole)
    ids = {service.id for service in services}
    if places is None:
        standing = fetch(ServiceAtLocation, service=ids)
        places = [place for rows in standing.values() for place in rows]
    found_at = {place.location_id for place in places if place.location_id}
    # A retired location takes its service-at-location with it; a missing one does not.
    locations = _by_id(Location, found_at, whole=whole)
    placed: Many = defaultdict(list)
    for place in places:
        if place.location_id is None or place.location_id in locations:
            placed[place.service_id].append(place)
    own = {place.id for rows in placed.values() for place in rows}
    bodies = _by_id(ServiceOrganization, {s.organization_id for s in services}, whole=whole)
    at = locations.keys()
    phones = fetch(Phone, place=own, service=ids, location=at, body=bodies.keys())
    schedules = fetch(Schedule, place=own, service=ids, location=at)
    languages = fetch(Language, service=ids, location=at)
    costs = fetch(CostOption, service=ids)
    addresses = fetch(Address, location=at)
    access = fetch(Accessibility, location=at)
    terms = _terms([*ids, *own])
    return [
        Gathered(
            service=service,
            body=bodies.get(service.organization_id),
            place=place,
            location=locations.get(spot),
            address=_address(addresses.get(spot, ())),
            phones=_first(phones, mine, service.id, spot, service.organization_id),
            schedules=_first(schedules, mine, service.id, spot),
            languages=[
                (row.name, row.code) for key in (service.id, spot) for row in languages.get(key, ())
            ],
            accessibility=[row.description for row in access.get(spot, ())],
            costs=costs.get(service.id, []),
            terms=[*terms.get(service.id, ()), *terms.get(mine, ())],
        )
        for service in services
        for place in placed.get(service.id) or (None,)
        for mine, spot in [(place.id if place else None, place.location_id if place else None)]
    ]


_LINKS = {
    "place": "service_at_location_id",
    "service": "service_id",
    "location": "location_id",
    "body": "organization_id",
}


def _hanging(model: Any, *, whole: bool, **of: Any) -> Many:
    """Rows of a table by the thing they hang on: one statement for a page, one a kind for many."""
    wanted = {_LINKS[kind]: set(ids) for kind, ids in of.items() if ids}
    asked = [Q(**{f"{column}__in": ids}) for column, ids in wanted.items()]
    if asked and sum(len(ids) for ids in wanted.values()) <= FEW:
        asked = [functools.reduce(operator.or_, asked)]
    found: Many = defaultdict(list)
    for condition in asked:
        rows = model.objects.standing().filter(condition).order_by("pk")
        for row in rows if whole else rows.values_list(*COLUMNS[model], named=True):
            for column, ids in wanted.items():
                key = getattr(row, column)
                if key in ids:
                    found[key].append(row)
                    break
    return found


def _by_id(model: Any, ids: Iterable[Any], *, whole: bool) -> dict[Any, Any]:
    wanted = [one for one in ids if one]
    if not wanted:
        return {}
    rows = model.objects.standing().filter(pk__in=wanted)
    chosen = rows if whole else rows.values_list(*COLUMNS[model], named=True)
    return {row.id: row for row in chosen}


def _terms(ids: list[Any]) -> Many:
    found: Many = defaultdict(list)
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
