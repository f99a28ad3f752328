"""Eighteen months of one person's time with a coach, from enrolment to today."""

import datetime as dt
import random
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.db import models

from alongside.cli.sample import words
from alongside.cli.sample.program import ZONE, Cast
from alongside.coaching.models import CadenceAgreement, CheckIn, Contact
from alongside.coaching.models.contact import Outcome
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent
from alongside.people.models import (
    Assignment,
    Enrolment,
    EnrolmentStatus,
    Membership,
    Person,
    StageJudgement,
)
from alongside.people.models.enrolment import Stage, Status
from alongside.workforce.models import HoursEntry

MISSES = (
    Outcome.NO_ANSWER, Outcome.MESSAGE_LEFT, Outcome.NO_SHOW, Outcome.CANCELLED_PERSON,
    Outcome.NO_ANSWER, Outcome.MESSAGE_OTHER,
)  # fmt: skip


@dataclass
class Rows:
    """Rows waiting to be written together, in the order of their foreign keys."""

    waiting: dict[type[models.Model], list[models.Model]] = field(default_factory=dict)

    def add(self, row: models.Model) -> None:
        self.waiting.setdefault(type(row), []).append(row)

    def write(self) -> int:
        """This function will write all rows in bulk; returns how many."""
        count = 0
        for model, rows in self.waiting.items():
            model._base_manager.bulk_create(rows, batch_size=500)
            count += len(rows)
        self.waiting.clear()
        return count


@dataclass(frozen=True, slots=True)
class Story:
    """How one person's time goes: `every` days between contacts, and how it stands today."""

    enrolled_on: dt.date
    every: int
    status: Status
    topics: tuple[str, ...]
    mode: str
    last_gap: int


def story(rng: random.Random, today: dt.date) -> Story:
    """This function will draw how a person's time goes."""
    days = rng.choice((14, 30, 60, 90, 150, 240, 365, 480, 540))
    enrolled_on = today - dt.timedelta(days=max(3, int(days * rng.uniform(0.7, 1.0))))
    chances = [72, 8, 4, 4, 6, 6]
    names = [
        Status.REACHED, Status.COMPLETED, Status.IN_TREATMENT, Status.MOVED,
        Status.UNABLE_TO_REACH, Status.DECLINED,
    ]  # fmt: skip
    status = rng.choices(names, chances)[0]
    return Story(
        enrolled_on=enrolled_on,
        every=rng.choice((3, 7, 7, 7, 7, 14, 14, 30)),
        status=Status(status),
        topics=tuple(rng.sample(list(words.GOALS), 3)),
        mode=rng.choice(("phone", "phone", "in_person", "video", "text")),
        last_gap=rng.choice((0, 1, 1, 2, 3, 5, 6, 9)),
    )


def enrol(rows: Rows, cast: Cast, person: Person, coach: Membership, tale: Story, n: int) -> None:
    """This function will add the enrolment with its statuses, the coach and the agreement."""
    start = _at(tale.enrolled_on, 10)
    enrolment = Enrolment(
        organisation=cast.organisation,
        person=person,
        program=cast.programs[n % 4 if n % 3 == 0 else 0],
        pathway="brief" if n % 9 == 0 else "full",
        treatment_relation=("before", "alongside", "following", "instead", "unknown")[n % 5],
        enrolled_on=tale.enrolled_on,
        created_at=start,
    )
    rows.add(enrolment)
    reached_at = start + dt.timedelta(days=1)
    ends_at = _at(tale.enrolled_on, 12) + dt.timedelta(days=20 + n % 60)
    is_open = tale.status in (Status.REACHED, Status.IN_TREATMENT)
    _status(rows, enrolment, Status.ASKED, start, reached_at)
    if tale.status == Status.REACHED:
        _status(rows, enrolment, Status.REACHED, reached_at, None)
    else:
        _status(rows, enrolment, Status.REACHED, reached_at, ends_at)
        _status(rows, enrolment, tale.status, ends_at, None)
    rows.add(
        Assignment(
            organisation=cast.organisation,
            person=person,
            coach=coach,
            from_at=start,
            until_at=None if is_open else ends_at,
            created_at=start,
        )
    )
    if is_open:
        rows.add(_agreement(cast, person, coach, tale))
    stage = list(Stage.values)[n % 4]
    rows.add(
        StageJudgement(
            organisation=cast.organisation,
            person=person,
            stage=stage,
            judged_on=tale.enrolled_on,
            by_membership=coach,
        )
    )


def contacts(
    rows: Rows, cast: Cast, person: Person, coach: Membership, tale: Story, rng: random.Random,
    today: dt.date,
) -> None:  # fmt: skip
    """This function will add contacts from enrolment until today, or until it ended."""
    is_open = tale.status in (Status.REACHED, Status.IN_TREATMENT)
    end = today - dt.timedelta(days=tale.last_gap)
    if not is_open:
        end = min(end, tale.enrolled_on + dt.timedelta(days=20))
    day = tale.enrolled_on + dt.timedelta(days=1)
    while day <= end:
        _contact(rows, cast, person, coach, tale, rng, day)
        if rng.random() < 0.35:
            rows.add(_check_in(cast, person, rng, day))
        day += dt.timedelta(days=max(1, tale.every + rng.randint(-1, 2)))


def _contact(
    rows: Rows, cast: Cast, person: Person, coach: Membership, tale: Story, rng: random.Random,
    day: dt.date,
) -> None:  # fmt: skip
    at = _at(day, rng.randint(9, 16), rng.choice((0, 10, 20, 30, 45)))
    is_reached = rng.random() < 0.78
    topic = rng.choice(tale.topics)
    minutes = rng.choice((10, 15, 30, 30, 45, 60)) if is_reached else rng.choice((1, 2, 5))
    contact = Contact(
        organisation=cast.organisation,
        person=person,
        program=cast.programs[0],
        coach=coach,
        type="coaching" if minutes >= 30 else "brief_check_in",
        outcome=Outcome.REACHED if is_reached else rng.choice(MISSES),
        is_reached=is_reached,
        mode=tale.mode if rng.random() < 0.7 else rng.choice(("phone", "in_person", "text")),
        occurred_at=at,
        time_zone=ZONE,
        minutes=minutes,
        topics=[topic] if is_reached else [],
        helps=rng.sample(("listening", "planning", "navigation", "application"), 2)
        if is_reached
        else [],
        note=rng.choice(words.NOTES[topic]) if is_reached and rng.random() < 0.6 else "",
        response=rng.choice(words.RESPONSES) if is_reached else "",
        naloxone_kits=1 if rng.random() < 0.03 else 0,
        signed_at=at,
        created_at=at,
    )
    rows.add(contact)
    rows.add(
        HoursEntry(
            organisation=cast.organisation,
            coach=coach,
            worked_on=day,
            minutes=minutes,
            source_id=contact.pk,
            created_at=at,
        )
    )
    rows.add(_audit(cast, person, coach, contact, at))


def _audit(
    cast: Cast, person: Person, coach: Membership, contact: Contact, at: dt.datetime
) -> AuditEvent:
    return AuditEvent(
        id=new_id(),
        organisation_id=cast.organisation.pk,
        at=at,
        actor_kind="member",
        user_id=coach.user_id,
        membership_id=coach.pk,
        role="coach",
        action="coaching.log_contact",
        object_type="coaching.Contact",
        object_id=str(contact.pk),
        person_id=person.pk,
        purpose="coaching",
    )


def _check_in(cast: Cast, person: Person, rng: random.Random, day: dt.date) -> CheckIn:
    at = _at(day, rng.randint(7, 22))
    return CheckIn(
        organisation=cast.organisation,
        person=person,
        at=at,
        day=rng.choice((2, 3, 3, 3, 4, 4, 5)),
        craving=rng.choice((None, 0, 1, 2, 3, 4, 5)),
        connection=rng.choice((None, 4, 5, 6, 7, 8, 9)),
        created_at=at,
    )


def _agreement(cast: Cast, person: Person, coach: Membership, tale: Story) -> CadenceAgreement:
    return CadenceAgreement(
        organisation=cast.organisation,
        person=person,
        every_days=tale.every,
        mode=tale.mode,
        agreed_on=tale.enrolled_on,
        by_membership=coach,
        created_at=_at(tale.enrolled_on, 11),
    )


def _status(
    rows: Rows, enrolment: Enrolment, state: Status, at: dt.datetime, until: dt.datetime | None
) -> None:
    rows.add(
        EnrolmentStatus(
            organisation=enrolment.organisation,
            enrolment=enrolment,
            state=state,
            at=at,
            until=until,
            created_at=at,
        )
    )


def _at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    local = dt.datetime.combine(day, dt.time(hour, minute), tzinfo=ZoneInfo(ZONE))
    return local.astimezone(dt.UTC)
