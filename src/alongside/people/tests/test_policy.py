"""Who may do what with June: every actor against every verb."""

from collections.abc import Callable
from typing import Any

import pytest

from alongside.core.actor import Actor
from alongside.core.errors import NotFound, NotPermitted
from alongside.people import policy
from alongside.people.commands import assignments, enrolments, staff
from alongside.people.queries import persons
from alongside.people.tests import factories
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db

YES, NO, NOBODY = "yes", "no", "nobody there"

ACTORS: dict[str, Callable[[World], Actor]] = {
    "june": lambda w: w.june,
    "ray": lambda w: w.ray,
    "her coach": lambda w: w.dana,
    "her covering coach": lambda w: w.cora,
    "another coach": lambda w: w.wil,
    "her supervisor": lambda w: w.theo,
    "another supervisor": lambda w: w.nora,
    "partner": lambda w: w.petra,
    "administrator": lambda w: w.ada,
    "privacy officer": lambda w: w.priya,
    "evaluator": lambda w: w.eve,
    "visitor": lambda w: w.public,
    "system": lambda w: w.system,
    "elsewhere's coach": lambda w: w.meadow.dana,
    "elsewhere's supervisor": lambda w: w.meadow.theo,
    "elsewhere's administrator": lambda w: w.meadow.ada,
    "elsewhere's system": lambda w: w.meadow.system,
    "elsewhere's visitor": lambda w: w.meadow.public,
}

VERBS: dict[str, Callable[[World, Actor], Any]] = {
    "see": lambda w, by: policy.check_can_see_person(by=by, person=w.june_person),
    "work with": lambda w, by: policy.check_can_work_with(by=by, person=w.june_person),
    "speak as": lambda w, by: policy.check_is_the_person(by=by, person=w.june_person),
    "supervise": lambda w, by: policy.check_can_supervise(by=by, person=w.june_person),
    "change enrolment": lambda w, by: policy.check_can_change_enrolment(
        by=by, enrolment=w.june_enrolment
    ),
    "assign": lambda w, by: policy.check_can_assign(
        by=by, person=w.june_person, coach=w.membership_of(w.wil)
    ),
    "enrol": lambda w, by: policy.check_can_enrol(
        by=by, person=w.june_person, program=w.other_program
    ),
    "add a person": lambda w, by: policy.check_can_add_person(by=by, program=w.program),
    "manage staff": lambda w, by: policy.check_can_manage_staff(
        by=by, organisation=w.organisation, programs=[w.program]
    ),
    "found": lambda w, by: staff.check_is_system(by=by),
    "end the coach": lambda w, by: assignments.check_can_end_assignment(
        by=by, assignment=w.june_person.assignments.get(kind="coach")
    ),
}

SERVES = {"see": YES, "work with": YES, "speak as": NO, "supervise": NO, "change enrolment": YES,
          "assign": NO, "enrol": YES, "add a person": YES, "end the coach": NO}  # fmt: skip
STRANGE = dict.fromkeys(("see", "work with", "speak as", "supervise", "change enrolment",
                         "assign", "enrol", "end the coach"), NOBODY)  # fmt: skip
NOT_STAFF = {"add a person": NO, "enrol": NO}
ELSEWHERE = {**STRANGE, "add a person": NOBODY}

# What is not named here is refused with a reason.
TABLE: dict[str, dict[str, str]] = {
    "june": {**dict.fromkeys(VERBS, NO), "see": YES, "speak as": YES, "end the coach": YES},
    "ray": {**STRANGE, **NOT_STAFF},
    "her coach": SERVES,
    "her covering coach": SERVES,
    "another coach": {**STRANGE, "add a person": YES},
    "her supervisor": {**SERVES, "supervise": YES, "assign": YES, "end the coach": YES},
    "another supervisor": {**STRANGE, "add a person": YES},
    "partner": {**STRANGE, "add a person": YES},
    "administrator": {**STRANGE, "add a person": YES, "manage staff": YES},
    "privacy officer": {**STRANGE, **NOT_STAFF},
    "evaluator": {**STRANGE, **NOT_STAFF},
    "visitor": {**STRANGE, "add a person": YES},
    "system": {**dict.fromkeys(VERBS, YES), "speak as": NO},
    "elsewhere's coach": ELSEWHERE,
    "elsewhere's supervisor": ELSEWHERE,
    "elsewhere's administrator": {**ELSEWHERE, "manage staff": NOBODY},
    "elsewhere's system": {**ELSEWHERE, "manage staff": NOBODY, "found": YES},
    "elsewhere's visitor": ELSEWHERE,
}


def answer(world: World, who: str, verb: str) -> str:
    try:
        VERBS[verb](world, ACTORS[who](world))
    except NotFound as refusal:
        return NOBODY if refusal.message == "There is nothing here." else refusal.message
    except NotPermitted as refusal:
        return NO if refusal.message.endswith(".") else "refused without a reason"
    return YES


@pytest.mark.parametrize("who", list(ACTORS))
def test_every_verb(world: World, who: str) -> None:
    expected = {verb: TABLE[who].get(verb, NO) for verb in VERBS}
    assert {verb: answer(world, who, verb) for verb in VERBS} == expected


@pytest.mark.parametrize("who", list(ACTORS))
def test_seeing_is_the_same_wherever_it_is_asked(world: World, who: str) -> None:
    by, june = ACTORS[who](world), world.june_person
    sees = TABLE[who]["see"] == YES
    assert policy.can_see_person(by=by, person=june) is sees
    assert persons.is_visible_to(by=by, person_id=june.pk) is sees
    assert persons.visible_to(by).filter(pk=june.pk).exists() is sees


def test_a_coach_loses_sight_when_the_assignment_ends(world: World) -> None:
    factories.assign(world.june_person, world.membership_of(world.wil))
    assert not policy.can_see_person(by=world.dana, person=world.june_person)
    assert policy.can_see_person(by=world.wil, person=world.june_person)
    assert policy.can_see_person(by=world.cora, person=world.june_person)


def test_only_a_working_coach_is_assigned(world: World) -> None:
    def assign(member: Any) -> None:
        policy.check_can_assign(by=world.theo, person=world.june_person, coach=member)

    gone = staff.end_membership(membership=world.membership_of(world.wil), by=world.ada)
    for member in (gone, world.membership_of(world.theo), world.membership_of(world.ray)):
        with pytest.raises(NotPermitted):
            assign(member)
    with pytest.raises(NotFound):
        assign(world.meadow.membership_of(world.meadow.dana))


def test_somebody_just_added_can_be_enrolled_once_by_a_stranger(world: World) -> None:
    new = factories.make_person(world.organisation, "Lena", "Moss")
    enrolments.enrol(person=new, program=world.program, by=world.petra)
    with pytest.raises(NotFound):
        enrolments.enrol(person=new, program=world.other_program, by=world.petra)


def test_a_list_of_rows_is_looked_at_one_by_one(world: World) -> None:
    with pytest.raises(NotFound):
        staff.add_member(
            organisation=world.organisation,
            role="coach",
            name="Max P.",
            programs=[world.program, world.meadow.program],
            by=world.ada,
        )
    with pytest.raises(NotFound):
        staff.add_program(
            organisation=world.meadow.organisation, name="Ours now", setting="shelter", by=world.ada
        )
