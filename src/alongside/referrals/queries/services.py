"""Services to choose from, near a person, with what was learned of each."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from alongside.coaching.domains import LifeDomain
from alongside.core import clock, places
from alongside.core.actor import Actor
from alongside.directory.models import Address, Phone, Service
from alongside.directory.search import find as search
from alongside.directory.search.find import Filters
from alongside.directory.search.wishes import Center
from alongside.referrals.queries import figures
from alongside.referrals.queries.figures import Learned

SHOWN = 12
# Life domain of a need -> tile of the search.
TILES: dict[str, str] = {
    LifeDomain.HOUSING: "housing",
    LifeDomain.FOOD: "food",
    LifeDomain.HEALTH: "health",
    LifeDomain.MEDICATION: "health",
    LifeDomain.WORK: "work",
    LifeDomain.LEARNING: "work",
    LifeDomain.MONEY: "money",
    LifeDomain.LEGAL: "legal",
    LifeDomain.PAPERS: "papers",
    LifeDomain.TRANSPORT: "ride",
    LifeDomain.FAMILY: "family",
    LifeDomain.CHILDCARE: "family",
    LifeDomain.SUPPORT: "people",
    LifeDomain.SAFETY: "safety",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One service somebody can be referred to. `miles`: none when nobody said from where."""

    service: Service
    miles: float | None
    learned: Learned | None

    @property
    def body(self) -> str:
        return self.service.organization.name if self.service.organization else ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How one gets to a service: phones and addresses, for somebody who goes by themselves."""

    phones: list[str]
    addresses: list[str]


def chosen(service_ids: Collection[uuid.UUID]) -> list[Service]:
    """This function will give services by their ids, in that order; unknown ones are left out."""
    rows = Service.objects.standing().select_related("organization").filter(pk__in=service_ids)
    known = {one.pk: one for one in rows}
    return [known[pk] for pk in service_ids if pk in known]


def find(words: str, *, near: str, domain: str, by: Actor) -> list[Choice]:
    """
    This function will find services for a need: by words, or by its life domain, near first.

    The one engine of the public pages; nothing here changes its order.
    """
    place = places.place_of(near) if near else None
    center = Center(place.latitude, place.longitude) if place else None
    tile = TILES.get(domain, "")
    asked = words or ("" if tile else LifeDomain(domain).label)
    page = search.find(
        str(asked),
        center,
        now=clock.now(),
        filters=Filters(domain="" if words else tile),
        size=SHOWN,
    )
    ids = [hit.service_id for hit in page.hits]
    learned = figures.of_services(ids, by=by)
    found = {one.pk: one for one in chosen(ids)}
    return [
        Choice(found[hit.service_id], hit.miles, learned.get(hit.service_id))
        for hit in page.hits
        if hit.service_id in found
    ]


def reach(service: Service) -> Reach:
    """This function will give how one reaches a service."""
    own = Q(service=service) | Q(service_at_location__service=service)
    if service.organization_id:
        own |= Q(organization_id=service.organization_id)
    phones = Phone.objects.standing().filter(own).values_list("number", flat=True)[:4]
    places = Address.objects.standing().filter(
        location__service_at_locations__service=service, address_type="physical"
    )
    lines = [
        ", ".join(part for part in (one.address_1, one.city, one.postal_code) if part)
        for one in places[:3]
    ]
    return Reach(list(dict.fromkeys(phones)), [line for line in lines if line])
