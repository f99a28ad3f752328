"""What people in the sample share: forms to read, in force, stopped and over."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from alongside.cli.sample.program import ZONE, Cast
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.crypto.fields import blind_index
from alongside.people.models import Person
from alongside.people.queries.actors import actor_for
from alongside.privacy.commands import consents, recipients
from alongside.privacy.drafting import Terms
from alongside.privacy.models import Consent, Recipient
from alongside.privacy.signing import Mark
from alongside.ui import paper

BODIES: tuple[tuple[str, str, str, str], ...] = (
    ("Mercy Hospital, outpatient clinic", "provider", "covered_entity", "200 Mercy Drive"),
    ("Elm Street Clinic", "provider", "covered_entity", "88 Elm Avenue"),
    ("Hartford Homes", "housing", "lawful_holder", "12 Asylum Street"),
    ("City Recovery Court, coordinator", "court", "lawful_holder", "95 Court Street"),
    ("Constitution Health Plan", "health_plan", "covered_entity", ""),
    ("State University, recovery study", "researcher", "lawful_holder", ""),
)


@dataclass(frozen=True, slots=True)
class SampleForm:
    """One form: whose, which kind, with whom, when, and what became of it."""

    given: str
    family: str
    kind: str
    to: tuple[str, ...]
    days_ago: int
    terms: dict[str, Any]
    fate: str = "signed"  # draft, signed, stopped
    ends_in: int | None = 365
    mark: dict[str, Any] = field(default_factory=dict)


FORMS: tuple[SampleForm, ...] = (
    SampleForm("June", "Abbott", "named", ("Mercy Hospital, outpatient clinic",), 92,
               {"categories": ["enrolment", "attendance", "plan"], "purposes": ["care"],
                "purpose_words": "So that I do not have to tell everything twice."}),
    SampleForm("June", "Abbott", "named", ("Hartford Homes",), 1,
               {"categories": ["enrolment", "attendance"], "purposes": ["housing"]}, "draft", 180),
    SampleForm("June", "Abbott", "named", ("Elm Street Clinic",), 60,
               {"categories": ["appointments"], "purposes": ["own_request"]}, "stopped"),
    SampleForm("June", "Abbott", "contact", (), 95,
               {"categories": ["text", "call"], "purposes": ["appointments", "in_touch"]}, "signed", None),
    SampleForm("Ray", "Ortiz", "justice", ("City Recovery Court, coordinator",), 70,
               {"categories": ["enrolment", "attendance"], "purposes": ["justice"],
                "proceeding": "City Recovery Court, my program from 2026",
                "revocable_from": "when my court program is over", "expiry_kind": "event",
                "expiry_event": "The end of my court program"}, "signed", None),
    SampleForm("Ray", "Ortiz", "tpo", (), 71,
               {"categories": ["enrolment", "attendance", "plan"], "by_class": True, "expiry_kind": "none",
                "purposes": ["treatment", "payment", "operations"]}, "signed", None),
    SampleForm("Marcus", "Tillman", "named", ("Hartford Homes",), 40,
               {"categories": ["enrolment"], "purposes": ["housing"]}, "signed", 200,
               {"method": "mark", "witness_name": "Wil M."}),
    SampleForm("Luis", "Guzman", "research", ("State University, recovery study",), 30,
               {"categories": ["attendance"], "purposes": ["research"], "proceeding": "Recovery study 2026",
                "expiry_kind": "event", "expiry_event": "The end of the study"}, "signed", None),
    SampleForm("Kim", "Whitfield", "named", ("Elm Street Clinic",), 200,
               {"categories": ["appointments"], "purposes": ["care"]}, "signed", -10),
)  # fmt: skip


def add_consents(cast: Cast) -> int:
    """This function will write the forms, signed where this machine can draw documents."""
    bodies = {
        name: recipients.add_recipient(
            name=name, kind=kind, holder_class=holder, address=at, by=cast.system
        )
        for name, kind, holder, at in BODIES
    }
    recipients.add_member(
        recipient=bodies[BODIES[0][0]],
        membership=cast.members["Mercy Hospital, Ines L."],
        by=cast.system,
    )
    can_draw = not paper.problem()
    dana = actor_for(cast.members["Dana R."])
    for form in FORMS:
        _add(cast, form, [bodies[name] for name in form.to], dana, can_draw)
    return len(BODIES) + 1 + len(FORMS)


def _add(cast: Cast, form: SampleForm, to: list[Recipient], dana: Actor, can_draw: bool) -> Consent:
    of_house = cast.organisation.pk
    index = blind_index(of_house, form.given, form.family)
    person = Person.objects.in_organisation(of_house).get(name_index=index)
    at = clock.now() - dt.timedelta(days=form.days_ago)
    ends: dict[str, Any] = {}
    if form.ends_in is not None:
        last = clock.today(ZONE) + dt.timedelta(days=form.ends_in)
        ends = {"expiry_kind": "date", "expires_on": last}
    with clock.frozen(at):
        terms = Terms(recipients=to, **{**ends, **form.terms})
        made = consents.draft(person=person, kind=form.kind, terms=terms, by=dana)
        if form.fate == "draft" or not can_draw:
            return made
        known = {"identity": "attested", "identity_words": "Known to me since the first day"}
        mark = Mark(**{"name": person.full_name, **known, **form.mark})
        signed = consents.sign(consent=made, marks=[mark], by=dana)
    if form.fate == "stopped":
        with clock.frozen(at + dt.timedelta(days=20)):
            said = "June said on the phone that it is not needed any more."
            consents.revoke(consent=signed, by=dana, way="spoken", words=said)
    return signed
