"""Stop a consent: by the person, by staff who were told, and not before a court's day."""

import datetime as dt

import pytest
from django.db import transaction

from alongside.core import clock
from alongside.core.errors import BadInput, Conflict, NotFound
from alongside.core.models import AuditEvent
from alongside.privacy import elements
from alongside.privacy.commands import consents as commands
from alongside.privacy.queries.consents import Standing, get
from alongside.privacy.tests import factories
from alongside.privacy.tests.asked import cited, stands
from tests.fixtures.people import World


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


def test_av_19_a_stranger_who_asks_for_a_form_is_written_down(world: World) -> None:
    consent = factories.draft(world.june_person)
    with pytest.raises(NotFound):
        get(consent.pk, by=world.wil)
    refused = AuditEvent.objects.filter(outcome="refused", person_id=world.june_person.pk)
    assert refused.get().membership_id == world.wil.membership_id
