"""Texts of consents: never edited once used, in both languages, in plain words."""

import datetime as dt
import io
import tomllib
from typing import Any

import pytest
from pypdf import PdfReader

from alongside.privacy import drafting, elements, signing, texts
from alongside.privacy.presenters.forms import form_text
from alongside.privacy.tests import factories
from tests.fixtures.people import World
from tests.reading import grade

KINDS = sorted(elements.PURPOSES)
PLAIN_GRADE = 8  # LA-03
NOON = dt.datetime(2026, 11, 24, 17, tzinfo=dt.UTC)
# A used version is never edited: write a new file and add its hash.
USED = {
    ("contact", "2026-11"): ("aacf6dd446ba83a53aee2e323fd1f14287790eb314af2992a93bee25ee9d8464"),
    ("counseling_notes", "2026-11"): (
        "48dd75dfb76f8247070e468339b95efaa44d83e9309192cb4dabad99950338a0"
    ),
    ("intermediary", "2026-11"): (
        "3857c8e3bd70b054617f1215be2983794c0c27b871f38183b63a9eac2480efeb"
    ),
    ("justice", "2026-11"): ("a80a3ca48cdec0721daeb337b6855ac8b63ef532517d81be994ac67b80f84745"),
    ("legal", "2026-11"): ("cd398a647dec6132198dc2912b346ed1f6f078fd9be9f552d45b1445b23fed94"),
    ("named", "2026-11"): ("ff21de47e6c776d441fb3c4233c6fece45878f3f8d33d27341214fac1ed508bf"),
    ("research", "2026-11"): ("65f88fd95294499e5db1b0c6a07d1b6f607b35b8f2749f6807e28220a874a694"),
    ("tpo", "2026-11"): ("c3a10b1e88cffa50a1c721ba4d4225a367139e303b26aefdd1e545288feb8bdc"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_text_with_source_and_date(kind: str) -> None:
    path = texts.CONSENTS / f"{kind}.{max(texts.versions(kind))}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert (data["kind"], data["version"]) == (kind, max(texts.versions(kind)))
    assert "CFR" in data["source"]
    assert isinstance(data["checked"], dt.date)


def test_a_used_text_is_never_edited() -> None:
    here = {(kind, version) for kind in KINDS for version in texts.versions(kind)}
    assert here == set(USED)
    assert {key: texts.sha256(*key) for key in USED} == USED


@pytest.mark.parametrize("kind", KINDS)
def test_la_03_a_text_reads_at_grade_8_or_below(kind: str) -> None:
    text = texts.latest(kind, "en")
    said = [text.meaning, *text.body, *text.statements.values(), text.act]
    assert grade(" ".join(said).replace("{", "").replace("}", "")) <= PLAIN_GRADE


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_say_the_same_things(kind: str) -> None:
    english, spanish = texts.latest(kind, "en"), texts.latest(kind, "es")
    assert set(english.statements) == set(spanish.statements)
    assert len(english.body) == len(spanish.body)
    assert bool(english.recipient_class) == bool(spanish.recipient_class)
    for one, other in zip(_all(english), _all(spanish), strict=True):
        assert _names(one) == _names(other), other


def _all(text: texts.Wording) -> list[str]:
    return [text.meaning, *text.body, *(text.statements[k] for k in sorted(text.statements))]


def _names(words: str) -> set[str]:
    return {name for name in ("program", "recipients", "revocable_from") if f"{{{name}}}" in words}


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_be_chosen_has_words_in_both_languages(kind: str) -> None:
    for language in texts.LANGUAGES:
        shares, aims = texts.words("category", language), texts.words("purpose", language)
        assert texts.categories_of(kind)
        assert all(shares[key].label and shares[key].hint for key in texts.categories_of(kind))
        assert all(aims[key].label for key in elements.PURPOSES[kind])


def test_p2_26_only_its_own_form_offers_counseling_notes() -> None:
    offers = [kind for kind in KINDS if elements.COUNSELING in texts.categories_of(kind)]
    assert offers == [elements.COUNSELING_NOTES]


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "contact"])
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_a_form_leaves_no_name_open(world: World, kind: str, language: str) -> None:
    made = factories.terms(world.june_person, kind)
    consent = drafting.written(world.june_person, world.organisation, kind, made, language=language)
    said = [consent.redisclosure_statement, consent.revocation_statement, consent.refusal_statement]
    assert all(said)
    assert "{" not in "".join(said)


def words_of(consent: Any) -> str:
    content = signing.drawn_up(consent, [factories.mark()], at=NOON)
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_es_08_the_signed_language_is_kept_and_english_stands_beside_it(world: World) -> None:
    world.june_person.language = "es"
    consent = factories.active(world.june_person)
    assert consent.language == "es"
    assert consent.document is not None
    assert consent.document.signatures.get().language == "es"
    own, english = form_text(consent), form_text(consent, language="en")
    assert own.title == "Compartir con alguien que nombro"
    assert english.title == "Share with somebody I name"
    assert english.statements[0].startswith("Elm Clinic may not pass it on")
    assert len(english.statements) == len(own.statements)


def test_es_04_the_document_holds_the_whole_text_and_the_signature(world: World) -> None:
    consent = factories.draft(world.june_person, information="Only on Mondays")
    said = " ".join(words_of(consent).split())
    for expected in (
        "June Abbott", "Harbor", "The days we met", "Only on Mondays", "Elm Clinic",
        "Because I ask for it", "I can stop this at any time", "I do not have to sign",
        "Typed name", "Known for two years", "Nov 24, 2026", "America/New_York",
    ):  # fmt: skip
        assert expected in said, expected


def test_ds_01_the_document_has_a_neutral_title(world: World) -> None:
    consent = factories.draft(world.june_person)
    content = signing.drawn_up(consent, [], at=NOON)
    info = PdfReader(io.BytesIO(content)).metadata
    assert info is not None
    assert info.title == "Document"


def test_p2_16_a_clinic_under_hipaa_gets_the_words_hipaa_asks_for(world: World) -> None:
    own = factories.draft(world.june_person, purposes=["treatment"])
    assert "HIPAA" in own.redisclosure_statement
    other = factories.make_recipient(world.june_person, holder_class="lawful_holder")
    not_own = factories.draft(world.june_person, purposes=["treatment"], recipients=[other])
    assert "HIPAA" not in not_own.redisclosure_statement
