"""The waiting list, over many comings and goings: never too many, never a place left empty."""

import dataclasses
import random

import pytest

from alongside.groups.commands import joining, starting
from alongside.groups.models import Group, Seat
from alongside.groups.tests.factories import invite, join, make_group
from alongside.people.models import Person
from alongside.people.tests import factories
from tests.fixtures.people import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.parametrize("seed", [1, 2])
def test_places_are_full_before_anybody_waits_and_the_first_moves_up(
    world: World, seed: int
) -> None:
    rng = random.Random(seed)
    group = make_group(world.program, world.membership_of(world.dana), capacity=2)
    people = [factories.make_person(world.organisation, f"Kit{n}") for n in range(5)]
    waiting: list[Person] = []
    inside: list[Person] = []
    capacity = 2
    for _step in range(40):
        person, grows = rng.choice(people), rng.random() < 0.1
        if grows:
            capacity = rng.randint(1, 4)
            starting.change_group(
                group=group, plan=starting.Plan("Circle", capacity=capacity), by=world.dana
            )
        elif person in inside or person in waiting:
            (inside if person in inside else waiting).remove(person)
            joining.leave(seat=_seat(group, person, world), by=world.dana)
        else:
            by = dataclasses.replace(world.system, person_id=person.pk)
            invite(group, person)
            join(group, person, by, person.given_name)
            (inside if len(inside) < capacity else waiting).append(person)
        while waiting and len(inside) < capacity:
            inside.append(waiting.pop(0))
        assert _in_state(group, world, "in") == {one.pk for one in inside}
        assert _in_state(group, world, "waiting") == {one.pk for one in waiting}


def _seat(group: Group, person: Person, world: World) -> Seat:
    rows = Seat.objects.scoped(world.system).select_related("group")
    return rows.get(group=group, person=person, ended_at__isnull=True)


def _in_state(group: Group, world: World, state: str) -> set[object]:
    rows = Seat.objects.scoped(world.system).filter(group=group, state=state, ended_at__isnull=True)
    return set(rows.values_list("person_id", flat=True))
