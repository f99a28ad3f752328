"""A referral from the need to the person's own word, and everything that must not leave."""

import datetime as dt
from typing import Any

import pytest

from alongside.core import clock
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.privacy.commands import consents, restrictions
from alongside.privacy.models import Disclosure
from alongside.privacy.tests.factories import mark
from alongside.referrals import states
from alongside.referrals.commands import asking, links, moving, referring, saying
from alongside.referrals.models import Link, PersonWord, Referral, ReferralState
from alongside.referrals.queries import links as found
from alongside.referrals.tests import factories
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db


def _now(world: World, referral: Referral) -> ReferralState:
    return moving.current(referral, by=world.system)


def _entries(world: World) -> int:
    return Disclosure.objects.scoped(world.system).count()


def _reached(world: World, link: Any) -> Link:
    return found.by_hash(asking.hashed(link.token), by=world.system)


def test_first_declines_second_accepts_and_the_person_got_it(world: World) -> None:
    elm, oak = factories.make_service(), factories.make_service("Oak House", "Oak")
    (first, link1), (second, link2) = factories.sent(world.june_person, elm, oak, by=world.dana)
    assert _entries(world) == 0, "a link says nothing by itself"
    seen = links.see(link=_reached(world, link1), by=world.system)
    assert seen.state == "seen"
    assert seen.told.person_name == world.june_person.full_name  # type: ignore[attr-defined]
    links.answer(link=_reached(world, link1), state="declined", why="full", by=world.system)
    links.see(link=_reached(world, link2), by=world.system)
    links.answer(link=_reached(world, link2), state="accepted", by=world.system)
    assert _entries(world) == 2
    saying.say(referral=second, got="yes", by=world.june)
    now = _now(world, second)
    assert (now.state, now.source) == ("connected", "person")
    assert states.is_closed(now.state, now.source)
    second.need.refresh_from_db()
    assert second.need.end == "met"
    assert _now(world, first).state == "declined"
    path = [row.state for row in second.states.order_by("at", "id")]
    assert path == ["prepared", "agreed", "sent", "seen", "accepted", "connected"]


def test_a_service_reads_nothing_of_what_went_to_another(world: World) -> None:
    elm, oak = factories.make_service(), factories.make_service("Oak House", "Oak")
    (_one, link), _other = factories.sent(world.june_person, elm, oak, by=world.dana)
    told = links.see(link=_reached(world, link), by=world.system).told  # type: ignore[attr-defined]
    text = told.json().decode()
    assert "Elm Street House" in text
    assert "A room" in text
    assert "Oak" not in text
    assert told.notice.text[:80] in text
    assert "Consent" in told.scope


def test_a_link_that_is_over_and_one_nobody_made_are_the_same(world: World) -> None:
    [(referral, link)] = factories.sent(world.june_person, by=world.dana)
    links.answer(link=_reached(world, link), state="declined", why="full", by=world.system)
    said = []
    for token in (link.token, "never-made"):  # type: ignore[attr-defined]
        with pytest.raises(NotFound) as refusal:
            found.by_hash(asking.hashed(token), by=world.system)
        said.append(refusal.value.message)
    assert said[0] == said[1]
    assert referral.links.get().closed_at is not None


def test_p2_29_a_stop_closes_the_link_in_the_same_moment(world: World) -> None:
    [(referral, link)] = factories.sent(world.june_person, by=world.dana)
    held = _reached(world, link)
    assert referral.consent is not None
    consents.revoke(consent=referral.consent, by=world.june)
    with pytest.raises(NotFound):
        links.see(link=held, by=world.system)
    assert _entries(world) == 0


def test_a_link_ends_by_itself(world: World) -> None:
    [(_referral, link)] = factories.sent(world.june_person, by=world.dana)
    with clock.frozen(clock.now() + dt.timedelta(days=22)), pytest.raises(NotFound):
        _reached(world, link)


def test_a_new_link_closes_the_one_before(world: World) -> None:
    [(referral, link)] = factories.sent(world.june_person, by=world.dana)
    again = asking.send_link(referral=referral, by=world.dana)
    with pytest.raises(NotFound):
        _reached(world, link)
    assert _reached(world, again).referral == referral


def test_nothing_is_sent_before_the_person_signed(world: World) -> None:
    [referral] = factories.prepared(world.june_person, by=world.dana)
    for send in (asking.send_link, asking.tell_by_phone):
        with pytest.raises(Conflict):
            send(referral=referral, by=world.dana)
    assert _entries(world) == 0


def test_a_person_who_signs_nothing_goes_by_themselves_and_nothing_leaves(world: World) -> None:
    [referral] = factories.prepared(world.june_person, by=world.dana)
    referring.go_by_self(referral=referral, by=world.june)
    saying.say(referral=referral, got="no", why="no_transport", by=world.june)
    now = _now(world, referral)
    assert (now.state, now.why) == ("not_connected", "no_transport")
    assert _entries(world) == 0


def test_told_by_phone_is_in_the_ledger(world: World) -> None:
    [referral] = factories.agreed(world.june_person, by=world.dana)
    asking.tell_by_phone(referral=referral, by=world.dana)
    entry = Disclosure.objects.scoped(world.system).get()
    assert (entry.channel, entry.consent_id) == ("spoken", referral.consent_id)
    asking.note_answer(referral=referral, state="waiting_list", by=world.dana)
    assert _now(world, referral).source == "coach"


def test_the_persons_word_decides_over_the_partners(world: World) -> None:
    [(referral, link)] = factories.sent(world.june_person, by=world.dana)
    links.answer(link=_reached(world, link), state="connected", by=world.system)
    assert not states.is_closed(_now(world, referral).state, _now(world, referral).source)
    saying.say(referral=referral, got="no", why="no_answer", by=world.june)
    assert _now(world, referral).state == "not_connected"
    with pytest.raises(Conflict):
        asking.note_answer(referral=referral, state="connected", by=world.dana)


def test_not_yet_keeps_the_loop_open(world: World) -> None:
    [(referral, _link)] = factories.sent(world.june_person, by=world.dana)
    saying.say(referral=referral, got="not_yet", by=world.june)
    assert _now(world, referral).state == "sent"
    assert PersonWord.objects.scoped(world.system).get().got == "not_yet"


def test_a_no_needs_a_reason(world: World) -> None:
    [(referral, link)] = factories.sent(world.june_person, by=world.dana)
    with pytest.raises(BadInput):
        links.answer(link=_reached(world, link), state="declined", by=world.system)
    with pytest.raises(BadInput):
        saying.say(referral=referral, got="no", by=world.june)


def test_only_the_person_speaks_for_themself(world: World) -> None:
    [(referral, _link)] = factories.sent(world.june_person, by=world.dana)
    with pytest.raises(NotPermitted):
        saying.say(referral=referral, got="yes", by=world.dana)
    with pytest.raises(NotFound):
        saying.say(referral=referral, got="yes", told_coach=True, by=world.wil)
    word = saying.say(referral=referral, got="yes", told_coach=True, by=world.dana)
    assert word.told_coach


def test_a_coach_of_somebody_else_refers_nobody(world: World) -> None:
    with pytest.raises(NotFound):
        factories.prepared(world.june_person, by=world.wil)


def test_what_was_said_cannot_be_changed_in_the_database(world: World) -> None:
    [referral] = factories.prepared(world.june_person, by=world.dana)
    row = _now(world, referral)
    with pytest.raises(Exception, match="append-only"):
        ReferralState.objects.scoped(world.system).filter(pk=row.pk).update(state="connected")


def test_p2_43_what_the_person_asked_not_to_be_told_is_left_out(world: World) -> None:
    [(_referral, link)] = factories.sent(
        world.june_person, by=world.dana, categories=["referral", "contact_details"]
    )
    wish = restrictions.ask(person=world.june_person, categories=["contact_details"], by=world.june)
    restrictions.decide(restriction=wish, agrees=True, by=world.priya)
    told = links.see(link=_reached(world, link), by=world.system).told  # type: ignore[attr-defined]
    assert [section.key for section in told.sections] == ["referral"]


def test_signing_and_stopping_move_the_referrals_of_a_form(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    elm, oak = factories.make_service(), factories.make_service("Oak House", "Oak")
    rows = factories.prepared(world.june_person, elm, oak, by=world.dana)
    assert rows[0].consent is not None
    with django_capture_on_commit_callbacks(execute=True):
        consents.sign(consent=rows[0].consent, marks=[mark()], by=world.system)
    assert {_now(world, one).state for one in rows} == {"agreed"}
    referring.go_by_self(referral=rows[1], by=world.june)
    with django_capture_on_commit_callbacks(execute=True):
        consents.revoke(consent=rows[0].consent, by=world.june)
    assert [_now(world, one).state for one in rows] == ["withdrawn", "by_self"]


def test_a_step_is_noted_once(world: World) -> None:
    [(referral, _link)] = factories.sent(world.june_person, by=world.dana)
    key = new_id()
    for _time in range(2):
        asking.note_step(referral=referral, kind="three_way", id=key, by=world.dana)
    assert [one.kind for one in referral.steps.all()] == ["three_way"]
