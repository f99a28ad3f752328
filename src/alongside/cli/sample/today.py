"""The people everybody meets when they try the sample: Dana's day, with its reasons."""

import datetime as dt
from zoneinfo import ZoneInfo

from alongside.cli.sample.history import Rows
from alongside.cli.sample.program import ZONE, Cast
from alongside.coaching.models import (
    CadenceAgreement,
    CallRequest,
    CheckIn,
    Contact,
    Goal,
    Plan,
    Step,
    Transition,
)
from alongside.core import clock
from alongside.people.models import Membership, Person
from alongside.scheduling.models import Appointment


def add_day(rows: Rows, cast: Cast, coach: Membership, people: list[Person]) -> None:
    """This function will give Dana's six people the states her Today shows."""
    marcus, june, ray, luis, ana, kim = people
    today = clock.today(ZONE)
    _transition(rows, cast, marcus, today)
    for person, every, ago in ((june, 7, 9), (ray, 7, 3), (luis, 14, 2), (ana, 7, 1), (kim, 30, 5)):
        rows.add(_agreement(cast, person, coach, every, today))
        rows.add(_contact(cast, person, coach, today - dt.timedelta(days=ago)))
    _call_request(rows, cast, ray)
    for index, topic, goal, steps in _plans(today):
        _plan(rows, cast, people[index], coach, topic, goal, steps)
    for person, (hour, minute), minutes, mode, place in (
        (ana, (10, 0), 30, "video", ""),
        (luis, (11, 30), 45, "in_person", "Main St library"),
        (kim, (16, 15), 30, "phone", ""),
    ):
        _appointment(rows, cast, person, coach, today, hour, minute, minutes, mode, place)
    _appointment(rows, cast, june, coach, today + dt.timedelta(days=1), 10, 0, 30, "phone", "")


Steps = tuple[tuple[str, str, int, bool], ...]


def _plans(today: dt.date) -> list[tuple[int, str, str, Steps]]:
    # person, domain, goal, steps as (words, owner, days until due, done)
    return [
        (1, "housing", "A place of my own by spring", (
            ("Get my pay stubs together", "person", -6, True),
            ("Find out who keeps the list", "coach", -4, True),
            ("Bring ID to Bayview Housing", "person", 3, False),
            ("Call Bayview Housing about June’s place on the list", "coach", 0, False),
        )),
        (1, "support", "Saturday meetings with my sister", (
            ("Ask my sister about Saturday", "person", -9, True),
            ("Go three Saturdays in a row", "person", 5, False),
        )),
        (3, "work", "A job with steady hours", (
            ("Write down past jobs", "person", -3, True),
            ("Bus pass for Luis before his Thursday interview", "coach", 1, False),
        )),
        (4, "support", "People I can call at night", (
            ("Send Ana the Saturday meeting list", "coach", 0, True),
            ("Call one new person", "person", 2, False),
        )),
    ]  # fmt: skip


def _plan(
    rows: Rows, cast: Cast, person: Person, coach: Membership, topic: str, words: str, steps: Steps
) -> None:
    plan = next(
        (p for p in rows.waiting.get(Plan, []) if isinstance(p, Plan) and p.person_id == person.pk),
        None,
    )
    if plan is None:
        plan = Plan(
            organisation=cast.organisation,
            person=person,
            strengths="I show up when I say I will.\nI make people laugh.",
            supports="My sister\nThe Saturday group",
            hard_days="Call somebody before noon.",
            review_on=clock.today(ZONE) + dt.timedelta(days=20),
        )
        rows.add(plan)
    position = sum(
        1 for g in rows.waiting.get(Goal, []) if isinstance(g, Goal) and g.plan_id == plan.pk
    )
    goal = Goal(
        organisation=cast.organisation,
        plan=plan,
        person=person,
        words=words,
        domain=topic,
        position=position,
    )
    rows.add(goal)
    for place, (text, owner, days, is_done) in enumerate(steps):
        rows.add(
            Step(
                organisation=cast.organisation,
                goal=goal,
                person=person,
                words=text,
                owner=owner,
                coach=coach if owner == "coach" else None,
                due_date=clock.today(ZONE) + dt.timedelta(days=days),
                state="done" if is_done else "open",
                state_at=clock.now() - dt.timedelta(hours=3) if is_done else None,
                position=place,
            )
        )


def _transition(rows: Rows, cast: Cast, person: Person, today: dt.date) -> None:
    rows.add(
        Transition(
            organisation=cast.organisation,
            person=person,
            kind="jail_release",
            occurred_on=today,
            days=[1, 3, 7, 14, 30],
            last_day_on=today + dt.timedelta(days=30),
            words="Released from county jail this morning",
        )
    )


def _agreement(
    cast: Cast, person: Person, coach: Membership, every: int, today: dt.date
) -> CadenceAgreement:
    return CadenceAgreement(
        organisation=cast.organisation,
        person=person,
        every_days=every,
        mode="phone",
        agreed_on=today - dt.timedelta(days=100),
        by_membership=coach,
    )


def _contact(cast: Cast, person: Person, coach: Membership, day: dt.date) -> Contact:
    at = dt.datetime.combine(day, dt.time(14, 10), tzinfo=ZoneInfo(ZONE)).astimezone(dt.UTC)
    return Contact(
        organisation=cast.organisation,
        person=person,
        program=cast.programs[0],
        coach=coach,
        outcome="reached",
        is_reached=True,
        mode="phone",
        occurred_at=at,
        time_zone=ZONE,
        minutes=30,
        topics=["housing", "support"],
        helps=["listening", "planning"],
        note="Third on the Bayview list. Asked her sister to come to Saturday’s meeting."
        if person.given_name == "June"
        else "",
        signed_at=at,
        created_at=at,
    )


def _call_request(rows: Rows, cast: Cast, person: Person) -> None:
    at = clock.now() - dt.timedelta(hours=12)
    check_in = CheckIn(
        organisation=cast.organisation,
        person=person,
        at=at,
        day=1,
        craving=8,
        connection=3,
        helps=["support"],
        words="Long night. Could use a voice.",
        created_at=at,
    )
    rows.add(check_in)
    rows.add(
        CallRequest(
            organisation=cast.organisation,
            person=person,
            check_in=check_in,
            asked_at=at,
            created_at=at,
        )
    )


def _appointment(
    rows: Rows, cast: Cast, person: Person, coach: Membership, day: dt.date, hour: int,
    minute: int, minutes: int, mode: str, place: str,
) -> None:  # fmt: skip
    starts = dt.datetime.combine(day, dt.time(hour, minute), tzinfo=ZoneInfo(ZONE))
    rows.add(
        Appointment(
            organisation=cast.organisation,
            person=person,
            coach=coach,
            starts_at=starts.astimezone(dt.UTC),
            ends_at=starts.astimezone(dt.UTC) + dt.timedelta(minutes=minutes),
            time_zone=ZONE,
            mode=mode,
            place=place,
        )
    )
