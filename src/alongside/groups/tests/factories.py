"""A group with its dates, and people in it."""

import datetime as dt
from typing import Any

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.ids import new_id
from alongside.groups import agreement
from alongside.groups.commands import joining
from alongside.groups.commands.starting import Plan, Times, start_group
from alongside.groups.models import Group, GroupSession, Seat
from alongside.people.models import Membership, Person, Program
from alongside.people.queries.actors import actor_for

ZONE = "America/New_York"


def make_group(
    program: Program, coach: Membership, *, minutes_ahead: int = 10, count: int = 3, **plan: Any
) -> Group:
    """This function will start a group whose first session begins in so many minutes."""
    at = clock.now() + dt.timedelta(minutes=minutes_ahead)
    wall = at.astimezone(dt.UTC)
    times = Times(wall.date(), wall.time(), "UTC", count=count)
    plan.setdefault("name", "Tuesday circle")
    by = actor_for(coach)
    return start_group(program=program, plan=Plan(**plan), times=times, id=new_id(), by=by)


def first_session(group: Group) -> GroupSession:
    """This function will give the first date of a group."""
    return (
        GroupSession.objects.in_organisation(group.organisation_id)
        .filter(group=group)
        .order_by("starts_at")
        .select_related("group")[0]
    )


def invite(group: Group, person: Person, by: Actor | None = None) -> Seat:
    """This function will invite somebody."""
    return joining.invite(group=group, person=person, by=by or Actor.system(group.organisation_id))


def join(group: Group, person: Person, by: Actor, alias: str = "Juniper") -> Seat:
    """This function will let somebody join with the agreement in force."""
    return joining.join(
        group=group, person=person, alias=alias,
        agreement_version=agreement.in_force().version, by=by,
    )  # fmt: skip
