"""The sample's groups: a circle that has met for some weeks, an open one online, and mentors."""

import dataclasses
import datetime as dt

from alongside.cli.sample.cast import DANAS
from alongside.cli.sample.program import ZONE, Cast
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.crypto.fields import blind_index
from alongside.groups import agreement
from alongside.groups.commands import attending, joining, mentors, starting
from alongside.groups.models import Group, GroupSession, Seat
from alongside.people.models import Person
from alongside.people.queries.actors import actor_for

WEEKS_AGO = 5
# Names they chose for the group, in the order of DANAS; the last one waits for an answer.
ALIASES = ("Mac", "Juniper", "Sparrow", "Lucky", "Ana")
CIRCLE = starting.Plan(
    name="Evening circle",
    about="An hour to say how the week was, with tea.",
    place="Harbor House, upstairs room",
    mode="both",
    room="https://rooms.example.org/harbor-circle",
    capacity=8,
    guide="small-steps",
)
EVENING = starting.Plan(
    name="Open evening",
    about="For everybody in the program who wants company on a Friday.",
    mode="online",
    room="https://rooms.example.org/harbor-evening",
    is_open=True,
    capacity=10,
    shows_aliases=True,
    guide="hard-days",
)


def add_groups(cast: Cast) -> int:
    """This function will write two groups, who belongs to them, who came, and a mentor's offer."""
    dana = actor_for(cast.members["Dana R."])
    today = clock.today(ZONE)
    began = today - dt.timedelta(weeks=WEEKS_AGO)
    with clock.frozen(clock.now() - dt.timedelta(weeks=WEEKS_AGO, hours=6)):
        circle = starting.start_group(
            program=cast.programs[0],
            plan=CIRCLE,
            times=starting.Times(began, dt.time(18), ZONE, count=12),
            coaches=[cast.members["Dana R."], cast.members["Sol V."]],
            by=dana,
        )
        seats = [_seat(cast, circle, number, alias) for number, alias in enumerate(ALIASES)]
    joining.invite(group=circle, person=_person(cast, 5), by=cast.system)
    count = _evenings(circle, seats, dana)
    _open_evening(cast, today)
    mentors.offer(
        seat=seats[3],
        kind="mentor",
        ways=["phone", "text"],
        room=2,
        words="Three years in. I like long walks and early mornings.",
        by=_self(seats[3].person, cast.system),
    )
    return count + 30


def _person(cast: Cast, number: int) -> Person:
    index = blind_index(cast.organisation.pk, *DANAS[number])
    rows = Person.objects.in_organisation(cast.organisation.pk).filter(name_index=index)
    return rows.order_by("pk")[0]


def _self(person: Person, by: Actor) -> Actor:
    return dataclasses.replace(by, person_id=person.pk)


def _seat(cast: Cast, group: Group, number: int, alias: str) -> Seat:
    person = _person(cast, number)
    joining.invite(group=group, person=person, by=cast.system)
    return joining.join(
        group=group,
        person=person,
        alias=alias,
        agreement_version=agreement.in_force().version,
        by=_self(person, cast.system),
    )


def _evenings(circle: Group, seats: list[Seat], dana: Actor) -> int:
    """Those before today: everybody came most times, nobody always but June."""
    rows = GroupSession.objects.scoped(dana).filter(group=circle, ends_at__lt=clock.now())
    count = 0
    for number, session in enumerate(rows.select_related("group").order_by("starts_at")):
        there = [seat for place, seat in enumerate(seats) if place == 1 or (place + number) % 3]
        with clock.frozen(session.ends_at):
            attending.save_list(session=session, seats=there, notes={}, by=dana)
            attending.finish_session(session=session, minutes=60, by=dana)
        count += len(there) + 4
    return count


def _open_evening(cast: Cast, today: dt.date) -> None:
    friday = today + dt.timedelta(days=(4 - today.weekday()) % 7 or 7)
    starting.start_group(
        program=cast.programs[0],
        plan=EVENING,
        times=starting.Times(friday, dt.time(19, 30), ZONE, minutes=90, count=8),
        by=actor_for(cast.members["Wil M."]),
    )
