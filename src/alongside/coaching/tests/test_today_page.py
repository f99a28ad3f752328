"""Today: who stands on top, and who is not there."""

import datetime as dt
import re

import pytest

from alongside.coaching.models import Contact
from alongside.coaching.tests.factories import (
    make_cadence,
    make_check_in,
    make_contact,
    make_transition,
)
from alongside.core import clock
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent
from alongside.groups.tests.factories import first_session, invite, make_group
from alongside.people.commands.enrolments import change_status
from alongside.people.models import Person, Program
from alongside.people.tests import factories
from alongside.scheduling.models import Appointment
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


def _person(
    world: World, name: str, reached_days_ago: int = 0, has_cadence: bool = True, **more: object
) -> Person:
    person = factories.make_person(world.organisation, name, "", **more)
    with clock.frozen(clock.now() - dt.timedelta(days=60)):
        factories.make_enrolment(person, world.program)
    factories.assign(person, world.membership_of(world.dana))
    if has_cadence:
        make_cadence(person)
    make_contact(person, world.membership_of(world.dana), days_ago=reached_days_ago)
    return person


def _names(html: str) -> list[str]:
    found = re.findall(r'class="item-title"><a [^>]*>([^<]+)</a>', html)
    return [name.split(" ")[0] for name in found]


def test_the_list_is_in_order_of_need_and_says_why(world: World, client_for: ClientFor) -> None:
    overdue = _person(world, "Bea", 9)
    released = _person(world, "Marcus", 3)
    make_transition(released, words="Released from county jail this morning")
    asking = _person(world, "Lee", 1)
    make_check_in(asking, hours_ago=2, craving=8, please_call=True)
    _person(world, "Quiet", 1)
    make_contact(world.june_person, world.dana)
    html = client_for(world.dana).get("/today/").content.decode()
    assert _names(html) == ["Lee", "Marcus", "Bea"]
    for words in (
        "craving 8 of 10, asked for a call", "Asked for a call",
        "Released from county jail this morning", "Released today", "no phone",
        "Last contact 9 days ago", "weekly contact agreed", "2 days overdue",
    ):  # fmt: skip
        assert words in html
    assert str(overdue.pk) in html


def test_a_pair_that_agreed_nothing_stays_on_the_day_by_the_programs_default(
    world: World, client_for: ClientFor
) -> None:
    person = _person(world, "Bea", 8, has_cadence=False)
    make_contact(world.june_person, world.dana)
    dana = client_for(world.dana)
    html = dana.get("/today/").content.decode()
    assert _names(html) == ["Bea"]
    assert "weekly contact, the program&#39;s default" in html
    assert "1 day overdue" in html
    record = dana.get(f"/people/{person.pk}/").content.decode()
    assert "weekly contact, the program&#39;s default" in record
    form = dana.get(f"/people/{person.pk}/cadence/").content.decode()
    assert "You have not agreed on this yet" in form
    assert "The program&#39;s default: contact every 7 days" in (
        client_for(world.theo).get("/overview/").content.decode()
    )
    Program.objects.scoped(world.system).update(contact_every_days=14)
    assert _names(dana.get("/today/").content.decode()) == []


def test_a_call_is_offered_only_when_it_is_welcome(world: World, client_for: ClientFor) -> None:
    _person(world, "Bea", 9, phone="+12035550171")
    _person(world, "Cy", 9, phone="+12035550172", may_call=False, may_text=False)
    html = client_for(world.dana).get("/today/").content.decode()
    assert "tel:+12035550171" in html
    assert "tel:+12035550172" not in html
    assert "does not want calls" in html


def test_who_completed_and_who_is_anothers_is_not_on_the_list(
    world: World, client_for: ClientFor
) -> None:
    make_check_in(world.june_person, craving=9)
    make_check_in(world.ray_person, please_call=True)
    change_status(enrolment=world.june_enrolment, status="completed", by=world.dana)
    assert _names(client_for(world.dana).get("/today/").content.decode()) == []
    assert _names(client_for(world.wil).get("/today/").content.decode()) == ["Ray"]


def test_a_covering_coach_sees_june_too(world: World, client_for: ClientFor) -> None:
    make_check_in(world.june_person, please_call=True)
    assert _names(client_for(world.cora).get("/today/").content.decode()) == ["June"]


def test_the_page_after_50_holds_the_rest(world: World, client_for: ClientFor) -> None:
    for number in range(55):
        person = factories.make_person(world.organisation, f"P{number}", "")
        factories.make_enrolment(person, world.program)
        factories.assign(person, world.membership_of(world.dana))
        make_check_in(person, please_call=True)
    make_contact(world.june_person, world.dana)
    client = client_for(world.dana)
    first, second = (client.get(f"/today/?page={n}").content.decode() for n in (1, 2))
    assert (len(_names(first)), len(_names(second))) == (50, 5)
    assert not set(_names(first)) & set(_names(second))
    for odd in ("0", "-1", "x", "9" * 30):
        assert client.get(f"/today/?page={odd}").status_code == 200


def test_opening_today_is_written_down(world: World, client_for: ClientFor) -> None:
    make_check_in(world.june_person, please_call=True)
    client_for(world.dana).get("/today/")
    event = AuditEvent.objects.get(action="today.listed")
    assert event.detail == {"persons": [str(world.june_person.pk)]}


@pytest.mark.parametrize("who", ["june", "theo", "petra", "ada", "priya", "eve"])
def test_today_is_for_coaches(world: World, client_for: ClientFor, who: str) -> None:
    assert client_for(getattr(world, who)).get("/today/").status_code == 404


def test_the_timeline_goes_on_where_the_page_ended(world: World, client_for: ClientFor) -> None:
    for number in range(45):
        make_contact(world.june_person, world.dana, days_ago=number % 3, note=f"Note {number}.")
    client, path, seen = client_for(world.dana), f"/people/{world.june_person.pk}/", []
    address = path
    for _page in range(3):
        html = client.get(address).content.decode()
        seen += re.findall(r'<li class="entry" id="e-([^"]+)"', html)
        older = re.search(r'href="(\?before=[^"]+)"', html)
        address = path + (older.group(1) if older else "")
    assert len(seen) == len(set(seen)) == 48
    contacts = {str(pk) for pk in Contact.objects.scoped(world.dana).values_list("pk", flat=True)}
    assert contacts <= set(seen)
    for odd in ("x", "2026-01-01_x", f"2026-01-01T00:00:00_{new_id()}"):
        assert client.get(f"{path}?before={odd}").status_code == 200


def test_a_session_of_the_coachs_group_stands_among_what_comes(
    world: World, client_for: ClientFor
) -> None:
    with clock.frozen(dt.datetime(2026, 3, 4, 17, tzinfo=dt.UTC)):
        group = make_group(
            world.program, world.membership_of(world.dana), minutes_ahead=30, place="Room 2"
        )
        invite(group, world.june_person, world.dana)
        Appointment.objects.create(
            organisation_id=world.organisation.pk, person=world.june_person,
            coach=world.membership_of(world.dana), mode="phone",
            starts_at=clock.now() + dt.timedelta(hours=2),
            ends_at=clock.now() + dt.timedelta(hours=3),
        )  # fmt: skip
        html = client_for(world.dana).get("/today/").content.decode()
        assert "1 appointment · 1 group" in html
        following = html[html.index('id="next') :]
        assert following.index("Tuesday circle") < following.index(world.june_person.short_name)
        assert "Room 2" in following
        assert f"/groups/sessions/{first_session(group).pk}/" in following
        other = client_for(world.cora).get("/today/").content.decode()
        assert "Tuesday circle" not in other


@pytest.mark.parametrize("status", ["unable_to_reach", "declined", "moved", "completed"])
def test_whoever_asks_for_a_call_is_heard_in_every_status(
    world: World, client_for: ClientFor, status: str
) -> None:
    person = _person(world, "Lee", 1)
    change_status(enrolment=person.enrolments.get(), status=status, by=world.dana)
    dana = client_for(world.dana)
    assert "Lee" not in _names(dana.get("/today/").content.decode())
    make_check_in(person, please_call=True)
    assert _names(dana.get("/today/").content.decode())[0] == "Lee"
