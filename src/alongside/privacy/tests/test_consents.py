"""Draft, sign, cite, stop: what the commands let through and what they do not."""

import datetime as dt
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.db import DatabaseError, IntegrityError, connection, transaction

from alongside.core import clock
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.core.models import AuditEvent
from alongside.privacy import documents, elements
from alongside.privacy.commands import consents as commands
from alongside.privacy.models import (
    Consent,
    ConsentRecipient,
    Revocation,
    Signature,
    SignedDocument,
)
from alongside.privacy.queries.consents import Standing, covering, get, standing
from alongside.privacy.signing import Mark
from alongside.privacy.tests import factories
from tests.fixtures.people import World

KINDS = sorted(elements.PURPOSES)
PART2 = sorted(elements.PART2_KINDS)


def stands(consent: Consent, world: World, *, at: dt.datetime | None = None) -> Standing:
    return standing(get(consent.pk, by=world.system), at=at or clock.now())


def cited(consent: Consent, world: World, **more: Any) -> Consent | None:
    named = consent.recipients.select_related("recipient").first()
    recipient = more.pop("recipient", None) or (
        named.recipient if named else factories.make_recipient(consent.person)
    )
    categories = more.pop("categories", consent.categories)
    at = more.pop("at", None) or clock.now()
    return covering(consent.person, recipient, categories, by=world.system, at=at, **more)


@pytest.mark.parametrize("kind", PART2)
def test_a_signed_consent_is_active_and_can_be_cited(world: World, kind: str) -> None:
    consent = factories.active(world.june_person, kind)
    assert stands(consent, world) is Standing.ACTIVE
    assert cited(consent, world) == consent


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_allows_nothing(world: World, kind: str) -> None:
    consent = factories.draft(world.june_person, kind)
    assert stands(consent, world) is Standing.DRAFT
    assert cited(consent, world) is None


def test_contact_permission_covers_no_disclosure(world: World) -> None:
    consent = factories.active(world.june_person, elements.CONTACT)
    assert stands(consent, world) is Standing.ACTIVE
    assert cited(consent, world) is None


WITHOUT: list[tuple[str, dict[str, Any]]] = [
    ("named", {"categories": []}),
    ("named", {"purposes": []}),
    ("named", {"recipients": []}),
    ("named", {"expiry_kind": ""}),
    ("named", {"expiry_kind": "none"}),
    ("named", {"expires_on": None}),
    ("tpo", {"by_class": False}),
    ("legal", {"proceeding": ""}),
    ("justice", {"proceeding": ""}),
    ("justice", {"revocable_from": ""}),
    ("justice", {"expiry_event": ""}),
    ("research", {"expiry_event": ""}),
    ("intermediary", {"intermediary_members": ""}),
    ("contact", {"categories": []}),
]


@pytest.mark.parametrize(("kind", "without"), WITHOUT)
def test_p2_23_no_form_is_made_without_an_element(
    world: World, kind: str, without: dict[str, Any]
) -> None:
    with pytest.raises(BadInput):
        factories.draft(world.june_person, kind, **without)
    assert not Consent.objects.scoped(world.system).exists()


TEXTS = [
    "person_name", "discloser", "information", "purpose_words", "revocation_statement",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("field", TEXTS)
def test_p2_23_a_consent_that_loses_an_element_cannot_be_cited_any_more(
    world: World, kind: str, field: str
) -> None:
    consent = factories.active(world.june_person, kind)
    setattr(consent, field, "")
    consent.save(update_fields=[field])  # encrypted words are all the database lets through
    assert stands(consent, world) is Standing.DEFICIENT
    assert cited(consent, world) is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("field", TEXTS)
def test_p2_23_a_form_that_lost_an_element_cannot_be_signed(
    world: World, kind: str, field: str
) -> None:
    consent = factories.draft(world.june_person, kind)
    setattr(consent, field, "")
    consent.save(update_fields=[field])
    with pytest.raises(BadInput):
        commands.sign(consent=consent, marks=[factories.mark()], by=world.system)
    assert stands(consent, world) is Standing.DRAFT


def test_p2_13_only_the_categories_signed_for_are_covered(world: World) -> None:
    consent = factories.active(world.june_person, categories=["attendance", "plan"])
    assert cited(consent, world, categories=["plan"]) == consent
    assert cited(consent, world, categories=["plan", "contacts"]) is None
    assert cited(consent, world, categories=[]) is None


def test_p2_14_only_the_recipient_named_is_covered(world: World) -> None:
    consent = factories.active(world.june_person)
    other = factories.make_recipient(world.june_person, name="Oak Clinic")
    assert cited(consent, world, recipient=other) is None


def test_p2_14_a_name_added_after_signing_is_not_covered(world: World) -> None:
    with clock.frozen(clock.now() - dt.timedelta(days=1)):
        consent = factories.active(world.june_person)
    other = factories.make_recipient(world.june_person, name="Oak Clinic")
    ConsentRecipient.objects.create(
        organisation=world.organisation, consent=consent, recipient=other, name=other.name
    )
    assert cited(consent, world, recipient=other) is None


def test_p2_14_a_recipient_that_was_ended_is_told_nothing(world: World) -> None:
    consent = factories.active(world.june_person)
    recipient = consent.recipients.select_related("recipient").get().recipient
    recipient.ended_at = clock.now()
    assert cited(consent, world, recipient=recipient) is None


def test_p2_17_only_the_purpose_signed_for_is_covered(world: World) -> None:
    consent = factories.active(world.june_person, purposes=["housing"])
    assert cited(consent, world, purpose="housing") == consent
    assert cited(consent, world, purpose="work") is None


def test_p2_19_a_consent_holds_to_the_end_of_its_last_day_where_the_person_lives(
    world: World,
) -> None:
    noon = dt.datetime(2026, 11, 24, 17, tzinfo=dt.UTC)
    with clock.frozen(noon):
        consent = factories.active(world.june_person, expires_on=dt.date(2026, 12, 1))
    last = dt.datetime(2026, 12, 2, 4, 59, tzinfo=dt.UTC)  # a minute to midnight in New York
    assert stands(consent, world, at=last) is Standing.ACTIVE
    over = last + dt.timedelta(minutes=1)
    assert stands(consent, world, at=over) is Standing.EXPIRED
    assert cited(consent, world, at=over) is None


def test_p2_19_the_event_named_ends_it(world: World) -> None:
    consent = factories.active(world.june_person, elements.RESEARCH)
    today = clock.today("America/New_York")
    commands.note_event(consent=consent, happened_on=today, by=world.dana)
    assert stands(consent, world) is Standing.EXPIRED
    with pytest.raises(Conflict):
        commands.note_event(consent=consent, happened_on=today, by=world.dana)


def test_p2_24_one_signature_belongs_to_one_kind(world: World) -> None:
    signed = factories.active(world.june_person)
    other = factories.draft(world.june_person, elements.LEGAL)
    other.document, other.signed_on = signed.document, signed.signed_on
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save(update_fields=["document", "signed_on"])


def test_p2_24_a_form_takes_no_purpose_of_another_kind(world: World) -> None:
    with pytest.raises(BadInput):
        factories.draft(world.june_person, purposes=["own_request", "legal"])


@pytest.mark.parametrize("what", ["housing", "employer", "court", "family", "sponsor"])
def test_p2_25_these_cannot_be_named_under_tpo(world: World, what: str) -> None:
    named = factories.make_recipient(world.june_person, kind=elements.NAMED, name="Elm")
    named.kind = what
    named.save(update_fields=["kind"])
    with pytest.raises(BadInput) as refused:
        factories.draft(world.june_person, elements.TPO, recipients=[named])
    assert refused.value.detail["id"] == "P2-25"


def test_p2_25_the_class_of_a_tpo_consent_holds_no_landlord(world: World) -> None:
    consent = factories.active(world.june_person, elements.TPO)
    landlord = factories.make_recipient(world.june_person)
    assert cited(consent, world, recipient=landlord) == consent
    landlord.kind = "housing"
    assert cited(consent, world, recipient=landlord) is None


def test_p2_26_a_coach_cannot_make_the_form_for_counseling_notes(world: World) -> None:
    made = factories.terms(world.june_person, elements.COUNSELING_NOTES)
    for by in (world.dana, world.theo):
        with pytest.raises(NotPermitted):
            commands.draft(
                person=world.june_person, kind=elements.COUNSELING_NOTES, terms=made, by=by
            )


def test_p2_62_a_consent_of_another_kind_opens_nothing_to_a_court(world: World) -> None:
    court = factories.make_recipient(world.june_person, elements.JUSTICE)
    factories.active(world.june_person, recipients=[court])
    asked: dict[str, Any] = {"by": world.system, "at": clock.now()}
    assert covering(world.june_person, court, ["attendance"], **asked) is not None
    court_only: dict[str, Any] = {"kinds": {elements.JUSTICE}, **asked}
    assert covering(world.june_person, court, ["attendance"], **court_only) is None


def test_p2_29_stopped_is_stopped_in_the_same_transaction(world: World) -> None:
    consent = factories.active(world.june_person)
    with transaction.atomic():
        commands.revoke(consent=consent, by=world.june)
        assert cited(consent, world) is None
    assert stands(consent, world) is Standing.REVOKED


def test_p2_29_stopping_twice_answers_like_the_first_time(world: World) -> None:
    consent = factories.active(world.june_person)
    first = commands.revoke(consent=consent, by=world.june)
    assert commands.revoke(consent=consent, by=world.june) == first


def test_p2_29_staff_write_down_who_was_there(world: World) -> None:
    consent = factories.active(world.june_person)
    with pytest.raises(BadInput) as refused:
        commands.revoke(consent=consent, by=world.dana, way="written")
    assert refused.value.field == "witness_name"
    done = commands.revoke(consent=consent, by=world.dana, way="written", witness_name="Cora L.")
    assert (done.way, done.by_membership_id) == ("written", world.dana.membership_id)


def test_p2_29_staff_do_not_stop_as_if_they_were_the_person(world: World) -> None:
    consent = factories.active(world.june_person)
    with pytest.raises(BadInput):
        commands.revoke(consent=consent, by=world.dana, way="self")


def test_p2_30_a_spoken_no_is_honoured_and_noted(world: World) -> None:
    consent = factories.active(world.june_person)
    with pytest.raises(BadInput):
        commands.revoke(consent=consent, by=world.dana, way="spoken")
    said = "June said on the phone that she wants it to stop."
    done = commands.revoke(consent=consent, by=world.dana, way="spoken", words=said)
    assert done.words == said
    assert cited(consent, world) is None


@pytest.mark.parametrize("who", ["ray", "wil", "nora", "petra", "ada", "priya", "eve"])
def test_a_stranger_can_do_nothing_with_a_consent(world: World, who: str) -> None:
    consent, by = factories.draft(world.june_person), getattr(world, who)
    signs = {"consent": consent, "marks": [factories.mark()], "by": by}
    with pytest.raises(NotFound):
        commands.sign(**signs)
    with pytest.raises(NotFound):
        commands.revoke(consent=consent, by=by)
    with pytest.raises(NotFound):
        get(consent.pk, by=by)


def test_p2_61_a_court_consent_cannot_be_stopped_before_its_event(world: World) -> None:
    consent = factories.active(
        world.june_person, elements.JUSTICE, expiry_kind="date", expiry_event=""
    )
    with pytest.raises(Conflict) as refused:
        commands.revoke(consent=consent, by=world.june)
    assert "when my court program is over" in refused.value.message
    assert cited(consent, world) == consent
    today = clock.today("America/New_York")
    noted = commands.note_event(consent=consent, happened_on=today, by=world.dana)
    assert stands(noted, world) is Standing.ACTIVE
    commands.revoke(consent=noted, by=world.june)
    assert stands(consent, world) is Standing.REVOKED


def test_p2_61_a_court_consent_can_be_stopped_from_its_date_on(world: World) -> None:
    on = clock.today("America/New_York") + dt.timedelta(days=30)
    consent = factories.active(
        world.june_person, elements.JUSTICE, revocable_from="", revocable_from_on=on
    )
    assert consent.revocable_from.startswith("from ")
    with pytest.raises(Conflict):
        commands.revoke(consent=consent, by=world.dana, way="spoken", words="Stop.")
    with clock.frozen(clock.now() + dt.timedelta(days=31)):
        commands.revoke(consent=consent, by=world.june)
        assert stands(consent, world) is Standing.REVOKED


def test_a_form_can_be_taken_back_before_it_is_signed(world: World) -> None:
    consent = factories.draft(world.june_person, elements.JUSTICE)
    commands.revoke(consent=consent, by=world.june)
    with pytest.raises(Conflict):
        commands.sign(consent=consent, marks=[factories.mark()], by=world.system)


def test_es_03_the_person_enters_the_password_again_before_signing(world: World) -> None:
    consent = factories.draft(world.june_person)
    with pytest.raises(NotPermitted):
        commands.sign(consent=consent, marks=[factories.mark()], by=world.june)
    signed = commands.sign(consent=consent, marks=[Mark("June Abbott")], by=world.june)
    assert signed.document is not None
    assert signed.document.signatures.get().identity == "reauthenticated"


def test_es_03_staff_say_how_they_know_who_signs(world: World) -> None:
    consent = factories.draft(world.june_person)
    with pytest.raises(NotPermitted):
        commands.sign(consent=consent, marks=[Mark("June Abbott")], by=world.dana)
    silent = factories.mark(identity_words=" ")
    with pytest.raises(BadInput):
        commands.sign(consent=consent, marks=[silent], by=world.dana)
    assert commands.sign(consent=consent, marks=[factories.mark()], by=world.dana).document_id


def test_es_02_a_mark_needs_a_witness(world: World) -> None:
    consent = factories.draft(world.june_person)
    with pytest.raises(BadInput) as refused:
        commands.sign(consent=consent, marks=[factories.mark(method="mark")], by=world.dana)
    assert refused.value.field == "witness_name"
    seen = factories.mark(method="mark", witness_name="Cora L.")
    signed = commands.sign(consent=consent, marks=[seen], by=world.dana)
    assert Signature.objects.scoped(world.system).get(document=signed.document).method == "mark"


def test_es_02_the_person_cannot_sign_for_somebody_else_online(world: World) -> None:
    consent = factories.draft(world.june_person)
    for wrong in (Mark("June", relation="guardian"), Mark("June", method="mark")):
        with pytest.raises(NotPermitted):
            commands.sign(consent=consent, marks=[wrong], by=world.june)


def test_es_04_the_document_is_made_once(world: World) -> None:
    consent = factories.active(world.june_person)
    again = commands.sign(consent=consent, marks=[factories.mark(name="Other")], by=world.system)
    assert again.document_id == consent.document_id
    assert SignedDocument.objects.scoped(world.system).count() == 1


def test_es_04_its_hash_stands_in_the_audit(world: World) -> None:
    consent = factories.active(world.june_person)
    assert consent.document is not None
    event = AuditEvent.objects.get(action="consent.signed")
    assert event.detail == {"consent": str(consent.pk), "sha256": consent.document.sha256}
    assert documents.is_as_signed(consent.document)


def test_es_04_a_flipped_byte_is_found_and_the_consent_cannot_be_cited(world: World) -> None:
    consent = factories.active(world.june_person)
    document = consent.document
    assert document is not None
    content = bytearray(documents.content_of(document))
    content[len(content) // 2] ^= 1
    document.body = documents.written(bytes(content))
    document.save(update_fields=["body"])
    assert not documents.is_intact(document)
    assert not documents.is_as_signed(document)
    assert cited(consent, world) is None


def test_es_04_a_document_and_hash_exchanged_together_do_not_match_the_audit(
    world: World,
) -> None:
    document = factories.active(world.june_person).document
    assert document is not None
    document.body, document.sha256 = documents.written(b"other"), documents.sha256(b"other")
    assert documents.is_intact(document)
    assert not documents.is_as_signed(document)


def test_es_04_a_flipped_byte_of_what_the_database_holds_cannot_be_read(world: World) -> None:
    factories.active(world.june_person)
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM privacy_signeddocument")
        held = bytearray(bytes(cursor.fetchone()[0]))
        held[-20] ^= 1
        cursor.execute("UPDATE privacy_signeddocument SET body = %s", [bytes(held)])
    with pytest.raises(InvalidTag):
        SignedDocument.objects.scoped(world.system).get()


KEPT = {
    "SignedDocument": ("sha256", "0"),
    "Signature": ("method", "drawn"),
    "Revocation": ("way", "spoken"),
    "ConsentRecipient": ("created_at", clock.now()),
    "Consent": ("language", "es"),
}


@pytest.mark.parametrize("name", sorted(KEPT))
def test_what_was_signed_or_stopped_cannot_be_changed_or_deleted(world: World, name: str) -> None:
    consent = factories.active(world.june_person)
    commands.revoke(consent=consent, by=world.june)
    models: dict[str, Any] = {
        m.__name__: m for m in (SignedDocument, Signature, Revocation, ConsentRecipient, Consent)
    }
    rows = models[name].objects.scoped(world.system)
    field, value = KEPT[name]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(**{field: value})
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows._raw_delete(rows.db)
    for row in rows:  # as a rotation of keys does
        row.save(
            update_fields=[
                f.name for f in row._meta.fields if f.get_internal_type() == "BinaryField"
            ]
            or ["created_at"]
        )


def test_a_draft_can_still_be_changed(world: World) -> None:
    factories.draft(world.june_person)
    assert Consent.objects.scoped(world.system).update(language="es") == 1
