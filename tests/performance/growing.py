"""A world in which every list of the product grows: one more of everything there is."""

import datetime as dt

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from alongside.coaching.commands import cadence, checkins, contacts, goals, plans, steps
from alongside.coaching.domains import LifeDomain
from alongside.coaching.models import Plan
from alongside.coaching.tests.factories import (
    make_cadence,
    make_check_in,
    make_contact,
    make_transition,
)
from alongside.core import audit, clock
from alongside.groups.tests.growing import grow_groups
from alongside.matching.commands import proposals, requests
from alongside.meetings.models import Meeting, Report
from alongside.meetings.tests import factories as listings
from alongside.people.commands import staff
from alongside.people.models import Membership, Person
from alongside.people.tests import factories
from alongside.privacy.commands import asks, research, review
from alongside.privacy.models import Study
from alongside.privacy.uploads import Proof
from alongside.referrals.commands import needs, referring
from alongside.referrals.tests.factories import make_service
from alongside.safety.commands import on_call, tasks
from alongside.scheduling.models import Appointment, WeeklyHours
from alongside.workforce.commands import credentials
from alongside.workforce.models import CoachProfile, HoursEntry
from tests.fixtures.people import World

PAPER = Proof("pdf", b"%PDF-1.7\n<< /Type /Page >>\n%%EOF\n")


def grow(world: World, numbers: range) -> None:
    """This function will add one of everything for each number."""
    for number in numbers:
        _person_of_danas(world, number)
        _entry_in_junes_record(world, number)
        _coach(world, number)
        _asks(world, number)
        grow_groups(world.program, world.membership_of(world.dana), world.june_person, number)
        _of_the_desk(world, number)
        _session(world.membership_of(world.dana))
        _looks(world, number)
        _research(world, number)
        _reviews(world, number)


def _person_of_danas(world: World, number: int) -> None:
    dana = world.membership_of(world.dana)
    person = factories.make_person(world.organisation, f"Ana{number}", phone="+12035550123")
    factories.make_enrolment(person, world.program)
    factories.assign(person, dana)
    make_cadence(person)
    make_contact(person, dana, days_ago=9 + number % 5)
    make_contact(person, dana, days_ago=1, outcome="no_answer", minutes=0)
    make_check_in(person, hours_ago=2, craving=number % 10, please_call=number % 3 == 0)
    make_transition(person, days_ago=number % 2)
    plan = plans.start_plan(person=person, by=world.dana)
    goal = goals.add_goal(plan=plan, words="Work", domain="work", by=world.dana)
    today = clock.today("UTC")
    steps.add_step(goal=goal, words="Call", owner="coach", due_date=today, by=world.dana)
    _appointment(person, dana, dt.timedelta(minutes=10 * number))


def _entry_in_junes_record(world: World, number: int) -> None:
    june, dana = world.june_person, world.membership_of(world.dana)
    contact = make_contact(june, dana, days_ago=number / 10, note="Talked about the list.")
    contacts.add_addendum(contact=contact, words="And this.", by=world.dana)
    contacts.add_own_words(contact=contact, words="My words", by=world.june)
    checkins.record_check_in(person=june, day=3, words="All right", by=world.june)
    cadence.note_transition(person=june, kind="hospital", by=world.dana)
    asks.ask(person=june, kind="amendment", words="Please.", about_id=contact.pk, by=world.june)
    plan = Plan.objects.scoped(world.june).get(person=june)
    # A plan holds up to 50 goals and one is there.
    if number < 45:
        goal = goals.add_goal(plan=plan, words=f"Goal {number}", domain="work", by=world.june)
        need = needs.tell_need(person=june, domain="work", goal=goal, by=world.june)
        referring.refer(need=need, services=[make_service(f"Work {number}")], by=world.june)
        needs.tell_need(person=june, domain=list(LifeDomain)[number % 17], by=world.june)
        steps.add_step(goal=goal, words="A step", owner="coach", by=world.dana)
        steps.add_step(goal=goal, words="A step", owner="person", by=world.june)
    _appointment(june, dana, dt.timedelta(days=30, minutes=10 * number))


def _appointment(person: Person, coach: Membership, ahead: dt.timedelta) -> None:
    starts = clock.now() + ahead
    Appointment.objects.create(
        organisation_id=person.organisation_id, person=person, coach=coach, starts_at=starts,
        ends_at=starts + dt.timedelta(minutes=10), time_zone="America/New_York", mode="phone",
    )  # fmt: skip


def _coach(world: World, number: int) -> None:
    own = {"organisation": world.organisation}
    coach = factories.make_member(
        world.organisation, "coach", f"Coach {number}", [world.program], has_account=False
    )
    CoachProfile.objects.create(
        **own, coach=coach, slug=f"coach-{number}", name=coach.name, zip="06106",
        languages=["en"], modes=["phone"], is_published=True,
    )  # fmt: skip
    WeeklyHours.objects.create(
        **own, coach=coach, weekday=2, starts=dt.time(9), ends=dt.time(12),
        time_zone="America/New_York",
    )  # fmt: skip
    today = clock.today("UTC")
    HoursEntry.objects.create(**own, coach=coach, worked_on=today, minutes=600, kind="contact")
    soon = today + dt.timedelta(days=30)
    for whose in (coach, world.membership_of(world.dana)):
        credentials.add(coach=whose, name="RSP", body="B", expires_on=soon, by=world.system)
    factories.cover(world.june_person, coach)


def _asks(world: World, number: int) -> None:
    for who, by, coach in (
        ("Max", world.public, None),
        ("Pat", world.petra, world.dana),
        ("Kim", world.public, world.cora),
    ):
        asked = requests.ask_for_support(
            asked_by="partner" if by == world.petra else "person",
            reach={"given_name": f"{who}{number}", "phone": f"+1203555{number:04}"},
            program=world.program,
            by=by,
        )
        if coach is not None:
            proposed = world.membership_of(coach)
            proposals.propose(request=asked, coach=proposed, by=world.theo)


def _of_the_desk(world: World, number: int) -> None:
    organisation, by = world.organisation, world.system
    staff.add_site(organisation=organisation, name=f"Site {number}", zip="06106", by=by)
    program = staff.add_program(
        organisation=organisation, name=f"Program {number}", setting="community", by=by
    )
    _wrong_listing(world)
    on_call.add_on_call(name=f"Line {number}", phone="988", weekdays=[0], by=by)
    tasks.tell_supervisor(person=world.june_person, by=world.dana)
    cadence.set_follow_up_rule(program=program, kind="jail_release", days=[1], source="S", by=by)


def _research(world: World, number: int) -> None:
    study = Study.objects.scoped(world.system).first() or research.keep_study(
        researcher="Dr. Moss", protocol="P-1", approval="Board 12", paper=PAPER,
        approved_on=clock.today("UTC"), ends_on=clock.today("UTC") + dt.timedelta(days=300),
        by=world.priya,
    )  # fmt: skip
    research.prepare(
        study=study, person=world.june_person, categories=["attendance"], reason=f"Study {number}",
        by=world.priya,
    )  # fmt: skip


def _reviews(world: World, number: int) -> None:
    review.record_review(
        item="log", done_on=clock.today("UTC"), note=f"Whole, {number}", by=world.priya
    )


def _session(member: Membership) -> None:
    assert member.user is not None
    store = SessionStore()
    store[SESSION_KEY] = str(member.user.pk)
    store[HASH_SESSION_KEY] = member.user.get_session_auth_hash()
    store.save()
    UserSession.objects.create(
        user=member.user, ip="203.0.113.0", user_agent="Mozilla/5.0", session_key=store.session_key
    )


def _looks(world: World, number: int) -> None:
    with clock.frozen(clock.now() - dt.timedelta(days=number)):
        audit.read(by=world.dana, person=world.june_person, what="record")


def _wrong_listing(world: World) -> None:
    if not Meeting.objects.exists():
        listings.bring_in([listings.row()])
    Report.objects.create(
        organisation=world.organisation, meeting=Meeting.objects.order_by("pk")[0], wrong="time",
        words="It is at 8.",
    )  # fmt: skip
