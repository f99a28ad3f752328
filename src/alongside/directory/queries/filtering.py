"""The rows of the API that fit what was asked, in the order of their ids."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from alongside.directory.models import Address, Attribute, Location
from alongside.directory.queries.asking import METRES_A_DEGREE, Asked, Circle
from alongside.directory.queries.shown import rows_of

Rows = QuerySet[Any]


def services(asked: Asked) -> Rows:
    """This function will give the services that fit."""
    rows = rows_of("services")
    if asked.organization_id:
        rows = rows.filter(organization_id=asked.organization_id)
    if asked.taxonomy_term_id or asked.taxonomy_id:
        rows = rows.filter(Exists(_terms(asked, "service", "pk")))
    return _modified(rows, asked).order_by("pk")


def organizations(asked: Asked) -> Rows:
    """This function will give the organizations that fit."""
    return _modified(rows_of("organizations"), asked).order_by("pk")


def service_at_locations(asked: Asked) -> Rows:
    """This function will give the services at places that fit."""
    rows = rows_of("service_at_location")
    if asked.organization_id:
        rows = rows.filter(service__organization_id=asked.organization_id)
    if asked.taxonomy_term_id or asked.taxonomy_id:
        rows = rows.filter(
            Exists(_terms(asked, "service", "service_id"))
            | Exists(_terms(asked, "service_at_location", "pk"))
        )
    if asked.near:
        rows = rows.filter(location__in=_within(asked.near))
    elif asked.postcode:
        here = Address.objects.filter(postal_code=asked.postcode, retired_at__isnull=True)
        rows = rows.filter(location__in=here.values("location_id"))
    return _modified(rows, asked).order_by("pk")


def taxonomies(asked: Asked) -> Rows:
    """This function will give the taxonomies; a search looks for a part of the name."""
    rows = rows_of("taxonomies")
    if asked.search:
        rows = rows.filter(name__icontains=asked.search)
    return rows.order_by("pk")


def taxonomy_terms(asked: Asked) -> Rows:
    """This function will give the terms that fit; a search looks for a part of the name."""
    rows = rows_of("taxonomy_terms")
    if asked.search:
        rows = rows.filter(name__icontains=asked.search)
    if asked.taxonomy_id:
        rows = rows.filter(taxonomy_id=asked.taxonomy_id)
    if asked.top_only:
        rows = rows.filter(parent__isnull=True)
    if asked.parent_id:
        rows = rows.filter(parent_id=asked.parent_id)
    return rows.order_by("pk")


def _modified(rows: Rows, asked: Asked) -> Rows:
    if asked.modified_after:
        return rows.filter(changed_at__gte=asked.modified_after)
    return rows


def _terms(asked: Asked, entity: str, holder: str) -> "QuerySet[Attribute]":
    found = Attribute.objects.filter(
        link_id=OuterRef(holder), link_entity=entity, retired_at__isnull=True
    )
    if asked.taxonomy_term_id:
        found = found.filter(taxonomy_term_id=asked.taxonomy_term_id)
    if asked.taxonomy_id:
        found = found.filter(taxonomy_term__taxonomy_id=asked.taxonomy_id)
    return found


def _within(near: Circle) -> "QuerySet[Any, Any]":
    """Flat within a circle this small: off by less than one in a hundred, and no function a row."""
    east = near.north / near.east_scale
    box = Q(
        latitude__range=(near.latitude - near.north, near.latitude + near.north),
        longitude__range=(near.longitude - east, near.longitude + east),
    )
    north = F("latitude") - near.latitude
    sideways = (F("longitude") - near.longitude) * near.east_scale
    rows = Location.objects.filter(box, retired_at__isnull=True)
    far = rows.annotate(far=north * north + sideways * sideways)
    return far.filter(far__lte=(near.metres / METRES_A_DEGREE) ** 2).values("pk")
