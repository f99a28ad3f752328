"""The organisation's own places."""

from dataclasses import dataclass

from django.db.models import QuerySet

from alongside.core.actor import Actor
from alongside.core.places import Place, distance_miles, place_of
from alongside.core.prepared import prepared
from alongside.people.models import Program


@dataclass(frozen=True, slots=True)
class NearSite:
    """A program at its place; `miles` is None when nobody said from where."""

    program: str
    name: str
    address: str
    town: str
    miles: float | None


def near(*, by: Actor, place: Place | None) -> list[NearSite]:
    """This function will list programs at their places, the nearest first when a place is given."""
    found = [_near(program, place) for program in _placed(by=by)]
    return sorted(found, key=lambda s: (s.miles is None, s.miles or 0.0, s.program))


@prepared
def _placed(*, by: Actor) -> QuerySet[Program]:
    rows = Program.objects.scoped(by).filter(site__isnull=False).select_related("site")
    return rows.order_by("name")[:100]


def _near(program: Program, place: Place | None) -> NearSite:
    site = program.site
    assert site is not None  # the query asked for those with a site
    here = place_of(site.zip)
    miles = distance_miles(place, here) if place and here else None
    town = f"{here.city}, {here.state} {here.zip}" if here else site.zip
    return NearSite(program.name, site.name, site.address, town, miles)
