"""The text of a consent as it is read on a page, on paper and in the signed document."""

from dataclasses import dataclass

from alongside.privacy import drafting, texts
from alongside.privacy.models import Consent
from alongside.privacy.models.consent import ExpiryKind
from alongside.privacy.texts import Word


@dataclass(frozen=True, slots=True)
class FormText:
    """Everything a form says, in its own language; labels around it are the reader's."""

    language: str
    title: str
    meaning: str  # what signing lets who do, shown again beside the signature (ES-06)
    body: list[str]
    person_name: str
    discloser: str
    shares: list[Word]  # each thing with what it holds
    more: list[str]  # further words on what is shared
    recipients: list[str]
    members: str
    purposes: list[str]
    ends: str
    proceeding: str
    statements: list[str]
    act: str
    version: str
    number: str  # under which the ledger and the recipient know it (P2-33)
    is_contact: bool


def form_text(consent: Consent, *, language: str = "") -> FormText:
    """
    This function will give the text of a consent, as it was written down.

    With another `language` it gives the same version of the text in that language, to be read
    beside the one that is signed (ES-08); what was typed by hand stays as it was typed.
    """
    is_own = not language or texts.language_of(language) == consent.language
    language = consent.language if is_own else texts.language_of(language)
    text = texts.wording(consent.template, consent.template_version, language)
    names = [named.name for named in consent.recipients.all()]
    filled = {
        "program": consent.discloser,
        "recipients": drafting.joined(names, language) or text.recipient_class,
        "revocable_from": consent.revocable_from,
    }
    categories = texts.words("category", language)
    purposes = texts.words("purpose", language)
    return FormText(
        language=language,
        title=text.title,
        meaning=drafting.fill(text.meaning, filled),
        body=[drafting.fill(line, filled) for line in text.body],
        person_name=consent.person_name,
        discloser=consent.discloser,
        shares=[categories[key] for key in consent.categories if key in categories],
        more=_typed(consent.information, "category", consent),
        recipients=[*names, *([consent.recipient_class] if consent.recipient_class else [])],
        members=consent.intermediary_members,
        purposes=[
            *(purposes[key].label for key in consent.purposes if key in purposes),
            *_typed(consent.purpose_words, "purpose", consent),
        ],
        ends=_ends(consent, language),
        proceeding=consent.proceeding,
        statements=_own(consent) if is_own else _others(consent, text, filled),
        act=text.act,
        version=consent.template_version,
        number=str(consent.pk),
        is_contact=consent.kind == "contact",
    )


def _typed(words: str, group: str, consent: Consent) -> list[str]:
    """What was typed by hand beside what was chosen from the list."""
    chosen = {word.label for word in texts.words(group, consent.language).values()}
    return [line for line in words.splitlines() if line.strip() and line not in chosen]


def _ends(consent: Consent, language: str) -> str:
    if consent.expiry_kind == ExpiryKind.DATE and consent.expires_on is not None:
        return drafting.day(consent.expires_on, language)
    return consent.expiry_event


def _own(consent: Consent) -> list[str]:
    said = (
        consent.redisclosure_statement,
        consent.revocation_statement,
        consent.fundraising_statement,
        consent.refusal_statement,
    )
    return [words for words in said if words]


def _others(consent: Consent, text: texts.Wording, filled: dict[str, str]) -> list[str]:
    says = text.statements
    own = texts.wording(consent.template, consent.template_version, consent.language).statements
    keeps = drafting.fill(own.get("keeps", ""), {**filled})
    first = "keeps" if keeps and keeps == consent.redisclosure_statement else "redisclosure"
    keys = [first, "revocation"]
    keys += ["fundraising"] if consent.fundraising_statement else []
    return [drafting.fill(says[key], filled) for key in (*keys, "refusal") if says.get(key)]
