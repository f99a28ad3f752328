"""Recipients and consents for tests, made by the commands of the product."""

import datetime as dt
from typing import Any

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.people.models import Person
from alongside.privacy import elements
from alongside.privacy.commands import consents, recipients
from alongside.privacy.drafting import Terms
from alongside.privacy.models import Consent, Recipient
from alongside.privacy.signing import Mark

OF_KIND: dict[str, tuple[str, str, str]] = {
    # kind of consent -> recipient's name, kind and holder class
    elements.NAMED: ("Elm Clinic", "provider", "covered_entity"),
    elements.COUNSELING_NOTES: ("Dr. Ames", "provider", "covered_entity"),
    elements.LEGAL: ("Rivera Law", "lawyer", "lawful_holder"),
    elements.JUSTICE: ("Officer Bell, Hartford probation", "court", "lawful_holder"),
    elements.RESEARCH: ("State University", "researcher", "lawful_holder"),
    elements.INTERMEDIARY: ("State Exchange", "intermediary", "lawful_holder"),
}
MORE: dict[str, dict[str, Any]] = {
    elements.TPO: {
        "by_class": True,
        "expiry_kind": "none",
        "purposes": sorted(elements.TPO_PURPOSES),
    },
    elements.COUNSELING_NOTES: {"categories": ["counseling_notes"]},
    elements.LEGAL: {"proceeding": "Housing court, docket 12"},
    elements.JUSTICE: {
        "proceeding": "Recovery court, Hartford",
        "revocable_from": "when my court program is over",
        "expiry_kind": "event",
        "expiry_event": "The end of my court program",
    },
    elements.RESEARCH: {"expiry_kind": "event", "expiry_event": "The end of the study"},
    elements.INTERMEDIARY: {"intermediary_members": "Clinics that treat me now"},
    elements.CONTACT: {"categories": ["text"], "expiry_kind": ""},
}  # fmt: skip
ATTESTED = {"identity": "attested", "identity_words": "Known for two years"}


def make_recipient(person: Person, kind: str = elements.NAMED, **more: Any) -> Recipient:
    """This function will add the recipient that fits a kind of consent."""
    name, what, holder = OF_KIND[kind]
    given = {"name": name, "kind": what, "holder_class": holder, **more}
    return recipients.add_recipient(by=Actor.system(person.organisation_id), **given)


def make_body(person: Person, kind: str, name: str = "Somebody outside") -> Recipient:
    """This function will add a recipient of any kind."""
    by = Actor.system(person.organisation_id)
    return recipients.add_recipient(name=name, kind=kind, by=by)


def terms(person: Person, kind: str, **more: Any) -> Terms:
    """This function will fill a form of a kind in wholly."""
    given: dict[str, Any] = {
        "categories": ["attendance"],
        "purposes": elements.PURPOSES[kind][:1],
        "expiry_kind": "date",
        "expires_on": clock.today(person.time_zone) + dt.timedelta(days=365),
        **MORE.get(kind, {}),
        **more,
    }
    if kind in OF_KIND and "recipients" not in given:
        given["recipients"] = [make_recipient(person, kind)]
    return Terms(**given)


def draft(person: Person, kind: str = elements.NAMED, **more: Any) -> Consent:
    """This function will write a whole form of a kind that nobody has signed."""
    by = Actor.system(person.organisation_id)
    return consents.draft(person=person, kind=kind, terms=terms(person, kind, **more), by=by)


def mark(**more: Any) -> Mark:
    """This function will give a typed signature that staff attest."""
    return Mark(**{"name": "June Abbott", **ATTESTED, **more})


def active(person: Person, kind: str = elements.NAMED, **more: Any) -> Consent:
    """This function will make a signed consent of a kind."""
    by = Actor.system(person.organisation_id)
    return consents.sign(consent=draft(person, kind, **more), marks=[mark()], by=by)
