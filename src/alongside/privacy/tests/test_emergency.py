"""A record opened in an emergency: for an hour, with a reason, seen by those who must know."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from alongside.coaching.tests.statements import statements
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.core.models import AuditEvent
from alongside.people import policy
from alongside.people.commands.emergency import open_in_emergency, see_emergency
from alongside.people.models import EmergencyAccess
from alongside.people.queries import emergency, persons
from tests.fixtures.people import ClientFor, World
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db
REASON = "Found unconscious at the drop-in"
FORM = {"given_name": "June", "family_name": "Abbott", "birth_date": "", "reason": REASON}


def opened(world: World, by: Actor) -> EmergencyAccess:
    return open_in_emergency(person=world.june_person, reason=REASON, by=by)


def test_hs_02_a_stranger_opens_for_one_hour_and_no_longer(world: World) -> None:
    assert not policy.can_see_person(by=world.wil, person=world.june_person)
    opened(world, world.wil)
    for minutes in (0, 59):
        with clock.frozen(NOW + dt.timedelta(minutes=minutes)):
            assert persons.get(world.june_person.pk, by=world.wil) == world.june_person
    with clock.frozen(NOW + dt.timedelta(minutes=60)), pytest.raises(NotFound):
        persons.get(world.june_person.pk, by=world.wil)


def test_hs_02_it_opens_to_nobody_else_and_nothing_else(world: World) -> None:
    opened(world, world.wil)
    assert not policy.can_see_person(by=world.nora, person=world.june_person)
    assert not policy.can_see_person(by=world.wil, person=world.sam_person)
    assert not policy.can_see_person(by=world.meadow.wil, person=world.june_person)


@pytest.mark.parametrize("reason", ["", "   ", "because", "no reason"])
def test_hs_02_a_reason_in_words_is_needed(world: World, reason: str) -> None:
    with pytest.raises(BadInput):
        open_in_emergency(person=world.june_person, reason=reason, by=world.wil)
    assert not EmergencyAccess.objects.scoped(world.system).exists()


@pytest.mark.parametrize("who", ["june", "petra", "ada", "priya", "eve", "system", "public"])
def test_hs_02_only_coaches_and_supervisors_may(world: World, who: str) -> None:
    with pytest.raises((NotPermitted, NotFound)):
        opened(world, getattr(world, who))


def test_hs_02_not_for_another_house_nor_for_ones_own_people(world: World) -> None:
    with pytest.raises(NotFound):
        opened(world, world.meadow.dana)
    with pytest.raises(BadInput):
        opened(world, world.dana)


def test_hs_02_a_supervisor_from_elsewhere_looks_but_assigns_nobody(world: World) -> None:
    opened(world, world.nora)
    assert policy.can_see_person(by=world.nora, person=world.june_person)
    with pytest.raises(NotPermitted):
        policy.check_can_supervise(by=world.nora, person=world.june_person)


def test_hs_02_asked_twice_it_is_one_opening(world: World) -> None:
    first = opened(world, world.wil)
    with clock.frozen(NOW + dt.timedelta(minutes=30)):
        assert opened(world, world.wil).pk == first.pk
    assert EmergencyAccess.objects.scoped(world.system).count() == 1


def test_hs_02_supervisors_and_the_officer_are_told(world: World) -> None:
    opening = opened(world, world.wil)
    for who in (world.theo, world.nora, world.priya):
        assert list(emergency.unread(who)) == [opening]
    for who in (world.dana, world.meadow.priya, world.meadow.theo, world.eve):
        assert not emergency.told(who).exists()
    see_emergency(opening=opening, by=world.theo)
    opening.refresh_from_db()
    assert not emergency.unread(world.theo).exists()
    assert list(emergency.unread(world.priya)) == [opening]


def test_hs_02_a_supervisor_does_not_sign_off_their_own(world: World) -> None:
    opened(world, world.nora)
    assert not emergency.told(world.nora).exists()
    assert emergency.told(world.theo).exists()


def test_hs_02_the_mail_says_nothing(world: World, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        opened(world, world.wil)
    assert mail.outbox, "supervisors and the officer have an address"
    for letter in mail.outbox:
        text = f"{letter.subject} {letter.body}".lower()
        assert not any(w in text for w in ("june", "recovery", "emergency", "record", "wil"))


def test_hs_02_the_person_reads_of_it_and_the_log_names_it(
    world: World, client_for: ClientFor
) -> None:
    opened(world, world.wil)
    page = client_for(world.june).get("/me/who-looked/").content.decode()
    assert "in an emergency, with a reason" in page
    event = AuditEvent.objects.get(action="people.open_in_emergency")
    assert (event.person_id, event.outcome) == (world.june_person.pk, "done")
    assert REASON not in str(event.detail)


def test_hs_02_a_coach_finds_by_name_opens_and_reads(world: World, client_for: ClientFor) -> None:
    wil = client_for(world.wil)
    record = f"/people/{world.june_person.pk}/"
    assert wil.get(record).status_code == 404
    answer = wil.post("/emergency/", FORM)
    assert (answer.status_code, answer["Location"]) == (302, record)
    assert wil.get(record).status_code == 200


@pytest.mark.parametrize(
    "more", [{"given_name": "Nobody"}, {"reason": "now"}, {"birth_date": "1950-01-01"}]
)
def test_hs_02_a_wrong_name_or_reason_opens_nothing(
    world: World, client_for: ClientFor, more: dict[str, str]
) -> None:
    answer = client_for(world.wil).post("/emergency/", {**FORM, **more})
    assert answer.status_code == 422
    assert AuditEvent.objects.filter(action="emergency.searched").exists()
    assert not EmergencyAccess.objects.scoped(world.system).exists()


def test_hs_02_reading_the_list_notes_it(world: World, client_for: ClientFor) -> None:
    opened(world, world.wil)
    theo: Client = client_for(world.theo)
    page = theo.get("/emergency/told/").content.decode()
    assert REASON in page
    assert "/audit/" not in page
    theo.post("/emergency/told/")
    assert "I have read these" not in theo.get("/emergency/told/").content.decode()
    assert "I have read these" in client_for(world.priya).get("/emergency/told/").content.decode()


def test_hs_02_ordinary_pages_ask_the_database_no_more(world: World, client_for: ClientFor) -> None:
    dana = client_for(world.dana)
    record = f"/people/{world.june_person.pk}/"
    statements(dana, record)
    before = len(statements(dana, record))
    opened(world, world.wil)
    assert len(statements(dana, record)) == before <= 8
