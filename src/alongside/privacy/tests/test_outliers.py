"""Views with no work behind them, and the thousand-and-first record of a day (T1, T15)."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.coaching.tests.factories import make_contact
from alongside.core import audit, clock
from alongside.core.actor import Actor
from alongside.core.errors import NotFound, NotPermitted
from alongside.core.models import AuditEvent
from alongside.people.commands.emergency import open_in_emergency
from alongside.people.models import Assignment
from alongside.people.queries import persons
from alongside.people.queries.actors import actor_for, open_membership
from alongside.people.tests.factories import make_enrolment, make_person
from alongside.privacy.queries import outliers
from tests.fixtures.people import ClientFor, World
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db
WEEK = dt.timedelta(days=7)
LONG_AGO = dt.timedelta(days=90)


@pytest.fixture(autouse=True)
def assigned_long_ago(world: World) -> None:
    rows = Assignment.objects.scoped(world.system)
    rows.update(from_at=NOW - LONG_AGO)


def report(world: World) -> list[tuple[str, int, int]]:
    until = NOW + dt.timedelta(minutes=1)
    found = outliers.report(by=world.priya, since=until - WEEK, until=until)
    return [(o.member.name, o.opened, o.refused) for o in found]


def test_t1_a_snooper_stands_in_the_report(world: World) -> None:
    for _ in range(3):
        audit.read(by=world.theo, person=world.june_person, what="record")
    assert report(world) == [("Theo K.", 3, 0)]


def test_t1_a_coach_who_never_meets_the_person_stands_there_too(world: World) -> None:
    audit.read(by=world.cora, person=world.june_person, what="plan")
    assert report(world) == [("Cora L.", 1, 0)]


def test_t1_who_met_the_person_does_not(world: World) -> None:
    make_contact(world.june_person, world.dana, days_ago=2)
    audit.read(by=world.dana, person=world.june_person, what="record")
    assert report(world) == []


def test_t1_a_contact_long_before_explains_nothing(world: World) -> None:
    with clock.frozen(NOW - dt.timedelta(days=45)):
        make_contact(world.june_person, world.dana)
    audit.read(by=world.dana, person=world.june_person, what="record")
    assert report(world) == [("Dana R.", 1, 0)]


def test_t1_a_new_assignment_explains_views(world: World) -> None:
    rows = Assignment.objects.scoped(world.system).filter(coach=world.cora.membership_id)
    rows.update(from_at=NOW - dt.timedelta(days=3))
    audit.read(by=world.cora, person=world.june_person, what="record")
    assert report(world) == []


def test_t1_a_stated_reason_explains_views(world: World) -> None:
    open_in_emergency(person=world.june_person, reason="She called from jail", by=world.wil)
    audit.read(by=world.wil, person=world.june_person, what="record")
    assert report(world) == []


def test_t1_a_refused_try_is_told_first(world: World) -> None:
    audit.read(by=world.theo, person=world.june_person, what="record")
    with pytest.raises(NotFound):
        persons.get(world.june_person.pk, by=world.wil)
    assert report(world) == [("Wil B.", 0, 1), ("Theo K.", 1, 0)]


def test_t1_another_week_and_another_house_stay_out(world: World) -> None:
    with clock.frozen(NOW - dt.timedelta(days=9)):
        audit.read(by=world.theo, person=world.june_person, what="record")
    meadow = world.meadow
    audit.read(by=meadow.theo, person=meadow.june_person, what="record")
    audit.read(by=world.june, person=world.june_person, what="plan")
    assert report(world) == []


def test_t1_as_many_statements_for_many_views(world: World) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            report(world)
        return len(queries)

    audit.read(by=world.theo, person=world.june_person, what="record")
    few = cost()
    for _ in range(20):
        person = make_person(world.organisation, "Kim", "Lee")
        audit.read(by=world.theo, person=person, what="record")
    assert cost() == few


def test_t1_the_officer_reads_the_report_by_numbers(world: World, client_for: ClientFor) -> None:
    audit.read(by=world.theo, person=world.june_person, what="record")
    officer = client_for(world.priya)
    page = officer.get("/privacy/looks/").content.decode()
    assert "Theo K. (supervisor)" in page
    assert "June" not in page
    assert str(world.june_person.pk)[-8:] in page
    assert "Theo K." not in officer.get("/privacy/looks/?back=1").content.decode()


def fresh(world: World, by: Actor) -> Actor:
    """The actor as the next request knows them."""
    assert by.membership_id is not None
    assert by.user_id is not None
    found = open_membership(
        by.membership_id, organisation_id=world.organisation.pk, user_id=by.user_id
    )
    assert found is not None
    return actor_for(found)


def test_t15_the_record_after_the_most_of_a_day_is_refused_and_told(
    world: World, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "MOST_RECORDS_A_DAY", 3)
    people = [make_person(world.organisation, f"P{n}", "Marked") for n in range(4)]
    for person in people:
        make_enrolment(person, world.program)
    theo = client_for(world.theo)
    for person in people[:3]:
        assert theo.get(f"/people/{person.pk}/").status_code == 200
    refused = theo.get(f"/people/{people[3].pk}/")
    assert refused.status_code == 403
    assert "Marked" not in refused.content.decode()
    # What was opened today may be opened again.
    assert theo.get(f"/people/{people[0].pk}/").status_code == 200
    event = AuditEvent.objects.get(action=audit.LIMITED)
    assert (event.outcome, event.membership_id) == ("refused", world.theo.membership_id)
    desk = client_for(world.priya).get("/privacy/").content.decode()
    assert "more than a day allows" in desk


def test_t15_people_and_not_visits_are_counted_and_a_day_later_it_is_over(world: World) -> None:
    for _ in range(5):
        audit.read(by=world.theo, person=world.june_person, what="record")
    audit.read(by=world.theo, person=world.sam_person, what="plan")
    assert fresh(world, world.theo).opened_today == 2
    with clock.frozen(NOW + dt.timedelta(hours=25)):
        assert fresh(world, world.theo).opened_today == 0


def test_t15_the_most_is_a_thousand(world: World) -> None:
    assert audit.MOST_RECORDS_A_DAY == 1000
    by = fresh(world, world.theo)
    tired = Actor(**{**{f: getattr(by, f) for f in by.__slots__}, "opened_today": 1000})
    with pytest.raises(NotPermitted):
        audit.read(by=tired, person=world.june_person, what="record")
