"""Build the sample: staff, 212 people, eighteen months, and today."""

import datetime as dt
import random
from collections.abc import Callable, Iterator

from django.db import transaction

from alongside.cli.sample import (
    agreed,
    circle,
    history,
    meetings,
    office,
    plans,
    program,
    referring,
    rights,
    safety,
    services,
    sharing,
    today,
    told,
    waiting,
    words,
)
from alongside.cli.sample.cast import DANAS
from alongside.cli.sample.program import Cast
from alongside.core import clock, scope
from alongside.core.actor import Actor
from alongside.core.crypto import keyring
from alongside.people.models import Assignment, Enrolment, EnrolmentStatus, Membership, Person
from alongside.people.models.enrolment import Status

SEED = 20261124
PEOPLE = 212
# Dana walks with 17 people and has room for 3, as a coach with a full week does.
DANA_HAS = 17

Progress = Callable[[int, int], None]


def build(progress: Progress) -> int:
    """
    This function will write the whole sample in one transaction; returns the number of rows.

    `progress(done, total)` is called per person. The same seed gives the same people; dates
    count back from today.
    """
    rng = random.Random(SEED)
    day = clock.today(program.ZONE)
    with scope.across_organisations(), transaction.atomic():
        cast = program.found(rng, day)
        keyring.current(cast.organisation.pk)
        count = _danas_day(cast)
        for number, coach in _shares(cast):
            count += _person(cast, coach, number, rng)
            progress(number + 1, PEOPLE)
        count += agreed.add_agreements(cast)
        count += sharing.add_consents(cast)
        count += told.add_tellings(cast)
        count += rights.add_rights(cast)
        count += office.add_office(cast) + safety.add_safety(cast)
        count += circle.add_groups(cast)
        count += meetings.add_meetings()
        count += services.add_services(Actor.system(None, purpose="sample"))
        count += referring.add_referrals(cast)
        return count + waiting.add_requests(cast, rng)


def _danas_day(cast: Cast) -> int:
    dana = cast.members["Dana R."]
    rows = history.Rows()
    people = [_named(cast, *names, number=n) for n, names in enumerate(DANAS)]
    for number, person in enumerate(people):
        rows.add(person)
        _enrol_open(rows, cast, person, dana, 60 + 40 * number)
    today.add_day(rows, cast, dana, people)
    count = rows.write()
    waiting.give_accounts(cast, {"june@example.org": people[1], "ray@example.org": people[2]})
    return count


def _enrol_open(
    rows: history.Rows, cast: Cast, person: Person, coach: Membership, days: int
) -> None:
    at = clock.now() - dt.timedelta(days=days)
    enrolment = Enrolment(
        organisation=cast.organisation,
        person=person,
        program=cast.programs[0],
        treatment_relation="following",
        enrolled_on=at.date(),
        created_at=at,
    )
    rows.add(enrolment)
    rows.add(
        EnrolmentStatus(organisation=cast.organisation, enrolment=enrolment, state="reached", at=at)
    )
    rows.add(Assignment(organisation=cast.organisation, person=person, coach=coach, from_at=at))


def _shares(cast: Cast) -> Iterator[tuple[int, Membership]]:
    others = [c for c in cast.coaches if c.name != "Dana R."]
    dana = cast.members["Dana R."]
    for number in range(len(DANAS), PEOPLE - waiting.WAITING):
        is_danas = number < DANA_HAS
        yield number, dana if is_danas else others[number % len(others)]


def _person(cast: Cast, coach: Membership, number: int, rng: random.Random) -> int:
    day = clock.today(program.ZONE)
    tale = history.story(rng, day)
    if coach.name == "Dana R.":
        # Her list on the page is the one in the story: three to reach, the others in time.
        tale = history.Story(
            day - dt.timedelta(days=200), 7, Status.REACHED, tale.topics, "phone", 1
        )
    rows = history.Rows()
    person = _named(cast, rng.choice(words.GIVEN), rng.choice(words.FAMILY), number=number)
    rows.add(person)
    history.enrol(rows, cast, person, coach, tale, number)
    history.contacts(rows, cast, person, coach, tale, rng, day)
    plans.add_plan(rows, cast, person, coach, tale, rng, day)
    return rows.write()


def _named(cast: Cast, given: str, family: str, *, number: int) -> Person:
    has_phone = given != "Marcus" and number % 11 != 3
    return Person(
        organisation=cast.organisation,
        given_name=given,
        family_name=family,
        birth_date=f"{1958 + (number * 7) % 46}-{1 + number % 12:02d}-{1 + number % 28:02d}",
        # 555-01xx numbers belong to nobody.
        phone=f"+1860555{100 + number % 100:04d}" if has_phone else "",
        safe_ways="No phone. Meets at the library on Main Street." if not has_phone else "",
        meeting_place="Library on Main Street" if given == "Marcus" else "",
        may_call=has_phone,
        may_text=has_phone,
        may_leave_message=number % 3 == 0,
        zip=words.ZIPS[number % len(words.ZIPS)],
        language="es" if number % 9 == 4 else "en",
    )
