"""The door: what leaves, what goes along, and what stops it at the moment of leaving."""

import datetime as dt
import json

import pytest

from alongside.core import clock
from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent
from alongside.privacy import elements, notices, packets, texts
from alongside.privacy.commands import consents, recipients
from alongside.privacy.grounds import Blocked
from alongside.privacy.models import Disclosure, SignedDocument
from alongside.privacy.queries import ledger
from alongside.privacy.tests import factories
from alongside.privacy.tests.ledgers import CANARIES, agreed, clinic, fill_record, tell
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db


def _entries(world: World) -> int:
    return Disclosure.objects.scoped(world.system).count()


def test_p2_09_a_packet_of_attendance_holds_no_note_outcome_or_substance(world: World) -> None:
    fill_record(world)
    elm = clinic(world.june_person)
    agreed(world.june_person, elm)
    told = tell(world.june_person, elm, world.dana)
    text = json.dumps(told.packet.as_data())
    assert [one.key for one in told.packet.sections] == ["attendance"]
    assert set(told.packet.sections[0].rows[0]) == {"day", "minutes"}
    assert len(told.packet.sections[0].rows) == 1, "an attempt is no attendance"
    assert not [word for word in CANARIES.values() if word in text]
    for field in ("outcome", "no_answer", "note", "topics", "craving"):
        assert field not in json.dumps([one.rows for one in told.packet.sections])


@pytest.mark.parametrize(
    ("category", "holds"),
    [("contacts", {"note", "addendum"}), ("plan", {"goal"}), ("contact_details", {"safe_ways"}),
     ("check_ins", set()), ("contact_log", set()), ("enrolment", set()), ("cadence", set()),
     ("appointments", set()), ("received", set())],
)  # fmt: skip
def test_p2_09_each_category_holds_its_own_words_and_no_others(
    world: World, category: str, holds: set[str]
) -> None:
    fill_record(world)
    elm = clinic(world.june_person)
    agreed(world.june_person, elm, category)
    told = tell(world.june_person, elm, world.dana, categories=[category])
    text = json.dumps(told.packet.as_data())
    assert {name for name, word in CANARIES.items() if word in text} == holds


def test_p2_09_whatever_a_form_can_name_has_a_builder() -> None:
    offered = {key for kind in elements.PART2_KINDS for key in texts.categories_of(kind)}
    # Coaches write no counseling notes, so there are none to tell (P2-26).
    assert offered - set(packets.CATEGORIES) == {"counseling_notes"}
    assert set(packets.CATEGORIES) <= offered


def test_p2_13_nobody_can_ask_for_a_whole_record(world: World) -> None:
    elm = clinic(world.june_person)
    agreed(world.june_person, elm)
    for categories in ([], ["all"], ["*"]):
        with pytest.raises(BadInput):
            tell(world.june_person, elm, world.dana, categories=categories)
    assert not _entries(world)


def test_p2_32_p2_33_notice_and_scope_go_along_and_stand_in_the_ledger(world: World) -> None:
    elm = clinic(world.june_person)
    consent = agreed(world.june_person, elm)
    told = tell(world.june_person, elm, world.dana)
    packet = told.packet
    assert packet.notice.startswith("This record which has been disclosed to you is protected")
    assert told.notice == "statement_1.2024"
    assert told.notice_sha256 == notices.notice(notices.LONG).sha256
    scope = " ".join(packet.scope)
    number = consent.pk.hex[-8:].upper()
    for part in (number, "Harbor", "Elm Clinic", "Days of contact", "Because I ask for it", "2027"):
        assert part in scope, part
    kept = Disclosure.objects.scoped(world.system).get()
    assert kept.scope == "\n".join(packet.scope)
    assert kept.packet_sha256 == packet.sha256()


@pytest.mark.parametrize("lacking", ["notice", "notice_sha256", "scope"])
def test_p2_33_an_entry_without_notice_or_scope_cannot_be_saved(world: World, lacking: str) -> None:
    elm = clinic(world.june_person)
    agreed(world.june_person, elm)
    told = tell(world.june_person, elm, world.dana)
    told.pk = new_id()
    setattr(told, lacking, "")
    with pytest.raises(ValueError, match="notice and its scope"):
        told.save(force_insert=True)


def test_p2_35_the_rule_differs_by_what_the_holder_is(world: World) -> None:
    rules = set()
    for holder in ("covered_entity", "part2_program", "lawful_holder"):
        place = clinic(world.june_person, holder_class=holder)
        agreed(world.june_person, place)
        rules.add(tell(world.june_person, place, world.dana).packet.rule)
    assert len(rules) == 3


def _revoke(world: World, consent: object, elm: object) -> None:
    consents.revoke(consent=consent, by=world.june)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ending", "reason"),
    [("revoked", "revoked"), ("expired", "expired"), ("recipient", "recipient_ended"),
     ("document", "damaged"), ("categories", "not_in_form"), ("purpose", "other_purpose"),
     ("other", "not_named")],
)  # fmt: skip
def test_p2_28_nothing_leaves_on_a_consent_that_does_not_hold_now(
    world: World, ending: str, reason: str
) -> None:
    june, elm = world.june_person, clinic(world.june_person)
    consent = agreed(june, elm)
    at, to, more = clock.now(), elm, {}
    if ending == "revoked":
        consents.revoke(consent=consent, by=world.june)
    if ending == "expired":
        at += dt.timedelta(days=400)
    if ending == "recipient":
        to = recipients.end_recipient(recipient=elm, by=world.system)
    if ending == "document":
        document = SignedDocument.objects.scoped(world.system).get(pk=consent.document_id)
        document.body = document.body[:-8] + "AAAAAAA="
        document.save(update_fields=["body"])
    if ending == "categories":
        more = {"categories": ["attendance", "plan"]}
    if ending == "purpose":
        more = {"purpose": "housing"}
    if ending == "other":
        to = clinic(june, name="Oak Clinic")
    with clock.frozen(at), pytest.raises(Blocked) as blocked:
        tell(june, to, world.dana, consent=consent, **more)
    assert blocked.value.reason == reason
    assert not _entries(world)
    event = AuditEvent.objects.filter(action="privacy.disclose").latest("id")
    assert (event.outcome, event.detail["reason"]) == ("refused", reason)
    assert event.person_id == june.pk


def test_p2_28_without_a_form_named_nothing_but_a_covering_one_counts(world: World) -> None:
    june, elm = world.june_person, clinic(world.june_person)
    with pytest.raises(Blocked) as blocked:
        tell(june, elm, world.dana)
    assert blocked.value.reason == "no_consent"
    draft = factories.draft(june, recipients=[elm])
    with pytest.raises(Blocked) as blocked:
        tell(june, elm, world.dana, consent=draft)
    assert blocked.value.reason == "draft"
    consent = agreed(june, elm)
    assert tell(june, elm, world.dana).consent == consent


def test_p2_28_a_consent_of_somebody_else_counts_for_nothing(world: World) -> None:
    elm = clinic(world.ray_person)
    of_ray = agreed(world.ray_person, elm)
    with pytest.raises(Blocked):
        tell(world.june_person, elm, world.dana, consent=of_ray)


def test_p2_30_a_stop_that_was_only_said_stops_as_much(world: World) -> None:
    elm = clinic(world.june_person)
    consent = agreed(world.june_person, elm)
    consents.revoke(consent=consent, by=world.dana, way="spoken", words="Please stop.")
    with pytest.raises(Blocked):
        tell(world.june_person, elm, world.dana)


def test_p2_41_one_act_is_one_entry_however_often_it_is_sent(world: World) -> None:
    june, elm = world.june_person, clinic(world.june_person)
    agreed(june, elm)
    key = new_id()
    first = tell(june, elm, world.dana, id=key)
    again = tell(june, elm, world.dana, id=key)
    assert again.packet.sha256() == first.packet.sha256()
    assert _entries(world) == 1
    assert [one.pk for one in ledger.of_person(june, by=world.june)] == [key]


def test_p2_28_the_same_act_sent_again_is_checked_again(world: World) -> None:
    june, elm = world.june_person, clinic(world.june_person)
    consent = agreed(june, elm)
    key = new_id()
    tell(june, elm, world.dana, id=key)
    consents.revoke(consent=consent, by=world.june)
    with pytest.raises(Blocked):
        tell(june, elm, world.dana, id=key)


def test_p2_40_the_ledger_is_open_to_the_person_and_the_officer_alone(world: World) -> None:
    june, elm = world.june_person, clinic(world.june_person)
    agreed(june, elm)
    tell(june, elm, world.dana)
    for by in (world.june, world.dana, world.theo, world.priya):
        assert len(ledger.of_person(june, by=by)) == 1
    assert not ledger.of_person(june, by=world.june, since=clock.now() + dt.timedelta(days=1))
    for by in (world.wil, world.ray, world.petra, world.ada, world.eve, world.public):
        with pytest.raises(NotFound):
            ledger.of_person(june, by=by)


def test_only_those_who_work_with_a_person_tell_about_them(world: World) -> None:
    june, elm = world.june_person, clinic(world.june_person)
    agreed(june, elm)
    for by in (world.wil, world.ray, world.petra, world.eve, world.ada, world.public):
        with pytest.raises((NotFound, NotPermitted)):
            tell(june, elm, by)
    with pytest.raises(NotPermitted):
        tell(june, elm, world.priya)
    with pytest.raises(NotFound):
        tell(june, clinic(world.meadow.june_person), world.dana)
    assert not _entries(world)


def test_what_is_said_aloud_is_written_down_and_prints_nothing(world: World) -> None:
    fill_record(world)
    june, elm = world.june_person, clinic(world.june_person)
    agreed(june, elm)
    with pytest.raises(BadInput):
        tell(june, elm, world.dana, channel="spoken")
    told = tell(june, elm, world.dana, channel="spoken", facts={"told": "She comes on Mondays."})
    assert not told.packet.sections
    assert told.packet.notice == notices.notice(notices.SHORT).text
    assert "Mondays" in told.facts
