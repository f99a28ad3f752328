"""Services, needs and referrals for tests, made by the commands of the product."""

import datetime as dt
from typing import Any

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.directory.models import Service, ServiceOrganization, Source
from alongside.directory.search import indexing
from alongside.people.models import Person
from alongside.privacy.commands import consents
from alongside.privacy.tests.factories import mark
from alongside.referrals.commands import asking, needs, referring
from alongside.referrals.commands.referring import Asked
from alongside.referrals.models import Link, Need, Referral
from alongside.referrals.models.referral import Way


def make_service(name: str = "Elm Street House", body: str = "Elm Homes") -> Service:
    """This function will add a service with the body that gives it."""
    source, _made = Source.objects.get_or_create(name="Test list")
    organization = ServiceOrganization.objects.create(source=source, name=body)
    service = Service.objects.create(
        source=source, name=name, organization=organization, description="Rooms and beds"
    )
    indexing.update([service.pk])
    return service


def make_need(person: Person, domain: str = "housing", **more: Any) -> Need:
    """This function will note a need."""
    by = more.pop("by", Actor.system(person.organisation_id))
    return needs.tell_need(person=person, domain=domain, by=by, **more)


def asked(person: Person, **more: Any) -> Asked:
    """This function will give what may be told: the referral itself, for 60 days."""
    until = clock.today(person.time_zone) + dt.timedelta(days=60)
    return Asked(**{"categories": ["referral"], "words": "A room", "until": until, **more})


def prepared(person: Person, *services: Service, by: Actor, **more: Any) -> list[Referral]:
    """This function will make referrals that wait for the person's signature."""
    chosen = list(services) or [make_service()]
    need = more.pop("need", None) or make_need(person)
    first = referring.refer(
        need=need, services=chosen, way=Way.PARTNER, asked=asked(person, **more), by=by
    )
    rows = Referral.objects.scoped(by).filter(consent=first.consent).order_by("id")
    return list(rows.select_related("person", "consent", "recipient", "need"))


def agreed(person: Person, *services: Service, by: Actor, **more: Any) -> list[Referral]:
    """This function will make referrals whose form the person signed."""
    rows = prepared(person, *services, by=by, **more)
    sign(rows[0])
    return rows


def sign(referral: Referral) -> None:
    """This function will sign the form of a referral, as the person does with staff."""
    system = Actor.system(referral.organisation_id)
    assert referral.consent is not None
    consents.sign(consent=referral.consent, marks=[mark()], by=system)
    if not referral.states.filter(state="agreed").exists():  # tests commit nothing
        for other in Referral.objects.scoped(system).filter(consent=referral.consent):
            referring.note_agreed(referral=other, by=system)


def sent(person: Person, *services: Service, by: Actor, **more: Any) -> list[tuple[Referral, Link]]:
    """This function will make referrals and the links to them; a link carries `.token`."""
    rows = agreed(person, *services, by=by, **more)
    return [(one, asking.send_link(referral=one, by=by)) for one in rows]
