"""Services to choose from, near a person, with what was learned of each."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from alongside.core.actor import Actor
from alongside.directory.models import Address, Phone, Service
from alongside.referrals.queries import figures
from alongside.referrals.queries.figures import Learned

SHOWN = 12
STANDING = ("active", "temporarily closed")


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
    """This function will find services for a need: by words, or by its life domain, near first."""
    ids = _matching(words or domain)
    learned = figures.of_services([pk for pk, _miles in ids], by=by)
    found = {one.pk: one for one in chosen([pk for pk, _miles in ids])}
    return [Choice(found[pk], miles, learned.get(pk)) for pk, miles in ids if pk in found]


def _matching(words: str) -> list[tuple[uuid.UUID, float | None]]:
    rows = Service.objects.standing().filter(status__in=STANDING)
    for word in words.split()[:6]:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(description__icontains=word)
            | Q(organization__name__icontains=word)
        )
    return [(pk, None) for pk in rows.order_by("name").values_list("pk", flat=True)[:SHOWN]]


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
