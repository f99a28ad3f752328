"""Refer a person: to services they chose, under a form they sign, or by themselves."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.coaching.domains import LifeDomain
from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.core.saving import refuse_again, save_once
from alongside.directory.models import Service
from alongside.people.policy import check_is_the_programs_own
from alongside.privacy import elements
from alongside.privacy.commands import consents, recipients
from alongside.privacy.drafting import Terms
from alongside.privacy.models import Consent, Recipient
from alongside.privacy.models.consent import ExpiryKind
from alongside.privacy.models.recipient import RecipientKind
from alongside.referrals import events, policy
from alongside.referrals.commands import moving
from alongside.referrals.commands.routes import check_route
from alongside.referrals.models import Need, PartnerDesk, Referral, ReferralState
from alongside.referrals.models.referral import Route, Way
from alongside.referrals.packets import CATEGORY
from alongside.referrals.states import Source, State

MOST = 5
LONGEST_NAME = 200
# What a service may be told beside the name, and what it is for; the person chooses (P2-09).
OFFERED = (CATEGORY, "contact_details", "enrolment", "appointments")
KINDS: dict[str, str] = {
    LifeDomain.HOUSING: RecipientKind.HOUSING,
    LifeDomain.HEALTH: RecipientKind.PROVIDER,
    LifeDomain.MEDICATION: RecipientKind.PROVIDER,
}
PURPOSES: dict[str, str] = {
    LifeDomain.HOUSING: "housing",
    LifeDomain.WORK: "work",
    LifeDomain.MONEY: "benefits",
    LifeDomain.PAPERS: "benefits",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be told the services, until which day, in which words."""

    categories: Collection[str] = ()
    words: str = ""
    until: dt.date | None = None
    language: str = ""


@command("referrals.refer", check=policy.check_can_refer, announces=events.REFERRED)
def refer(
    *,
    need: Need,
    services: Sequence[Service],
    by: Actor,
    way: str = Way.SELF,
    asked: Asked | None = None,
    route: str = Route.HERE,
    id: uuid.UUID | None = None,
) -> Referral:
    """
    This function will make a referral for each service the person chose; returns the first.

    With `way` partner a form is written that names these services and what they may be told, for
    the person to sign; nothing leaves before. With `way` self nothing ever leaves. `route` is how
    they want to be asked later whether they got it.

    :raises BadInput: for no service, too many, nothing to tell, or a route that cannot work
    """
    refuse_again(Referral, id, by=by, person_id=need.person_id)
    inputs.one_of(way, Way.values, "way")
    chosen = list(dict.fromkeys(services))
    if not 0 < len(chosen) <= MOST:
        raise BadInput(_("Choose from one to five services."), field="services")
    words = inputs.words(asked.words if asked else "", "words")
    check_route(route, need.person, by=by)
    consent, desks = None, {}
    if way == Way.PARTNER:
        asked = asked or Asked()
        desks = {one.pk: desk_of(one, need.domain, by=by) for one in chosen}
        consent = _form(need, list(desks.values()), asked, by=by)
    made = [
        Referral(
            organisation_id=need.organisation_id,
            person_id=need.person_id,
            need=need,
            service=one,
            service_name=one.name,
            way=way,
            recipient=desks.get(one.pk),
            consent=consent,
            categories=list(consent.categories) if consent else [],
            words=words,
            route=route,
            by_membership_id=by.membership_id,
            created_at=clock.now(),
        )
        for one in chosen
    ]
    first = save_once(made[0], by=by, id=id)
    for other in made[1:]:
        other.save(force_insert=True)
    for one in made:
        _begin(one, by)
    return first


def _begin(referral: Referral, by: Actor) -> None:
    by_self = referral.way == Way.SELF
    ReferralState.objects.create(
        organisation_id=referral.organisation_id,
        referral=referral,
        person_id=referral.person_id,
        state=State.BY_SELF if by_self else State.PREPARED,
        source=Source.PERSON if by.person_id == referral.person_id else Source.COACH,
        at=clock.now(),
        by_membership_id=by.membership_id,
    )


def _form(need: Need, desks: list[Recipient], asked: Asked, *, by: Actor) -> Consent:
    inputs.some_of(asked.categories, OFFERED, "categories")
    if not asked.categories:
        raise BadInput(_("Choose what they may be told."), field="categories")
    terms = Terms(
        categories=list(asked.categories),
        recipients=list(dict.fromkeys(desks)),
        purposes=[PURPOSES.get(need.domain, "care")],
        expiry_kind=ExpiryKind.DATE,
        expires_on=asked.until,
    )
    return consents.draft(
        person=need.person, kind=elements.NAMED, terms=terms, language=asked.language, by=by
    )


def desk_of(service: Service, domain: str, *, by: Actor) -> Recipient:
    """
    This function will give who is told for a service; made when it is referred to first.

    The strictest class of holder is taken: whoever gets something passes nothing on (P2-35).
    """
    rows = PartnerDesk.objects.scoped(by).select_related("recipient").filter(service=service)
    desk = rows.first()
    if desk is not None and desk.recipient.ended_at is None:
        return desk.recipient
    made = recipients.add_recipient(
        name=_name(service), kind=KINDS.get(domain, RecipientKind.SERVICE), by=by
    )
    if desk is not None:
        desk.recipient = made
        desk.save(update_fields=["recipient"])
        return made
    try:
        with transaction.atomic():
            PartnerDesk.objects.create(
                organisation_id=inputs.house(by), service=service, recipient=made
            )
    except IntegrityError:  # two referred there in the same moment: the first one's desk stands
        return rows.get().recipient
    return made


def _name(service: Service) -> str:
    body = service.organization.name if service.organization else ""
    whole = service.name if not body or body in service.name else f"{service.name}, {body}"
    return whole[:LONGEST_NAME]


@command("referrals.go_by_self", check=policy.check_can_take_back, announces=events.MOVED)
def go_by_self(*, referral: Referral, by: Actor) -> ReferralState:
    """This function will let a person who does not sign go by themselves: nothing leaves."""
    return moving.move(referral, State.BY_SELF, source=_source(by), by=by)


@command("referrals.take_back", check=policy.check_can_take_back, announces=events.MOVED)
def take_back(*, referral: Referral, by: Actor, words: str = "") -> ReferralState:
    """This function will end a referral by the person's wish; its link is closed at once."""
    return moving.move(referral, State.WITHDRAWN, source=_source(by), words=words, by=by)


@command("referrals.note_agreed", check=check_is_the_programs_own, announces=events.MOVED)
def note_agreed(*, referral: Referral, by: Actor) -> ReferralState:
    """This function will note that the person signed the form of a referral."""
    return moving.move(referral, State.AGREED, source=Source.PROGRAM, by=by)


@command("referrals.note_stopped", check=check_is_the_programs_own, announces=events.MOVED)
def note_stopped(*, referral: Referral, by: Actor) -> ReferralState:
    """This function will end a referral whose form the person stopped."""
    return moving.move(referral, State.WITHDRAWN, source=Source.PROGRAM, by=by)


def _source(by: Actor) -> Source:
    return Source.PERSON if by.person_id is not None else Source.COACH
