import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alongside.core import clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput, NotFound
from alongside.core.models import AuditEvent, StoredEvent
from alongside.people.commands import assignments, enrolments, persons, staff
from alongside.people.models import (
    Assignment,
    Enrolment,
    EnrolmentStatus,
    Membership,
    Organisation,
    Person,
    StageJudgement,
)
from alongside.people.queries import caseload
from alongside.people.queries import persons as asks
from alongside.people.queries.actors import actor_for, memberships_of
from alongside.people.tests import factories
from tests.fixtures.people import World
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db


def current(enrolment: Enrolment) -> list[str]:
    return [s.state for s in enrolment.statuses.filter(until__isnull=True)]


def audited(action: str) -> AuditEvent:
    return AuditEvent.objects.filter(action=action).latest("id")


def test_adding_somebody_keeps_five_digits_and_their_zone(world: World) -> None:
    person = persons.add_person(
        given_name="  Lena ", zip="96813-1234", birth_date=dt.date(1990, 2, 3), by=world.dana
    )
    assert (person.given_name, person.zip, person.time_zone) == (
        "Lena", "96813", "Pacific/Honolulu",
    )  # fmt: skip
    assert person.birth_date == "1990-02-03"
    assert person.organisation_id == world.organisation.pk
    assert audited("people.add_person").person_id == person.pk


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_name_is_needed(world: World, name: str) -> None:
    with pytest.raises(BadInput) as refusal:
        persons.add_person(given_name=name, by=world.dana)
    assert refusal.value.field == "given_name"


def test_an_unknown_zip_code_is_left_out(world: World) -> None:
    assert persons.add_person(given_name="Lena", zip="00000", by=world.dana).zip == ""


def test_an_id_from_another_organisation_is_not_taken_for_done(world: World) -> None:
    with pytest.raises(BadInput, match="damaged"):
        persons.add_person(given_name="Lena", id=world.meadow.june_person.pk, by=world.dana)


def test_only_what_changed_is_written(world: World) -> None:
    changed = persons.change_reaching(
        person=world.june_person, may_text=False, phone="+12035550199", by=world.june
    )
    again = Person.objects.scoped(world.june).get(pk=changed.pk)
    assert (again.may_text, again.phone, again.may_call) == (False, "+12035550199", True)
    with pytest.raises(BadInput) as refusal:
        persons.change_reaching(person=world.june_person, birth_date="2000-01-01", by=world.june)
    assert refusal.value.field == "birth_date"


def test_an_account_makes_a_participant_of_a_person(world: World) -> None:
    member = factories.give_account(world.sam_person)
    actor = actor_for(member)
    assert (actor.role, actor.person_id) == (Role.PARTICIPANT, world.sam_person.pk)
    assert member.name == ""
    assert actor.name == "Sam D."


def test_a_new_coach_ends_the_one_before(world: World) -> None:
    assignments.assign_coach(
        person=world.june_person, coach=world.membership_of(world.wil), by=world.theo
    )
    coach = caseload.coach_of(by=world.theo, person_id=world.june_person.pk)
    assert coach is not None
    assert coach.coach_id == world.wil.membership_id
    ended = Assignment.objects.scoped(world.theo).get(
        person=world.june_person, coach_id=world.dana.membership_id
    )
    assert ended.until_at == NOW


def test_a_covering_coach_can_become_the_coach(world: World) -> None:
    assignments.assign_coach(
        person=world.june_person, coach=world.membership_of(world.cora), by=world.theo
    )
    rows = Assignment.objects.scoped(world.theo).filter(
        person=world.june_person, until_at__isnull=True
    )
    assert [(r.coach_id, r.kind) for r in rows] == [(world.cora.membership_id, "coach")]


def test_covering_twice_is_covering_once(world: World) -> None:
    stored = StoredEvent.objects.filter(name="people.cover_started")
    before = stored.count()
    coach = world.membership_of(world.wil)
    first = assignments.cover(person=world.june_person, coach=coach, by=world.theo)
    second = assignments.cover(person=world.june_person, coach=coach, by=world.theo)
    assert first == second
    assert stored.count() == before + 1


def test_the_person_ends_the_work_with_a_coach_without_a_reason(world: World) -> None:
    row = world.june_person.assignments.get(kind="coach")
    assignments.end_assignment(assignment=row, by=world.june)
    assert caseload.coach_of(by=world.june, person_id=world.june_person.pk) is None


@pytest.mark.parametrize("kind", ["coach", "covering"])
def test_the_database_keeps_one_coach_and_no_pair_twice(world: World, kind: str) -> None:
    coach = world.wil if kind == "coach" else world.cora
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(
            organisation=world.organisation,
            person=world.june_person,
            coach=world.membership_of(coach),
            kind=kind,
        )


def test_a_status_ends_the_one_before(world: World) -> None:
    with clock.frozen(NOW + dt.timedelta(days=2)):
        enrolments.change_status(
            enrolment=world.june_enrolment, status="in_custody", reason="county", by=world.dana
        )
    assert current(world.june_enrolment) == ["in_custody"]
    rows = world.june_enrolment.statuses.order_by("at")
    assert [r.state for r in rows] == ["reached", "in_custody"]
    assert rows[0].until == rows[1].at
    assert (rows[1].by_membership_id, rows[1].reason) == (world.dana.membership_id, "county")
    assert audited("people.change_status").person_id == world.june_person.pk


def test_the_database_keeps_one_current_status(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        EnrolmentStatus.objects.create(
            organisation=world.organisation, enrolment=world.june_enrolment, state="moved"
        )


def test_an_unknown_status_is_told(world: World) -> None:
    with pytest.raises(BadInput) as refusal:
        enrolments.change_status(enrolment=world.june_enrolment, status="gone", by=world.dana)
    assert refusal.value.field == "status"
    assert current(world.june_enrolment) == ["reached"]


def test_pathway_and_relation_change_apart(world: World) -> None:
    enrolments.change_pathway(enrolment=world.june_enrolment, pathway="brief", by=world.dana)
    enrolments.change_pathway(
        enrolment=world.june_enrolment, treatment_relation="following", by=world.dana
    )
    row = Enrolment.objects.scoped(world.dana).get(pk=world.june_enrolment.pk)
    assert (row.pathway, row.treatment_relation) == ("brief", "following")


def test_every_judgement_of_the_stage_is_kept_with_whose_it_is(world: World) -> None:
    enrolments.judge_stage(person=world.june_person, stage="preparing", by=world.dana)
    enrolments.judge_stage(person=world.june_person, stage="acting", by=world.june)
    rows = StageJudgement.objects.scoped(world.dana).filter(person=world.june_person)
    assert sorted((r.stage, r.by_person) for r in rows) == [("acting", True), ("preparing", False)]


def test_a_day_begins_in_the_programs_zone(world: World) -> None:
    with clock.frozen(dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC)):
        row = enrolments.enrol(person=world.june_person, program=world.other_program, by=world.theo)
    assert row.enrolled_on == dt.date(2026, 11, 23)


def test_an_ended_role_opens_no_door(world: World) -> None:
    member = world.membership_of(world.dana)
    assert member.user is not None
    assert memberships_of(member.user) == [member]
    staff.end_membership(membership=member, by=world.ada)
    assert memberships_of(member.user) == []
    again: Membership = staff.add_member(
        organisation=world.organisation,
        role="coach",
        name="Dana R.",
        user=member.user,
        by=world.ada,
    )
    assert memberships_of(member.user) == [again]


def test_staff_roles_come_first_where_somebody_has_two(world: World) -> None:
    user = world.membership_of(world.june).user
    assert user is not None
    coach = staff.add_member(
        organisation=world.organisation, role="coach", name="June A.", user=user, by=world.ada
    )
    assert [m.role for m in memberships_of(user)] == ["coach", "participant"]
    assert memberships_of(user)[0] == coach


@pytest.mark.parametrize(
    ("role", "has_person"), [("participant", False), ("coach", True), ("", True)]
)
def test_a_participant_has_a_person_and_nobody_else_has(
    world: World, role: str, has_person: bool
) -> None:
    person = world.sam_person if has_person else None
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(organisation=world.organisation, role=role, person=person)


def test_part_2_is_not_turned_off_without_a_reason(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=world.organisation.pk).update(part2_applies=False)


def test_a_list_has_the_same_person_once(world: World) -> None:
    persons.add_person(given_name="A", external_id="77", by=world.dana)
    persons.add_person(given_name="B", external_id="77", by=world.meadow.dana)
    with pytest.raises(IntegrityError), transaction.atomic():
        persons.add_person(given_name="C", external_id="77", by=world.dana)


@pytest.mark.parametrize("there", [True, False])
def test_a_refused_look_is_written_down_with_equal_work(
    world: World, there: bool, django_assert_num_queries: Any
) -> None:
    person_id = world.june_person.pk if there else uuid.uuid4()
    with django_assert_num_queries(3), pytest.raises(NotFound):
        asks.get(person_id, by=world.wil)
    event = audited("record.read")
    assert (event.outcome, event.membership_id) == ("refused", world.wil.membership_id)
    assert event.person_id == (person_id if there else None)


def test_a_look_from_another_organisation_does_not_reach_the_persons_log(world: World) -> None:
    with pytest.raises(NotFound):
        asks.get(world.june_person.pk, by=world.meadow.dana)
    assert audited("record.read").person_id is None
