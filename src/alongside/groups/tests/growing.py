"""One more of everything of groups, for the test that pages ask the same for 10 and for 50."""

import datetime as dt
from typing import Any

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.groups.commands import joining, settings, starting
from alongside.groups.models import (
    Attendance,
    Group,
    GroupSession,
    Leading,
    MentorOffer,
    Proof,
    Seat,
)
from alongside.groups.tests.factories import make_group
from alongside.people.models import Membership, Person, Program
from alongside.people.tests import factories


def grow_groups(program: Program, coach: Membership, june: Person, number: int) -> None:
    """This function will add a group, a place in June's, a day she came, an offer, a paper."""
    own: dict[str, Any] = {"organisation_id": june.organisation_id}
    by = Actor.system(june.organisation_id)
    new = make_group(program, coach, name=f"Group {number}", is_open=number % 2 == 0)
    if number % 2:
        joining.invite(group=new, person=june, by=by)
    settings.add_guide(program=program, title=f"Topic {number}", parts="5 Tea", by=by)
    # All of it is made in one frozen moment: her own group is the one that is not from here.
    hers = Group.objects.scoped(by).filter(seats__person=june)
    first = next((g for g in hers.order_by("pk") if not g.name.startswith("Group ")), None)
    if first is None:
        return
    session = GroupSession.objects.create(
        **own, group=first, starts_at=clock.now() + dt.timedelta(days=number + 1),
        ends_at=clock.now() + dt.timedelta(days=number + 1, hours=1),
    )  # fmt: skip
    Leading.objects.create(**own, session=session, coach=coach, minutes=60)
    at = clock.now() - dt.timedelta(days=number)
    Attendance.objects.create(
        **own, session=session, person=june, came_by="door", minutes=60, occurred_at=at
    )
    _other(first, own, number)
    Proof.objects.create(
        **own, person=june, full_name="June", issued_by="Center", first_day=at.date(),
        last_day=at.date(), minutes=60, made_on=at.date(), language="en", code=f"CODE{number}",
        code_hash=f"hash {number}", digest="-",
    )  # fmt: skip


def _other(group: Group, own: dict[str, Any], number: int) -> None:
    starting.change_group(
        group=group,
        plan=starting.Plan("Circle", capacity=50),
        by=Actor.system(group.organisation_id),
    )
    other = factories.make_person(group.organisation, f"Lee{number}")
    Seat.objects.create(
        **own, group=group, person=other, state="in" if number < 45 else "waiting",
        alias=f"Lee {number}", door_code=f"{number:04}", agreed_at=clock.now(),
        waiting_since=clock.now(),
    )  # fmt: skip
    MentorOffer.objects.create(
        **own, group=group, person=other, alias=f"Lee {number}", ways=["phone"], room=2
    )
