import datetime as dt
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from alongside.core import audit, clock
from alongside.core.errors import NotFound
from alongside.core.models import AuditEvent
from alongside.people.commands import persons
from alongside.people.queries import persons as people
from tests.fixtures.people import ClientFor, World
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db


def text_of(response: Any) -> str:
    assert response.status_code == 200, response.content[:500]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_a_person_reads_who_looked_in_whole_sentences(world: World, client_for: ClientFor) -> None:
    for _ in range(3):
        audit.read(by=world.dana, person=world.june_person, what="record")
    audit.record(by=world.cora, action="coaching.log_contact", person_id=world.june_person.pk)
    with clock.frozen(NOW - dt.timedelta(days=1)):
        audit.read(by=world.theo, person=world.june_person, what="plan")
    text = text_of(client_for(world.june).get("/me/who-looked/"))
    assert "Dana R., your coach, opened your record 3 times on Tuesday, November 24." in text
    assert "Cora L., who covers for your coach, wrote a note about a contact with you on" in text
    assert "Theo K., supervisor, opened your plan on Monday, November 23." in text


def test_a_refused_look_is_told_too(world: World, client_for: ClientFor) -> None:
    with pytest.raises(NotFound):
        people.get(world.june_person.pk, by=world.wil)
    with pytest.raises(NotFound):
        persons.change_reaching(person=world.june_person, by=world.wil, zip="06103")
    text = text_of(client_for(world.june).get("/me/who-looked/"))
    assert "Wil B., coach, was refused your record 2 times on Tuesday, November 24." in text


def test_days_are_those_of_the_persons_zone(world: World, client_for: ClientFor) -> None:
    with clock.frozen(dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC)):
        audit.read(by=world.dana, person=world.june_person, what="record")
    text = text_of(client_for(world.june).get("/me/who-looked/"))
    assert "opened your record on Monday, November 23." in text


def test_own_visits_and_other_peoples_records_are_left_out(
    world: World, client_for: ClientFor
) -> None:
    audit.read(by=world.wil, person=world.ray_person, what="record")
    audit.read(by=world.meadow.dana, person=world.meadow.june_person, what="record")
    client = client_for(world.june)
    client.get("/me/who-looked/")
    text = text_of(client.get("/me/who-looked/"))
    assert "opened your record" not in text
    assert "list of who looked" not in text
    own = AuditEvent.objects.filter(action="who-looked.read", person_id=world.june_person.pk)
    assert own.count() == 2


def test_more_than_a_page_goes_on_behind_older(
    world: World, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alongside.privacy.queries.looks.PAGE", 5)
    for days in range(8):
        with clock.frozen(NOW + dt.timedelta(days=days)):
            audit.read(by=world.dana, person=world.june_person, what="record")
    client = client_for(world.june)
    response = client.get("/me/who-looked/")
    link = re.search(r'href="(\?before=[^"]+)"', response.content.decode())
    assert link is not None
    assert "November 24" not in text_of(response)
    assert "opened your record on Tuesday, November 24" in text_of(
        client.get("/me/who-looked/" + link[1])
    )
    assert client.get("/me/who-looked/?before=rubbish").status_code == 200


def test_queries_stay_the_same_for_many_looks(world: World, client_for: ClientFor) -> None:
    client = client_for(world.june)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/me/who-looked/")
        return len(queries)

    def look(times: int) -> None:
        for by in (world.dana, world.cora, world.theo, world.wil)[:times]:
            audit.read(by=by, person=world.june_person, what="record")

    cost()
    look(1)
    first = cost()
    for _ in range(10):
        look(4)
    assert cost() == first <= 8 + 4  # the scope of PostgreSQL adds its settings


def officer(client_for: ClientFor, world: World, **query: str) -> HttpResponse:
    return client_for(world.priya).get("/audit/", query)  # type: ignore[return-value]


def rows(response: Any) -> list[str]:
    body = response.content.decode().split("<tbody>")[1]
    cells = [re.sub(r"<[^>]+>", " ", row) for row in body.split("</tr>")]
    return [re.sub(r"\s+", " ", unescape(row)).strip() for row in cells if row.strip()]


def test_the_officer_finds_events_by_each_filter(world: World, client_for: ClientFor) -> None:
    audit.read(by=world.dana, person=world.june_person, what="record")
    with pytest.raises(NotFound):
        people.get(world.june_person.pk, by=world.wil)
    june = str(world.june_person.pk)
    found = {
        "action": officer(client_for, world, action="record.read"),
        "actor": officer(client_for, world, actor=str(world.wil.membership_id)),
        "outcome": officer(client_for, world, outcome="refused"),
        "person": officer(client_for, world, person=june, action="record.read"),
        "none": officer(client_for, world, until="2020-01-01"),
    }
    counts = {name: sum("opened your record" in r for r in rows(p)) for name, p in found.items()}
    assert counts == {"action": 2, "actor": 1, "outcome": 1, "person": 2, "none": 0}


def test_dates_count_in_the_organisations_zone(world: World, client_for: ClientFor) -> None:
    with clock.frozen(dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC)):
        audit.read(by=world.dana, person=world.june_person, what="plan")
    one_day = {"since": "2026-11-23", "until": "2026-11-23"}
    assert "opened your plan" in rows(officer(client_for, world, **one_day))[0]
    next_day = officer(client_for, world, since="2026-11-24", action="plan.read")
    assert "opened your plan" not in "".join(rows(next_day))


def test_no_person_is_named_unless_looked_up(world: World, client_for: ClientFor) -> None:
    audit.read(by=world.dana, person=world.june_person, what="record")
    audit.read(by=world.june, person=world.june_person, what="plan")
    text = text_of(officer(client_for, world))
    assert "June" not in text
    assert "participant" in text
    asked = officer(client_for, world, person=str(world.june_person.pk))
    assert "June Abbott" in text_of(asked)
    other = officer(client_for, world, person=str(world.meadow.june_person.pk))
    assert "June" not in text_of(other)


def test_every_search_is_itself_written_down(world: World, client_for: ClientFor) -> None:
    officer(client_for, world, outcome="refused")
    officer(client_for, world, person=str(world.june_person.pk))
    plain = AuditEvent.objects.get(action="audit.searched")
    about_june = AuditEvent.objects.get(action="who-looked.searched")
    assert plain.detail == {"filters": ["outcome"]}
    assert about_june.person_id == world.june_person.pk
    text = text_of(client_for(world.june).get("/me/who-looked/"))
    assert "Priya S., privacy officer, looked up who opened your record on" in text


def test_the_log_of_another_organisation_stays_there(world: World, client_for: ClientFor) -> None:
    audit.read(by=world.meadow.dana, person=world.meadow.june_person, what="plan")
    assert "opened your plan" not in "".join(rows(officer(client_for, world)))


@pytest.mark.parametrize(
    "query", [{"person": "x"}, {"since": "x"}, {"action": "x"}, {"actor": "x"}]
)
def test_a_filter_that_cannot_be_read_is_told(
    world: World, client_for: ClientFor, query: dict[str, str]
) -> None:
    assert officer(client_for, world, **query).status_code == 422


def test_the_log_goes_on_page_after_page(world: World, client_for: ClientFor) -> None:
    for _ in range(120):
        audit.read(by=world.dana, person=world.june_person, what="plan")
    client, address, seen = client_for(world.priya), "/audit/?action=plan.read", 0
    for _ in range(3):
        response = client.get(address)
        seen += sum("opened your plan" in r for r in rows(response))
        link = re.search(r'href="(\?[^"]*before=[^"]+)"', response.content.decode())
        address = "/audit/" + unescape(link[1]) if link else ""
    assert (seen, address) == (120, "")


def test_queries_stay_the_same_for_a_full_page(world: World, client_for: ClientFor) -> None:
    client = client_for(world.priya)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/audit/")
        return len(queries)

    cost()
    first = cost()
    for by in (world.dana, world.june, world.theo, world.eve, world.petra) * 12:
        audit.read(by=by, person=world.june_person, what="record")
    assert cost() == first
