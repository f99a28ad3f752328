"""A small made-up directory around Hartford, with which the tests search."""

import datetime as dt
from typing import Any

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

HARTFORD = (41.7637, -72.6851)
WEEKDAYS = "MO,TU,WE,TH,FR"
EVERY_DAY = f"{WEEKDAYS},SA,SU"


def source() -> Source:
    """This function will give the source of everything made here."""
    return Source.objects.get_or_create(name="Made up")[0]


def make(
    name: str,
    about: str = "",
    *,
    by: str = "",
    at: tuple[float, float] | None = HARTFORD,
    zip: str = "06106",
    term: str = "",
    hours: tuple[str, str, str] | None = (WEEKDAYS, "09:00", "17:00"),
    zone: str = "America/New_York",
    phone: str = "860-555-0100",
    languages: tuple[str, ...] = (),
    free: bool = False,
    **more: Any,
) -> Any:
    """This function will make a ServiceAtLocation and all of it; it is not indexed yet."""
    own = {"source": source()}
    body = ServiceOrganization.objects.create(**own, name=by or name)
    service = Service.objects.create(**own, organization=body, name=name, description=about, **more)
    location = Location.objects.create(
        **own,
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
        time_zone=zone,
        location_type="physical" if at else "virtual",
    )
    Address.objects.create(
        **own, location=location, address_1="12 Park St", city="Hartford", state_province="CT",
        postal_code=zip,
    )  # fmt: skip
    Phone.objects.create(**own, service=service, number=phone)
    for language in languages:
        Language.objects.create(**own, service=service, name=language)
    if hours:
        days, opens, closes = hours
        Schedule.objects.create(
            **own, service=service, freq="WEEKLY", byday=days,
            opens_at=dt.time.fromisoformat(opens), closes_at=dt.time.fromisoformat(closes),
        )  # fmt: skip
    if free:
        CostOption.objects.create(**own, service=service, option="Free", amount=0)
    if term:
        tag(service, term)
    return ServiceAtLocation.objects.create(**own, service=service, location=location)


def tag(service: Service, term: str) -> None:
    """This function will put a term of a taxonomy on a service."""
    row = TaxonomyTerm.objects.get_or_create(source=source(), name=term)[0]
    Attribute.objects.create(
        source=source(), link_id=service.pk, link_entity="service", taxonomy_term=row
    )
