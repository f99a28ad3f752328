"""A large program for benchmarks: people, contacts and coaches in bulk, no believable words."""

import datetime as dt
import random
from collections.abc import Callable
from itertools import islice

from django.db import connection, transaction

from alongside.accounts.models import User
from alongside.coaching.models import CadenceAgreement, CheckIn, Contact, Goal, Plan, Step
from alongside.core import clock, scope
from alongside.people.models import (
    Assignment,
    Enrolment,
    EnrolmentStatus,
    Membership,
    Organisation,
    Person,
    Program,
    ProgramStaff,
)

ZONE = "America/New_York"
BATCH = 2000


def make(*, people: int, contacts: int, coaches: int, progress: Callable[[str], None]) -> None:
    """This function will write the crowd; every person has a coach, a cadence and a plan."""
    rng = random.Random(7)  # noqa: S311 - made-up sizes
    with scope.across_organisations(), transaction.atomic():
        organisation = Organisation.objects.create(
            name="Crowd", slug="crowd", discreet_name="Crowd"
        )
        program = Program.objects.create(
            organisation=organisation, name="Crowd", setting="community"
        )
        staff = [_coach(organisation, program, n) for n in range(coaches)]
        progress("people")
        persons = [_person(organisation, n) for n in range(people)]
        _write(persons)
        _write([_enrolment(p, program) for p in persons])
        enrolments = Enrolment.objects.in_organisation(organisation.pk).order_by("pk")
        _write([_status(e) for e in enrolments])
        pairs = [(p, staff[n % coaches]) for n, p in enumerate(persons)]
        _write([_assignment(p, c) for p, c in pairs])
        _write([_cadence(p, c, rng) for p, c in pairs])
        _plans(pairs)
        progress("contacts")
        stream = (_contact(*pairs[n % people], rng) for n in range(contacts))
        while batch := list(islice(stream, 20_000)):
            _write(batch)
        _write([_check_in(p, rng) for p in persons])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _write(rows: list) -> None:  # type: ignore[type-arg]
    if rows:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH)


def _coach(organisation: Organisation, program: Program, number: int) -> Membership:
    user = User()
    user.name_login(f"coach{number}@example.org")
    user.set_unusable_password()
    user.save()
    member = Membership.objects.create(
        organisation=organisation, user=user, role="coach", name=f"Coach {number}", capacity=60
    )
    ProgramStaff.objects.create(organisation=organisation, program=program, membership=member)
    return member


def _person(organisation: Organisation, number: int) -> Person:
    return Person(
        organisation=organisation,
        given_name=f"Given{number}",
        family_name=f"Family{number}",
        phone=f"+1860555{number % 10000:04d}",
        zip="06106",
    )


def _enrolment(person: Person, program: Program) -> Enrolment:
    return Enrolment(
        organisation=person.organisation,
        person=person,
        program=program,
        enrolled_on=clock.today(ZONE) - dt.timedelta(days=300),
    )


def _status(enrolment: Enrolment) -> EnrolmentStatus:
    return EnrolmentStatus(
        organisation=enrolment.organisation, enrolment=enrolment, state="reached"
    )


def _assignment(person: Person, coach: Membership) -> Assignment:
    return Assignment(organisation=person.organisation, person=person, coach=coach)


def _cadence(person: Person, coach: Membership, rng: random.Random) -> CadenceAgreement:
    return CadenceAgreement(
        organisation=person.organisation,
        person=person,
        every_days=rng.choice((3, 7, 14, 30)),
        mode="phone",
        agreed_on=clock.today(ZONE),
        by_membership=coach,
    )


def _plans(pairs: list[tuple[Person, Membership]]) -> None:
    plans = [Plan(organisation=p.organisation, person=p) for p, _ in pairs]
    _write(plans)
    goals = [
        Goal(
            organisation=plan.organisation,
            plan=plan,
            person=plan.person,
            words="A goal",
            domain="work",
        )
        for plan in plans
    ]
    _write(goals)
    today = clock.today(ZONE)
    steps = [
        Step(
            organisation=goal.organisation,
            goal=goal,
            person=goal.person,
            words="A step",
            owner="coach",
            coach=coach,
            due_date=today + dt.timedelta(days=n % 10),
            state="open" if n % 8 == 0 else "done",
        )
        for n, (goal, (_, coach)) in enumerate(zip(goals, pairs, strict=True))
    ]
    _write(steps)


def _contact(person: Person, coach: Membership, rng: random.Random) -> Contact:
    at = clock.now() - dt.timedelta(days=rng.uniform(0, 300))
    reached = rng.random() < 0.8
    return Contact(
        organisation=person.organisation,
        person=person,
        coach=coach,
        outcome="reached" if reached else "no_answer",
        is_reached=reached,
        mode="phone",
        occurred_at=at,
        time_zone=ZONE,
        minutes=30,
        topics=["housing"],
        note="Talked about the list and about Saturday.",
        signed_at=at,
    )


def _check_in(person: Person, rng: random.Random) -> CheckIn:
    return CheckIn(
        organisation=person.organisation,
        person=person,
        at=clock.now() - dt.timedelta(days=rng.uniform(0, 20)),
        day=3,
        craving=rng.randint(0, 6),
    )
