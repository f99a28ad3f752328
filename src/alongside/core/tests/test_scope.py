from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count, Q, QuerySet

from alongside.core.actor import Actor
from alongside.core.scope import Unscoped
from alongside.people.models import Assignment, Person
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db

Run = Callable[[Any], object]
WAYS: dict[str, Run] = {
    "iterate": list,
    "length": len,
    "truth": bool,
    "index": lambda rows: rows[0],
    "slice": lambda rows: list(rows[:2]),
    "iterator": lambda rows: list(rows.iterator()),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "get": lambda rows: rows.get(zip="06106"),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.last(),
    "latest": lambda rows: rows.latest("created_at"),
    "earliest": lambda rows: rows.earliest("created_at"),
    "aggregate": lambda rows: rows.aggregate(n=Count("pk")),
    "update": lambda rows: rows.update(may_call=False),
    "delete": lambda rows: rows.filter(zip="x").delete(),
    "values": lambda rows: list(rows.values("pk")),
    "values_list": lambda rows: list(rows.values_list("pk", flat=True)),
    "in_bulk": lambda rows: rows.in_bulk(),
    "distinct": lambda rows: list(rows.distinct()),
    "annotate": lambda rows: list(rows.annotate(n=Count("enrolments"))),
    "dates": lambda rows: list(rows.datetimes("created_at", "day")),
    "get_or_create": lambda rows: rows.get_or_create(zip="06106"),
    "update_or_create": lambda rows: rows.update_or_create(zip="06106"),
    "contains": lambda rows: rows.contains(Person()),
    "union": lambda rows: list(rows.union(rows)),
    "bulk_update": lambda rows: rows.bulk_update([Person(zip="0")], ["zip"]),
}


@pytest.mark.parametrize("way", list(WAYS))
def test_a_query_without_scope_never_runs(world: World, way: str) -> None:
    with pytest.raises(Unscoped):
        WAYS[way](Person.objects.filter(Q(zip="06106") | Q(zip="")))


READS = sorted(set(WAYS) - {"get", "get_or_create", "update_or_create", "contains", "bulk_update"})


@pytest.mark.parametrize("way", READS)
def test_a_query_with_scope_runs(world: World, way: str) -> None:
    WAYS[way](Person.objects.scoped(world.dana))


def test_a_scope_shows_one_organisation(world: World) -> None:
    names = [p.first_name for p in Person.objects.scoped(world.dana)]
    assert sorted(names) == ["June", "Ray", "Sam"]
    assert Person.objects.scoped(world.dana).filter(pk=world.meadow.june_person.pk).first() is None
    assert Person.objects.across_organisations("a test counts everybody").count() == 6


def test_crossing_organisations_needs_a_reason() -> None:
    with pytest.raises(Unscoped):
        Person.objects.across_organisations("")


def test_an_actor_without_an_organisation_sees_nobody(world: World) -> None:
    assert list(Person.objects.scoped(Actor.public(None))) == []
    assert Person.objects.scoped(Actor.system(None)).count() == 6


def test_an_unscoped_query_may_stand_inside_a_scoped_one(world: World) -> None:
    inner = Assignment.objects.filter(coach_id=world.dana.membership_id).values("person_id")
    rows: QuerySet[Person] = Person.objects.scoped(world.dana).filter(pk__in=inner)
    assert [p.first_name for p in rows] == ["June"]


def test_a_relation_walked_from_a_row_is_scoped_by_it(world: World) -> None:
    june = (
        Person.objects.scoped(world.dana)
        .prefetch_related("assignments")
        .get(pk=world.june_person.pk)
    )
    assert june.enrolments.count() == 1
    assert len(june.assignments.all()) == 2
    assert june.enrolments.filter(program=world.program).exists()


def test_a_mark_does_not_leak_to_the_query_it_was_made_from() -> None:
    rows = Person.objects.all()
    rows.across_organisations("a test")
    with pytest.raises(Unscoped):
        list(rows)
