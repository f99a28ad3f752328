"""Asking for a coach: once, for a person of one's own or a new one, with no hint who is here."""

from typing import Any

import pytest

from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent, StoredEvent
from alongside.matching.queries import waiting
from alongside.matching.tests.factories import make_request
from alongside.people.models import Enrolment, EnrolmentStatus, Person, Program
from tests.fixtures.people import World


def test_asking_makes_person_enrolment_and_request_at_once(world: World) -> None:
    row = make_request(world, wants=["housing"], words="Evenings")
    enrolment = Enrolment.objects.scoped(world.system).get(person=row.person)
    status = EnrolmentStatus.objects.scoped(world.system).get(enrolment=enrolment)
    assert (enrolment.program, status.state) == (world.program, "asked")
    assert (row.words, row.asked_by, row.closed_at) == ("Evenings", "person", None)
    assert AuditEvent.objects.filter(action="matching.ask_for_support", outcome="done").exists()
    assert StoredEvent.objects.filter(name="matching.support_asked").exists()


def test_the_same_key_makes_one_request(world: World) -> None:
    key, before = new_id(), Person.objects.scoped(world.system).count()
    assert make_request(world, id=key).pk == make_request(world, id=key).pk
    assert Person.objects.scoped(world.system).count() == before + 1


@pytest.mark.parametrize(
    ("who", "error"),
    [
        ("public", None),
        ("dana", None),
        ("theo", None),
        ("petra", None),
        ("ada", None),
        ("system", None),
        ("june", NotFound),
        ("priya", NotPermitted),
        ("eve", NotPermitted),
    ],
)
def test_who_may_ask_for_somebody_new(
    world: World, who: str, error: type[Exception] | None
) -> None:
    if error is None:
        assert make_request(world, by=getattr(world, who)).asked_by == "person"
    else:
        with pytest.raises(error):
            make_request(world, by=getattr(world, who))


@pytest.mark.parametrize("who", ["ray", "wil", "nora", "petra", "ada", "priya", "eve", "public"])
def test_nobody_asks_for_a_strangers_person(world: World, who: str) -> None:
    with pytest.raises(NotFound):
        make_request(world, by=getattr(world, who), person=world.june_person)


def test_rows_of_another_organisation_are_not_there(world: World) -> None:
    with pytest.raises(NotFound):
        make_request(world, by=world.meadow.theo, person=world.june_person)
    with pytest.raises(NotFound):
        make_request(world, wished_coach=world.membership_of(world.meadow.dana))


def test_the_program_follows_the_place(world: World) -> None:
    assert make_request(world, setting="justice").program == world.other_program
    assert make_request(world, setting="shelter").program == world.program
    Program.objects.scoped(world.system).update(takes_requests=False)
    with pytest.raises(BadInput):
        make_request(world)


def test_a_name_is_needed(world: World) -> None:
    with pytest.raises(BadInput) as error:
        make_request(world, given_name=" ")
    assert error.value.field == "given_name"


def test_a_known_person_is_not_looked_for_but_the_supervisor_is_told(world: World) -> None:
    before = make_request(world, "Lee")
    known = make_request(world, "Lee")
    fresh = make_request(world, "Kit", reach={"phone": "+12035550199"})
    assert before.person_id != known.person_id
    assert waiting.may_be_known(by=world.theo, request=known) == [before.person]
    assert waiting.may_be_known(by=world.theo, request=fresh) == []
    named = make_request(
        world, "June", reach={"family_name": "Abbott", "phone": "", "safe_ways": "Shelter"}
    )
    assert waiting.may_be_known(by=world.theo, request=named) == [world.june_person]


def test_likeness_shows_only_people_the_supervisor_may_see(world: World) -> None:
    named = make_request(world, "Ray", reach={"family_name": "Cole"})
    assert waiting.may_be_known(by=world.theo, request=named) == []


def test_a_refused_audit_event_keeps_nothing(world: World, monkeypatch: Any) -> None:
    def refuse(**_: object) -> None:
        raise RuntimeError("no audit, no change")

    monkeypatch.setattr("alongside.core.audit.record", refuse)
    before = Person.objects.scoped(world.system).count()
    with pytest.raises(RuntimeError):
        make_request(world)
    assert Person.objects.scoped(world.system).count() == before
