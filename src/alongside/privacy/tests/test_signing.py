"""Sign a consent: who, how, and what cannot be changed afterwards (ES-01 to ES-04)."""

from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.db import DatabaseError, connection, transaction

from alongside.core import clock
from alongside.core.errors import BadInput, NotPermitted
from alongside.core.models import AuditEvent
from alongside.privacy import documents
from alongside.privacy.commands import consents as commands
from alongside.privacy.models import (
    Consent,
    ConsentRecipient,
    Revocation,
    Signature,
    SignedDocument,
)
from alongside.privacy.signing import Mark
from alongside.privacy.tests import factories
from alongside.privacy.tests.asked import cited
from tests.fixtures.people import World


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
