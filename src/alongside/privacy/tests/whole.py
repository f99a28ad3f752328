"""A whole consent of each kind, as plain values, for tests that take one element away."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from alongside.privacy import elements

COMMON: dict[str, Any] = {
    "template_version": "2026-11",
    "person_name": "June Abbott",
    "discloser": "Harbor",
    "categories": ["attendance"],
    "information": "The days we met.",
    "recipient_class": "",
    "intermediary_members": "",
    "redisclosure_statement": "",
    "purpose_words": "So that they can help me.",
    "fundraising_statement": "",
    "revocation_statement": "I can stop this any time.",
    "expiry_kind": "date",
    "expires_on": dt.date(2027, 11, 24),
    "expiry_event": "",
    "refusal_statement": "",
    "proceeding": "",
    "revocable_from": "",
    "document_id": 1,
    "signed_on": dt.date(2026, 11, 24),
}
OF_KIND: dict[str, dict[str, Any]] = {
    elements.TPO: {
        "purposes": ["treatment", "payment", "operations", "fundraising"],
        "recipient_class": "Those who treat me and pay for it.",
        "redisclosure_statement": "They may pass it on.",
        "refusal_statement": "Nothing changes when I do not sign.",
        "fundraising_statement": "I can say no to fundraising.",
        "expiry_kind": "none",
        "expires_on": None,
    },
    elements.NAMED: {
        "purposes": ["own_request", "treatment"],
        "redisclosure_statement": "They may pass it on.",
    },
    elements.COUNSELING_NOTES: {"purposes": ["treatment"], "categories": ["counseling_notes"]},
    elements.LEGAL: {"purposes": ["legal"], "proceeding": "Housing court, number 12"},
    elements.JUSTICE: {
        "purposes": ["justice"],
        "proceeding": "Recovery court, Hartford",
        "revocable_from": "When my court program is over.",
        "expiry_kind": "event",
        "expires_on": None,
        "expiry_event": "The end of my court program",
    },
    elements.RESEARCH: {
        "purposes": ["research"],
        "expiry_kind": "event",
        "expires_on": None,
        "expiry_event": "The end of the study",
    },
    elements.INTERMEDIARY: {
        "purposes": ["care"],
        "intermediary_members": "Clinics that treat me now",
    },
    elements.CONTACT: {"purposes": ["appointments"], "categories": ["text"], "expiry_kind": ""},
}
RECIPIENTS = {
    elements.NAMED: ("provider", "covered_entity"),
    elements.COUNSELING_NOTES: ("provider", "lawful_holder"),
    elements.LEGAL: ("lawyer", "lawful_holder"),
    elements.JUSTICE: ("court", "lawful_holder"),
    elements.RESEARCH: ("researcher", "lawful_holder"),
    elements.INTERMEDIARY: ("intermediary", "lawful_holder"),
}


def consent(kind: str, **more: Any) -> SimpleNamespace:
    """This function will make a whole consent of a kind."""
    return SimpleNamespace(**{"kind": kind, "template": kind, **COMMON, **OF_KIND[kind], **more})


def recipients(kind: str) -> list[SimpleNamespace]:
    """This function will give the recipients such a consent names."""
    if kind not in RECIPIENTS:
        return []
    what, holder = RECIPIENTS[kind]
    return [SimpleNamespace(name="Elm Clinic", kind=what, holder_class=holder)]


def signature(**more: Any) -> SimpleNamespace:
    """This function will give a whole signature."""
    own = {
        "name_as_typed": "June Abbott", "method": "typed", "image_sha256": "", "witness_name": "",
        "relation": "self", "identity": "reauthenticated", "identity_words": "",
    }  # fmt: skip
    return SimpleNamespace(**{**own, **more})
