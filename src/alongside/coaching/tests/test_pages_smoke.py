import re

import pytest

from alongside.coaching.tests.factories import (
    make_cadence,
    make_check_in,
    make_contact,
    make_transition,
)
from alongside.core.models import AuditEvent
from alongside.people.commands.enrolments import change_status
from alongside.privacy import words
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy(world: World) -> World:
    make_cadence(world.june_person)
    make_contact(world.june_person, world.dana, days_ago=9, note="We laughed.", topics=["housing"])
    make_contact(world.june_person, world.dana, days_ago=2, outcome="no_answer", minutes=0)
    make_check_in(world.june_person, hours_ago=3, craving=8, please_call=True, words="Rough night")
    make_transition(world.june_person, words="Released from county jail")
    return world


STAFF = ["people/", "people/{id}/", "people/{id}/contact/", "people/{id}/cadence/",
         "people/{id}/event/", "people/{id}/status/", "people/{id}/reaching/"]  # fmt: skip
OWN = ["me/check-in/", "me/contacts/", "me/counter/"]


@pytest.mark.parametrize("path", [*STAFF, "today/"])
def test_a_coach_opens_each_page(busy: World, client_for: ClientFor, path: str) -> None:
    page = client_for(busy.dana).get("/" + path.format(id=busy.june_person.pk))
    assert page.status_code == 200, page.content[:2000]


@pytest.mark.parametrize("path", STAFF)
def test_a_supervisor_opens_each_page(busy: World, client_for: ClientFor, path: str) -> None:
    page = client_for(busy.theo).get("/" + path.format(id=busy.june_person.pk))
    assert page.status_code == 200


@pytest.mark.parametrize("path", OWN)
def test_a_person_opens_their_own_pages(busy: World, client_for: ClientFor, path: str) -> None:
    assert client_for(busy.june).get("/" + path).status_code == 200


@pytest.mark.parametrize("path", STAFF[1:])
def test_a_stranger_gets_what_is_there_for_nobody(
    busy: World, client_for: ClientFor, path: str
) -> None:
    client = client_for(busy.wil)
    theirs = client.get("/" + path.format(id=busy.june_person.pk))
    nobodys = client.get("/" + path.format(id="019abc00-0000-7000-8000-000000000000"))
    assert theirs.status_code == nobodys.status_code == 404


@pytest.mark.parametrize("path", STAFF[1:])
def test_what_was_opened_is_told_in_words(busy: World, client_for: ClientFor, path: str) -> None:
    client_for(busy.dana).get("/" + path.format(id=busy.june_person.pk))
    opened = AuditEvent.objects.filter(action__endswith=".read").latest("at").action
    assert opened in words.YOURS, f"add a sentence to privacy/words.py: {opened}"


@pytest.mark.parametrize("language", ["ht", "so"])
def test_a_language_stays_as_it_was_said(
    world: World, client_for: ClientFor, language: str
) -> None:
    person = world.june_person
    person.language = language
    person.save(update_fields=["language"])
    dana, path = client_for(world.dana), f"/people/{person.pk}/reaching/"
    page = dana.get(path).content.decode()
    assert f'<option value="{language}" selected' in page
    assert dana.post(path, {"safe_ways": "After 5", "language": language}).status_code == 302
    person.refresh_from_db()
    assert (person.safe_ways, person.language) == ("After 5", language)


SEEN = re.compile(r'name="seen" value="(\w+)"')


def test_an_old_page_does_not_write_over_what_keeps_somebody_safe(
    world: World, client_for: ClientFor
) -> None:
    dana, theo = client_for(world.dana), client_for(world.theo)
    person, path = world.june_person, f"/people/{world.june_person.pk}/reaching/"
    old = SEEN.findall(dana.get(path).content.decode())[0]
    fresh = SEEN.findall(theo.get(path).content.decode())[0]
    theo.post(path, {"safe_ways": "NEVER CALL", "language": "en", "seen": fresh})
    typed = {"safe_ways": "After 5", "may_call": "on", "meeting_place": "Library"}
    typed |= {"language": "en", "seen": old}
    answer = dana.post(path, typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "NEVER CALL" in page
    assert "Library" in page, "nothing typed is lost"
    person.refresh_from_db()
    assert (person.safe_ways, person.may_call) == ("NEVER CALL", False)
    now = SEEN.findall(page)[0]
    assert dana.post(path, {**typed, "seen": now}).status_code == 302
    person.refresh_from_db()
    assert person.safe_ways == "After 5"


def test_an_old_page_does_not_undo_a_newer_status(world: World, client_for: ClientFor) -> None:
    dana = client_for(world.dana)
    path = f"/people/{world.june_person.pk}/status/"
    page = dana.get(path).content.decode()
    enrolment = world.june_person.enrolments.order_by("-enrolled_on")[0]
    change_status(enrolment=enrolment, status="in_custody", by=world.theo)
    typed = {"status": "reached", "pathway": "full", "treatment_relation": "unknown"}
    answer = dana.post(path, {**typed, "seen": SEEN.findall(page)[0]})
    assert answer.status_code == 409
    assert "In custody" in answer.content.decode()
    state = enrolment.statuses.get(until__isnull=True).state
    assert state == "in_custody"


def test_an_old_page_of_how_often_says_what_was_agreed_since(
    world: World, client_for: ClientFor
) -> None:
    dana, person = client_for(world.dana), world.june_person
    make_cadence(person, every_days=5)
    path, typed = f"/people/{person.pk}/cadence/", {"often": "7", "mode": "phone"}
    old = SEEN.findall(dana.get(path).content.decode())[0]
    make_cadence(person, every_days=10)
    answer = dana.post(path, {**typed, "seen": old})
    assert answer.status_code == 409
    assert "Every how many days: 10" in answer.content.decode()
    same = {"often": "other", "every_days": "10", "mode": "phone", "seen": old}
    assert dana.post(path, same).status_code == 302, "it says what stands anyway"
