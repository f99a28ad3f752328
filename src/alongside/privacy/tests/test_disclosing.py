"""The one door: what lets a record leave, what goes with it, and what keeps it here."""

import datetime as dt
import hashlib
import json
from typing import Any

import pytest
from django.core import mail

from alongside.accounts.tests.helpers import user_of
from alongside.coaching.models import Contact
from alongside.core import clock, scope
from alongside.core.actor import Actor
from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent, StoredEvent
from alongside.people.models import Person
from alongside.privacy import elements, notices, packets, texts
from alongside.privacy.commands import consents, disclosing, restrictions
from alongside.privacy.models import Consent, Disclosure, Recipient
from alongside.privacy.models.disclosure import Basis
from alongside.privacy.packets import Packet
from alongside.privacy.queries import ledger
from alongside.privacy.queries.consents import kinds_for
from alongside.privacy.tests import factories
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
EMERGENCY = {
    "medical_name": "Dr. Lee",
    "facility": "City Hospital",
    "disclosed_by": "Dana R.",
    "occurred_at": "2026-11-24 14:05",
    "nature": "Not waking up, slow breath",
}


def recipient_of(consent: Consent) -> Recipient:
    return consent.recipients.select_related("recipient").get().recipient


def told(
    person: Person, recipient: Recipient, by: Actor, *, basis: str = Basis.CONSENT, **more: Any
) -> Disclosure:
    given: dict[str, Any] = {
        "categories": ["attendance"], "purpose": "own_request", "channel": "paper", **more,
    }  # fmt: skip
    return disclosing.disclose(person=person, recipient=recipient, by=by, basis=basis, **given)


def packet_of(entry: Disclosure) -> Packet:
    packet: Packet = entry.packet  # type: ignore[attr-defined]
    return packet


def entries(world: World) -> list[Disclosure]:
    return list(Disclosure.objects.scoped(world.system))


def met(world: World, **more: Any) -> Contact:
    with scope.across_organisations():
        return Contact.objects.create(
            organisation=world.organisation,
            person=world.june_person,
            coach=world.membership_of(world.dana),
            occurred_at=clock.now(),
            time_zone="America/New_York",
            mode="phone",
            is_reached=True,
            signed_at=clock.now(),
            **{"outcome": "reached", "minutes": 30, "note": "NOTE-CANARY", **more},
        )


def test_p2_09_a_packet_for_attendance_holds_no_note_substance_or_outcome(world: World) -> None:
    met(world, use_since_last="SUBSTANCE-CANARY", response="RESPONSE-CANARY",
        next_step="STEP-CANARY", others_present="OTHERS-CANARY")  # fmt: skip
    consent = factories.active(world.june_person)
    packet = packet_of(told(world.june_person, recipient_of(consent), world.dana))
    data = packet.data()["record"]
    assert set(data) == {"attendance"}
    assert set(data["attendance"]["data"][0]) == {"on", "minutes", "mode"}
    whole = packet.json().decode() + str(packet.sections)
    assert "CANARY" not in whole
    assert "reached" not in whole


def test_p2_09_a_packet_starts_from_nothing(world: World) -> None:
    assert packets.sections(world.june_person, [], by=world.dana) == ()


@pytest.mark.parametrize("key", sorted(packets.CATEGORIES))
def test_p2_09_each_category_builds_alone(world: World, key: str) -> None:
    met(world)
    (section,) = packets.sections(world.june_person, [key], by=world.dana)
    assert section.key == key
    assert json.dumps(section.data) is not None
    assert ("NOTE-CANARY" in str(section)) is (key == "contacts")


def test_every_category_of_a_form_can_be_built_but_what_peers_never_hold() -> None:
    asked = {key for kind in elements.PART2_KINDS for key in elements_of(kind)}
    assert asked - set(packets.CATEGORIES) == {"counseling_notes"}


def elements_of(kind: str) -> tuple[str, ...]:
    return texts.categories_of(kind)


def test_one_entry_stands_in_the_ledger_for_what_left(world: World) -> None:
    consent = factories.active(world.june_person)
    entry = told(world.june_person, recipient_of(consent), world.dana)
    assert entries(world) == [entry]
    assert entry.consent == consent
    assert entry.packet_sha256 == hashlib.sha256(packet_of(entry).json()).hexdigest()
    assert entry.by_membership_id == world.dana.membership_id


def test_p2_32_statements_are_the_laws_own_words() -> None:
    assert {one: notices.latest(one).sha256 for one in (notices.LONG, notices.SHORT)} == {
        notices.LONG: "dae0b4d455d63722bc4e0d3760e8319ba4ea929068b0a9d96244bf20c338245d",
        notices.SHORT: "79fee3d6dff7e052183c61b66bfed589f0f45dcf330bb277e07b396bd12e9774",
    }


def test_p2_33_notice_and_scope_go_with_it(world: World) -> None:
    consent = factories.active(world.june_person)
    entry = told(world.june_person, recipient_of(consent), world.dana)
    data = packet_of(entry).data()
    assert data["notice"] == notices.latest(notices.LONG).text
    assert entry.notice_sha256 == notices.latest(notices.LONG).sha256
    for part in ("Elm Clinic", "The days we met", "Because I ask for it", str(consent.pk)[-8:]):
        assert part in data["scope"]
    assert "Nov 24, 2027" in data["scope"]


def test_p2_35_the_rule_differs_by_what_the_receiver_is(world: World) -> None:
    rules = set()
    for holder in ("covered_entity", "part2_program", "lawful_holder"):
        to = factories.make_recipient(world.june_person, holder_class=holder)
        factories.active(world.june_person, recipients=[to])
        rules.add(packet_of(told(world.june_person, to, world.dana)).rule)
    assert len(rules) == 3


@pytest.mark.parametrize("lacking", ["scope", "notice", "notice_sha256"])
def test_p2_33_an_entry_without_notice_and_scope_cannot_be_saved(
    world: World, lacking: str
) -> None:
    entry = told(world.june_person, recipient_of(factories.active(world.june_person)), world.dana)
    setattr(entry, lacking, "")
    entry.pk = new_id()
    with pytest.raises(ValueError, match="P2-33"):
        entry.save(force_insert=True)


def test_p2_41_the_ledger_lists_a_persons_entries_for_those_who_may_see_them(
    world: World,
) -> None:
    consent = factories.active(world.june_person)
    with clock.frozen(clock.now() - dt.timedelta(days=3)):
        emergency(world)
    newest = told(world.june_person, recipient_of(consent), world.dana)
    for by in (world.june, world.dana, world.theo, world.priya):
        assert [one.basis for one in ledger.of_person(world.june_person, by=by)] == [
            "consent",
            "emergency",
        ]
    yesterday = clock.now() - dt.timedelta(days=1)
    assert ledger.of_person(world.june_person, by=world.june, since=yesterday) == [newest]
    for stranger in (world.wil, world.ray, world.petra, world.ada, world.meadow.priya):
        if stranger is world.meadow.priya:
            assert ledger.of_person(world.june_person, by=stranger) == []
            continue
        with pytest.raises(NotFound):
            ledger.of_person(world.june_person, by=stranger)


def test_sent_again_under_the_same_id_it_left_once(world: World) -> None:
    consent = factories.active(world.june_person)
    key = new_id()
    first = told(world.june_person, recipient_of(consent), world.dana, id=key)
    again = told(world.june_person, recipient_of(consent), world.dana, id=key)
    assert again == first
    assert not hasattr(again, "packet")
    assert entries(world) == [first]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"categories": ["plan"]}, "no_consent"),
        ({"purpose": "housing"}, "no_consent"),
    ],
)
def test_p2_28_more_than_the_form_says_is_refused(
    world: World, more: dict[str, Any], why: str
) -> None:
    consent = factories.active(world.june_person)
    with pytest.raises(disclosing.Refused) as refused:
        told(world.june_person, recipient_of(consent), world.dana, **more)
    assert refused.value.why == why
    assert entries(world) == []


def test_p2_28_another_recipient_is_refused(world: World) -> None:
    factories.active(world.june_person)
    other = factories.make_recipient(world.june_person, name="Another clinic")
    with pytest.raises(disclosing.Refused):
        told(world.june_person, other, world.dana)


def test_p2_28_a_form_of_somebody_else_allows_nothing(world: World) -> None:
    consent = factories.active(world.ray_person)
    with pytest.raises(disclosing.Refused):
        told(world.june_person, recipient_of(consent), world.dana, consent=consent)


def test_p2_28_a_stopped_form_allows_nothing(world: World) -> None:
    consent = factories.active(world.june_person)
    to = recipient_of(consent)
    consents.revoke(consent=consent, by=world.june)
    with pytest.raises(disclosing.Refused) as refused:
        told(world.june_person, to, world.dana, consent=consent)
    assert refused.value.why == "revoked"
    refusals = AuditEvent.objects.filter(action="privacy.disclose", outcome="refused")
    assert refusals.count() == 1


def test_a_stranger_cannot_open_the_door(world: World) -> None:
    consent = factories.active(world.june_person)
    with pytest.raises(NotFound):
        told(world.june_person, recipient_of(consent), world.wil)


def test_p2_43_an_agreed_restriction_beats_an_active_consent(world: World) -> None:
    consent = factories.active(world.june_person)
    to = recipient_of(consent)
    asked = restrictions.ask(
        person=world.june_person, recipient=to, categories=["attendance"], by=world.june
    )
    told(world.june_person, to, world.dana)
    restrictions.decide(restriction=asked, agrees=True, by=world.priya)
    with pytest.raises(disclosing.Refused) as refused:
        told(world.june_person, to, world.dana)
    assert refused.value.why == "restricted"
    assert len(entries(world)) == 1


def test_p2_43_paid_in_full_keeps_it_from_a_health_plan_only(world: World) -> None:
    plan = factories.make_body(world.june_person, "health_plan")
    clinic = factories.make_recipient(world.june_person)
    factories.active(world.june_person, recipients=[plan, clinic])
    asked = restrictions.ask(person=world.june_person, is_paid_in_full=True, by=world.june)
    restrictions.decide(restriction=asked, agrees=True, by=world.priya)
    told(world.june_person, clinic, world.dana)
    with pytest.raises(disclosing.Refused):
        told(world.june_person, plan, world.dana)


def test_p2_43_a_no_to_paid_in_full_is_not_possible(world: World) -> None:
    asked = restrictions.ask(person=world.june_person, is_paid_in_full=True, by=world.june)
    with pytest.raises(NotPermitted):
        restrictions.decide(restriction=asked, agrees=False, why="No", by=world.priya)


def emergency(world: World, facts: dict[str, str] | None = None, **more: Any) -> Disclosure:
    to = factories.make_body(world.june_person, "medical", "Dr. Lee")
    return told(
        world.june_person, to, world.dana, basis=Basis.EMERGENCY, purpose="Medical emergency",
        channel="spoken", facts=EMERGENCY if facts is None else facts,
        **{"categories": ["birth_date"], **more},
    )  # fmt: skip


def test_p2_43_an_emergency_goes_over_a_restriction_and_asks_not_to_pass_it_on(
    world: World,
) -> None:
    asked = restrictions.ask(person=world.june_person, by=world.june)
    restrictions.decide(restriction=asked, agrees=True, by=world.priya)
    entry = emergency(world)
    assert "do not pass on" in entry.scope


@pytest.mark.parametrize("fact", sorted(EMERGENCY))
def test_p2_51_an_emergency_is_not_written_with_a_fact_missing(world: World, fact: str) -> None:
    with pytest.raises(BadInput) as refused:
        emergency(world, {**EMERGENCY, fact: " "})
    assert refused.value.field == fact
    assert entries(world) == []


def test_p2_51_an_emergency_tells_a_supervisor(world: World) -> None:
    entry = emergency(world)
    event = StoredEvent.objects.get(name="privacy.told_in_emergency")
    assert event.payload == {"id": str(entry.pk), "person_id": str(world.june_person.pk)}


def test_p2_51_supervisors_are_mailed_neutral_words_and_read_it_on_their_page(
    world: World, client_for: ClientFor, django_capture_on_commit_callbacks: Any
) -> None:
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        emergency(world)
    to = {address for letter in mail.outbox for address in letter.to}
    assert {user_of(world.theo).email, user_of(world.priya).email} == to
    said = " ".join(f"{letter.subject} {letter.body}" for letter in mail.outbox).lower()
    assert not [w for w in ("june", "hospital", "emergency", "lee") if w in said]
    page = client_for(world.theo).get("/emergency/told/").content.decode()
    for fact in ("Dr. Lee, City Hospital", "Dana R.", "Not waking up, slow breath"):
        assert fact in page
    assert "June" not in page
    assert AuditEvent.objects.filter(action="told-in-emergency.listed").exists()
    other = client_for(world.nora).get("/emergency/told/").content.decode()
    assert "City Hospital" not in other


def test_p2_51_an_emergency_reaches_no_notes_and_only_medical_staff(world: World) -> None:
    with pytest.raises(BadInput):
        emergency(world, categories=["contacts"])
    clinic = factories.make_recipient(world.june_person)
    with pytest.raises(BadInput):
        told(world.june_person, clinic, world.dana, basis=Basis.EMERGENCY, facts=EMERGENCY,
             categories=[], purpose="Emergency")  # fmt: skip


def test_only_the_person_tells_at_their_own_request(world: World) -> None:
    to = factories.make_recipient(world.june_person)
    with pytest.raises(NotPermitted):
        told(world.june_person, to, world.dana, basis=Basis.PERSON, purpose="A letter")
    entry = told(world.june_person, to, world.june, basis=Basis.PERSON, purpose="A letter")
    assert packet_of(entry).purpose == "A letter"
    with pytest.raises(NotFound):
        told(world.ray_person, to, world.june, basis=Basis.PERSON, purpose="A letter")


def test_p2_58_a_coach_cannot_use_a_court_order(world: World) -> None:
    to = factories.make_recipient(world.june_person)
    with pytest.raises(NotPermitted):
        told(world.june_person, to, world.dana, basis=Basis.COURT_ORDER)


def test_p2_62_a_court_sees_only_what_a_form_of_its_kind_allows() -> None:
    court = Recipient(kind="court")
    assert kinds_for(court, "page") == {"justice"}
    assert "named" not in kinds_for(court, "paper")
    assert "named" in kinds_for(Recipient(kind="housing"), "page")
