"""A statement that is kept asks for whoever asks now, and never for who asked first."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from alongside.coaching.queries import caseload
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.prepared import MOST_SHAPES, Baked, prepared
from alongside.core.scope import Unscoped
from alongside.people.models import Membership, Person
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db


@prepared
def colleagues(*, by: Actor) -> QuerySet[Membership]:
    return Membership.objects.scoped(by).select_related("user").order_by("pk")


@prepared
def one_person(*, by: Actor, id: uuid.UUID) -> QuerySet[Any, tuple[uuid.UUID, dt.datetime]]:
    return Person.objects.scoped(by).filter(pk=id).values_list("pk", "created_at")


@prepared
def made_before(*, by: Actor, moment: dt.datetime, limit: int) -> QuerySet[Person]:
    return Person.objects.scoped(by).filter(created_at__lt=moment).order_by("pk")[:limit]


def test_each_asks_within_their_own_organisation(world: World) -> None:
    for by in (world.dana, world.meadow.dana, world.dana):
        expected = Membership.objects.scoped(by).order_by("pk")
        assert colleagues(by=by) == list(expected)
    assert colleagues(by=world.dana) != colleagues(by=world.meadow.dana)


def test_another_organisations_person_is_not_found(world: World) -> None:
    june = world.june_person
    assert one_person(by=world.dana, id=june.pk) == [(june.pk, june.created_at)]
    assert one_person(by=world.meadow.dana, id=june.pk) == []
    assert one_person(by=world.dana, id=uuid.uuid4()) == []


def test_moments_and_numbers_are_asked_as_given(world: World) -> None:
    everybody = list(Person.objects.scoped(world.dana).order_by("pk"))
    soon = clock.now() + dt.timedelta(days=1)
    assert made_before(by=world.dana, moment=soon, limit=2) == everybody[:2]
    assert made_before(by=world.dana, moment=soon, limit=1) == everybody[:1]
    assert made_before(by=world.dana, moment=clock.now() - dt.timedelta(days=1), limit=2) == []


def test_related_rows_come_along_in_the_same_statement(world: World) -> None:
    colleagues(by=world.dana)
    with CaptureQueriesContext(connection) as asked:
        found = [m.user.username for m in colleagues(by=world.dana) if m.user]
    assert len(asked) == 1
    assert found


def test_nobody_in_particular_finds_nothing(world: World) -> None:
    assert colleagues(by=Actor.public(None)) == []
    assert colleagues(by=Actor.public(None)) == []


def test_a_value_that_is_changed_on_its_way_is_refused(world: World) -> None:
    @prepared
    def sloppy(*, by: Actor, day: dt.date) -> QuerySet[Person]:
        return Person.objects.scoped(by).filter(created_at__date__gt=day - dt.timedelta(days=1))

    with pytest.raises(Baked, match="day"):
        sloppy(by=world.dana, day=dt.date(2026, 11, 24))


def test_a_look_at_the_clock_is_refused(world: World) -> None:
    @prepared
    def sloppy(*, by: Actor) -> QuerySet[Person]:
        return Person.objects.scoped(by).filter(created_at__lt=clock.now())

    with pytest.raises(clock.ClockClosed):
        sloppy(by=world.dana)
    assert clock.now()


def test_rows_without_a_scope_are_refused() -> None:
    @prepared
    def sloppy(*, id: uuid.UUID) -> QuerySet[Person]:
        return Person.objects.filter(pk=id)

    with pytest.raises(Unscoped):
        sloppy(id=uuid.uuid4())


def test_words_that_differ_each_time_are_asked_but_not_kept_without_end(world: World) -> None:
    @prepared
    def of_zone(*, by: Actor, zone: str) -> QuerySet[Any, dict[str, Any]]:
        rows = Person.objects.scoped(by).filter(time_zone=zone)
        found: Any = rows.annotate(id_again=F("pk")).values("id_again")
        return found  # type: ignore[no-any-return]

    for n in range(MOST_SHAPES + 3):
        assert of_zone(by=world.dana, zone=f"Nowhere/{n}") == []
    zone = world.june_person.time_zone
    assert {"id_again": world.june_person.pk} in of_zone(by=world.dana, zone=zone)


def test_two_coaches_see_their_own_people_one_after_the_other(world: World) -> None:
    seen = {
        by.membership_id: [
            line.person.pk for line in caseload.for_coach(by=by, zone="UTC", page=1).lines
        ]
        for by in (world.dana, world.wil, world.dana)
    }
    assert world.june_person.pk in seen[world.dana.membership_id]
    assert world.june_person.pk not in seen[world.wil.membership_id]
