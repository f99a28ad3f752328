"""A service as its own page tells it: everything its publisher said, for one place or for all."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.directory import hours
from alongside.directory.models import RequiredDocument, Service, ServiceArea, ServiceAtLocation
from alongside.directory.search import documents
from alongside.directory.search.gathering import Gathered, gather

MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Told:
    """A service, the place that was asked for (or its first) and its other places."""

    one: Gathered
    others: list[Gathered]
    bring: list[str]
    areas: list[str]
    rules: list[hours.Rule]
    zone: str
    is_free: bool
    more_places: bool = False
    card: dict[str, Any] = field(default_factory=dict)

    @property
    def service(self) -> Service:
        found: Service = self.one.service
        return found

    def state(self) -> hours.State | None:
        """This function will say whether it is open now."""
        return hours.state_at(self.rules, hours.local_time(clock.now(), self.zone))


def get(id: uuid.UUID) -> Told:
    """
    This function will find a service by its id or by the id of a service at a place.

    :raises NotFound: when there is none, or it was retired
    """
    at = ServiceAtLocation.objects.standing().filter(pk=id).first()
    service_id = (at.service_id if at else None) or id
    service = Service.objects.standing().filter(pk=service_id).first()
    if service is None or service.status in ("inactive", "defunct"):
        raise NotFound(_("There is nothing here."))
    rows = ServiceAtLocation.objects.standing().filter(service=service, location__isnull=False)
    places = list(rows.order_by("pk")[: MOST_PLACES + 1])
    if at is not None:
        places = [at, *(p for p in places if p.pk != at.pk)]
    gathered = gather([service], places[:MOST_PLACES], whole=True)
    return _told(gathered, more_places=len(places) > MOST_PLACES)


def _told(gathered: list[Gathered], *, more_places: bool) -> Told:
    one, *others = gathered
    entry = documents.entry_of(one)
    service = one.service
    bring = RequiredDocument.objects.standing().filter(service=service).order_by("pk")
    areas = ServiceArea.objects.standing().filter(service=service).order_by("pk")
    return Told(
        one=one,
        others=others,
        bring=[row.document for row in bring if row.document],
        areas=[row.name or row.description for row in areas if row.name or row.description],
        rules=[hours.rule_of(row) for row in one.schedules],
        zone=entry.zone,
        is_free=documents.is_free(one),
        more_places=more_places,
        card=documents.card_of(one),
    )
