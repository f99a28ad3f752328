"""Draft, sign, cite, stop: what the commands let through and what they do not."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alongside.core import clock
from alongside.core.errors import BadInput, Conflict, NotPermitted
from alongside.privacy import elements
from alongside.privacy.commands import consents as commands
from alongside.privacy.models import (
    Consent,
    ConsentRecipient,
)
from alongside.privacy.queries.consents import Standing, covering
from alongside.privacy.tests import factories
from alongside.privacy.tests.asked import cited, stands
from tests.fixtures.people import World

KINDS = sorted(elements.PURPOSES)
PART2 = sorted(elements.PART2_KINDS)


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
