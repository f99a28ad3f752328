"""
Write a consent down from its versioned text: statements filled in, nothing saved.

Each statement is kept on the consent as the person read it, in their language, so that a later
version of the text changes nothing that was signed (P2-11 to P2-22, ES-08).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from babel.dates import format_date

from alongside.people.models import Organisation, Person
from alongside.privacy import elements, texts
from alongside.privacy.models import Consent, Recipient
from alongside.privacy.models.consent import ExpiryKind

AND = {"en": "and", "es": "y"}
FROM = {"en": "from", "es": "desde el"}


@dataclass(frozen=True, slots=True)
class Terms:
    """What coach and person agreed to put on the form; everything starts empty (P2-09)."""

    categories: Sequence[str] = ()
    information: str = ""  # more words on what is shared
    recipients: Sequence[Recipient] = ()
    intermediary_members: str = ""
    purposes: Sequence[str] = ()
    purpose_words: str = ""
    expiry_kind: str = ""
    expires_on: dt.date | None = None
    expiry_event: str = ""
    proceeding: str = ""
    revocable_from: str = ""
    revocable_from_on: dt.date | None = None
    by_class: bool = False  # TPO: the class of recipients, with or without names


def written(
    person: Person, organisation: Organisation, kind: str, terms: Terms, *, language: str
) -> Consent:
    """This function will write a consent as it will be read, not saved yet."""
    language = texts.language_of(language)
    text = texts.latest(kind, language)
    revocable_from = _revocable_from(terms, language)
    filled = {
        "program": organisation.name,
        "recipients": joined([r.name for r in terms.recipients], language) or text.recipient_class,
        "revocable_from": revocable_from,
    }
    says = {key: fill(words, filled) for key, words in text.statements.items()}
    return Consent(
        organisation=organisation,
        person=person,
        kind=kind,
        template=kind,
        template_version=text.version,
        language=language,
        person_name=person.full_name,
        discloser=organisation.name,
        categories=list(terms.categories),
        information=_listed("category", terms.categories, terms.information, language),
        recipient_class=text.recipient_class if terms.by_class else "",
        intermediary_members=terms.intermediary_members,
        redisclosure_statement=_redisclosure(kind, terms, says),
        purposes=list(terms.purposes),
        purpose_words=_listed("purpose", terms.purposes, terms.purpose_words, language),
        fundraising_statement=says["fundraising"] if "fundraising" in terms.purposes else "",
        revocation_statement=says["revocation"],
        expiry_kind=terms.expiry_kind,
        expires_on=terms.expires_on if terms.expiry_kind == ExpiryKind.DATE else None,
        expiry_event=terms.expiry_event if terms.expiry_kind == ExpiryKind.EVENT else "",
        refusal_statement=says["refusal"],
        proceeding=terms.proceeding,
        revocable_from=revocable_from,
        revocable_from_on=terms.revocable_from_on,
    )


def fill(words: str, values: dict[str, str]) -> str:
    """This function will put names into a text; a text has no other braces."""
    for key, value in values.items():
        words = words.replace("{" + key + "}", value)
    return words[:1].upper() + words[1:]


def joined(names: Sequence[str], language: str) -> str:
    """This function will join names as one says them: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {AND[texts.language_of(language)]} {names[-1]}"


def day(on: dt.date, language: str) -> str:
    """This function will write a day out in the language of the form."""
    return format_date(on, "long", locale="es_US" if language == "es" else "en_US")


def _listed(group: str, keys: Sequence[str], more: str, language: str) -> str:
    known = texts.words(group, language)
    lines = [known[key].label for key in keys if key in known]
    return "\n".join([*lines, more] if more else lines)


def _redisclosure(kind: str, terms: Terms, says: dict[str, str]) -> str:
    """HIPAA's words where they hold; elsewhere that nobody passes it on (P2-16, P2-35)."""
    likeness = SimpleNamespace(kind=kind, purposes=terms.purposes, recipient_class=terms.by_class)
    if kind == elements.TPO or elements.needs_hipaa_words(likeness, terms.recipients):
        return says["redisclosure"]
    return says.get("keeps") or says["redisclosure"]


def _revocable_from(terms: Terms, language: str) -> str:
    if terms.revocable_from or terms.revocable_from_on is None:
        return terms.revocable_from
    return f"{FROM[language]} {day(terms.revocable_from_on, language)}"
