"""
The elements of a consent: what each kind needs before it counts.

Pure: a consent in, sentences out; no database, no clock. The rules are those of 42 CFR 2.31(a)
to (d), 2.33 and 2.35 as amended by 89 FR 12472 (16 February 2024), one `Element` each, so that a
consent that lacks one cannot become active and cannot be cited (P2-11 to P2-27, P2-61).

A kind is never mixed with another (P2-24): each has purposes of its own.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

TPO, NAMED, COUNSELING_NOTES, LEGAL = "tpo", "named", "counseling_notes", "legal"
JUSTICE, RESEARCH, INTERMEDIARY, CONTACT = "justice", "research", "intermediary", "contact"

TPO_PURPOSES = frozenset({"treatment", "payment", "operations"})
# What each kind may be for; "fundraising" only ever beside TPO (P2-17, P2-69).
PURPOSES: dict[str, tuple[str, ...]] = {
    TPO: ("treatment", "payment", "operations", "fundraising"),
    NAMED: (
        "own_request", "care", "treatment", "payment", "housing", "work", "benefits", "support",
    ),
    COUNSELING_NOTES: ("own_request", "treatment", "care"),
    LEGAL: ("legal",),
    JUSTICE: ("justice",),
    RESEARCH: ("research",),
    INTERMEDIARY: ("treatment", "care"),
    CONTACT: ("appointments", "in_touch"),
}  # fmt: skip
PART2_KINDS = frozenset(PURPOSES) - {CONTACT}
TPO_RECIPIENTS = frozenset({"provider", "health_plan", "payer", "operations"})
# Whoever follows a person for a court; under a consent of 2.35 nobody else is told.
JUSTICE_RECIPIENTS = frozenset({"court"})
COUNSELING = "counseling_notes"
# Missing only because nobody signed yet.
OF_SIGNING = frozenset({"P2-20", "P2-21"})


def gettext_noop(text: str) -> str:
    """This function will mark a sentence for translation; who shows it translates it."""
    return text


@dataclass(frozen=True, slots=True)
class Missing:
    """An element that is not there: its requirement, the field and what to do."""

    id: str
    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """A consent with its recipients and signatures, as the rules look at it."""

    consent: Any
    recipients: Sequence[Any]
    signatures: Sequence[Any]

    @property
    def kind(self) -> str:
        return str(self.consent.kind)

    @property
    def purposes(self) -> frozenset[str]:
        return frozenset(self.consent.purposes)

    def has(self, field: str) -> bool:
        return bool(str(getattr(self.consent, field) or "").strip())


Rule = Callable[[_Asked], bool]


@dataclass(frozen=True, slots=True)
class Element:
    """One element: for which kinds, when it is needed, and whether it is there."""

    id: str
    field: str
    sentence: str
    is_there: Rule
    kinds: Collection[str] = frozenset(PURPOSES)
    is_needed: Rule = lambda _asked: True


def _filled(field: str) -> Rule:
    return lambda asked: asked.has(field)


def _has_recipients(asked: _Asked) -> bool:
    named = all(str(one.name or "").strip() for one in asked.recipients)
    by_class = asked.kind == TPO and asked.has("recipient_class")
    return named and (bool(asked.recipients) or by_class)


def _tells_intermediary(asked: _Asked) -> bool:
    through = any(one.kind == INTERMEDIARY for one in asked.recipients)
    return asked.kind == INTERMEDIARY or through


def _tells_covered_entity_for_tpo(asked: _Asked) -> bool:
    covered = any(one.holder_class == "covered_entity" for one in asked.recipients)
    by_class = asked.kind == TPO and asked.has("recipient_class")
    return bool(asked.purposes & TPO_PURPOSES) and (covered or by_class)


def _ends(asked: _Asked) -> bool:
    how = asked.consent.expiry_kind
    if how == "date":
        return asked.consent.expires_on is not None
    if how == "event":
        return asked.has("expiry_event")
    return how == "none" and asked.kind == TPO


def _is_signed(asked: _Asked) -> bool:
    is_bound = asked.consent.document_id is not None
    return is_bound and bool(asked.signatures) and all(map(is_complete, asked.signatures))


def is_complete(signature: Any) -> bool:
    """
    This function will tell whether a signature says all that its way of signing has to say.

    Somebody who signs for the person says by what right; a mark and a paper have a witness.
    """
    needs = ["name_as_typed", "identity"]
    needs += {
        "drawn": ["image_sha256"],
        "mark": ["witness_name"],
        "paper": ["image_sha256", "witness_name"],
    }.get(signature.method, [])
    if signature.relation != "self" or signature.identity == "attested":
        needs.append("identity_words")
    return all(str(getattr(signature, name) or "").strip() for name in needs)


def _purposes_fit(asked: _Asked) -> bool:
    return asked.purposes <= frozenset(PURPOSES.get(asked.kind, ()))


def _recipients_fit(kinds: Collection[str]) -> Rule:
    return lambda asked: all(one.kind in kinds for one in asked.recipients)


def _notes_alone(asked: _Asked) -> bool:
    chosen = set(asked.consent.categories)
    return chosen <= {COUNSELING} if asked.kind == COUNSELING_NOTES else COUNSELING not in chosen


_ = gettext_noop
ELEMENTS: tuple[Element, ...] = (
    Element("P2-11", "person_name", _("Write the person's name."), _filled("person_name")),
    Element("P2-12", "discloser", _("Say who may share."), _filled("discloser")),
    Element(
        "P2-13", "categories", _("Choose what may be shared."),
        lambda asked: bool(asked.consent.categories),
    ),
    Element("P2-13", "information", _("Say in words what is shared."), _filled("information")),
    Element(
        "P2-14", "recipients", _("Choose who may be told."), _has_recipients, PART2_KINDS,
    ),
    Element(
        "P2-15", "intermediary_members", _("Say whom the intermediary passes it on to."),
        _filled("intermediary_members"), PART2_KINDS, _tells_intermediary,
    ),
    Element(
        "P2-16", "redisclosure_statement", _("The words on passing it on are not there."),
        _filled("redisclosure_statement"), PART2_KINDS, _tells_covered_entity_for_tpo,
    ),
    Element(
        "P2-17", "purposes", _("Choose what it is for."), lambda asked: bool(asked.purposes),
    ),
    Element("P2-17", "purpose_words", _("Say in words what it is for."), _filled("purpose_words")),
    Element(
        "P2-17", "fundraising_statement", _("The words on saying no to fundraising are not there."),
        _filled("fundraising_statement"), {TPO}, lambda asked: "fundraising" in asked.purposes,
    ),
    Element(
        "P2-18", "revocation_statement", _("The words on how to stop are not there."),
        _filled("revocation_statement"),
    ),
    Element("P2-19", "expiry_kind", _("Say when it ends."), _ends, PART2_KINDS),
    Element("P2-20", "signature", _("Nobody has signed."), _is_signed),
    Element(
        "P2-21", "signed_on", _("The day of signing is not there."),
        lambda asked: asked.consent.signed_on is not None,
    ),
    Element(
        "P2-22", "redisclosure_statement", _("The words on passing it on are not there."),
        _filled("redisclosure_statement"), {TPO},
    ),
    Element(
        "P2-22", "refusal_statement", _("The words on not signing are not there."),
        _filled("refusal_statement"), {TPO},
    ),
    Element(
        "P2-24", "template", _("The text is not one of this kind."),
        lambda asked: asked.consent.template == asked.kind and asked.has("template_version"),
    ),
    Element(
        "P2-24", "purposes", _("This purpose needs a form of its own."), _purposes_fit,
    ),
    Element(
        "P2-25", "recipients", _("Name this recipient on a form of their own."),
        _recipients_fit(TPO_RECIPIENTS), {TPO},
    ),
    Element(
        "P2-26", "categories", _("Counseling notes need a form of their own."), _notes_alone,
    ),
    Element(
        "P2-27", "proceeding", _("Say which proceeding it is for."), _filled("proceeding"), {LEGAL},
    ),
    Element(
        "P2-61", "proceeding", _("Say which court and program it is for."),
        _filled("proceeding"), {JUSTICE},
    ),
    Element(
        "P2-61", "revocable_from", _("Say from when it can be stopped."),
        _filled("revocable_from"), {JUSTICE},
    ),
    Element(
        "P2-61", "recipients", _("Name somebody who follows this for the court."),
        _recipients_fit(JUSTICE_RECIPIENTS), {JUSTICE},
    ),
)  # fmt: skip


def missing(consent: Any, *, recipients: Sequence[Any], signatures: Sequence[Any]) -> list[Missing]:
    """
    This function will list what a consent lacks to count; an empty list is a whole consent.

    `recipients` have `name`, `kind` and `holder_class` (`ConsentRecipient`), `signatures` are
    `Signature`. An unknown kind lacks everything.
    """
    asked = _Asked(consent, recipients, signatures)
    if asked.kind not in PURPOSES:
        return [Missing("P2-24", "kind", _("Choose one kind of form."))]
    return [
        Missing(element.id, element.field, element.sentence)
        for element in ELEMENTS
        if asked.kind in element.kinds and element.is_needed(asked) and not element.is_there(asked)
    ]


def needs_hipaa_words(consent: Any, recipients: Sequence[Any]) -> bool:
    """This function will tell whether a form has to say that HIPAA lets it be passed on (P2-16)."""
    return _tells_covered_entity_for_tpo(_Asked(consent, recipients, ()))


def before_signing(lacks: Sequence[Missing]) -> list[Missing]:
    """This function will leave out what only a signature adds."""
    return [one for one in lacks if one.id not in OF_SIGNING]
