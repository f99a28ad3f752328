"""Referrals of the sample: loops that stand open, and some that closed well."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from alongside.cli.sample.program import ZONE, Cast
from alongside.core import clock
from alongside.core.crypto.fields import blind_index
from alongside.directory.models import Service
from alongside.people.models import Person
from alongside.people.queries.actors import actor_for
from alongside.privacy.commands import consents
from alongside.privacy.signing import Mark
from alongside.referrals.commands import asking, links, needs, referring, saying
from alongside.referrals.commands.referring import Asked
from alongside.referrals.models import Referral
from alongside.referrals.models.referral import Route, Way
from alongside.referrals.queries import links as found
from alongside.ui import paper


@dataclass(frozen=True, slots=True)
class SampleReferral:
    """Whose, what for, to which services, when, and what came of each."""

    given: str
    family: str
    domain: str
    words: str
    to: tuple[str, ...]
    days_ago: int
    ends: tuple[tuple[str, str], ...] = ()  # (state, why) by the service; () only sent
    got: str = ""
    way: str = Way.PARTNER
    route: str = Route.HERE


REFERRALS: tuple[SampleReferral, ...] = (
    SampleReferral("June", "Abbott", "housing", "A room where I can have my son on weekends.",
                   ("Find a room",), 12, (("waiting_list", ""),)),
    SampleReferral("June", "Abbott", "food", "Groceries until the end of the month.",
                   ("Groceries to take home",), 40, (("connected", ""),), "yes"),
    SampleReferral("Ray", "Ortiz", "legal", "Help with an old fine.",
                   ("Warrants and court dates",), 9, (("accepted", ""),), route=Route.CALL),
    SampleReferral("Marcus", "Tillman", "housing", "A bed that is dry and quiet.",
                   ("Beds tonight",), 6, (("declined", "full"),)),
    SampleReferral("Luis", "Guzman", "papers", "A state ID, mine was stolen.",
                   ("Birth certificate and state ID",), 5, (), "", Way.SELF),
    SampleReferral("Kim", "Whitfield", "legal", "My lease.", ("Eviction defense",), 20,
                   (("connected", ""),), "yes"),
)  # fmt: skip


def add_referrals(cast: Cast) -> int:
    """This function will write referrals to services of the sample; signed where we can draw."""
    known = {one.name: one for one in Service.objects.filter(source__name="Sample directory")}
    can_sign = not paper.problem()
    for one in REFERRALS:
        _add(cast, one, [known[name] for name in one.to], can_sign)
    return len(REFERRALS)


def _add(cast: Cast, one: SampleReferral, to: list[Service], can_sign: bool) -> None:
    dana = actor_for(cast.members["Dana R."])
    of_house = cast.organisation.pk
    index = blind_index(of_house, one.given, one.family)
    person = Person.objects.in_organisation(of_house).get(name_index=index)
    at = clock.now() - dt.timedelta(days=one.days_ago)
    until = clock.today(ZONE) + dt.timedelta(days=60)
    with clock.frozen(at):
        need = needs.tell_need(person=person, domain=one.domain, words=one.words, by=dana)
        told = Asked(["referral", "contact_details"], one.words, until)
        first = referring.refer(
            need=need, services=to, way=one.way, asked=told, route=one.route, by=dana
        )
        if one.way == Way.SELF or not can_sign:
            return
        known: dict[str, Any] = {
            "identity": "attested",
            "identity_words": "Known to me since the first day",
        }
        consent = first.consent
        assert consent is not None
        consents.sign(consent=consent, marks=[Mark(name=person.full_name, **known)], by=dana)
    rows = Referral.objects.scoped(cast.system).filter(consent=consent).order_by("id")
    for referral in rows.select_related("person", "need", "consent", "recipient"):
        _go_on(cast, referral, one, at)


def _go_on(cast: Cast, referral: Referral, one: SampleReferral, at: dt.datetime) -> None:
    dana = actor_for(cast.members["Dana R."])
    with clock.frozen(at + dt.timedelta(hours=1)):
        referring.note_agreed(referral=referral, by=cast.system)
        link = asking.send_link(referral=referral, by=dana)
    for hours, (state, why) in enumerate(one.ends, start=20):
        with clock.frozen(at + dt.timedelta(hours=hours)):
            held = found.by_hash(link.token_hash, by=cast.system)
            links.see(link=held, by=cast.system)
            links.answer(link=held, state=state, why=why, by=cast.system)
    if one.got:
        with clock.frozen(at + dt.timedelta(days=3)):
            saying.say(referral=referral, got=one.got, told_coach=True, by=dana)
