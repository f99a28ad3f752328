import datetime as dt

import pytest

from alongside.coaching.commands import cadence, checkins, counters
from alongside.coaching.models import CadenceAgreement, CallRequest, CheckIn, Transition
from alongside.coaching.queries.checkins import counted
from alongside.coaching.tests.factories import make_cadence, make_check_in
from alongside.core import clock
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.core.models import StoredEvent
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db
ZONE = "America/New_York"


def test_a_check_in_keeps_what_was_said_and_asks_for_a_call(world: World) -> None:
    row = checkins.record_check_in(
        person=world.june_person, day=2, craving=8, helps=["support"], words="Long night",
        please_call=True, by=world.june,
    )  # fmt: skip
    assert (row.day, row.craving, row.connection) == (2, 8, None)
    asked = CallRequest.objects.scoped(world.june).get()
    assert asked.check_in_id == row.pk
    names = set(StoredEvent.objects.values_list("name", flat=True))
    assert {"coaching.checked_in", "coaching.call_asked"} <= names


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"day": 0}, "day"),
        ({"day": 6}, "day"),
        ({"day": 3, "craving": 11}, "craving"),
        ({"day": 3, "craving": -1}, "craving"),
        ({"day": 3, "connection": 11}, "connection"),
        ({"day": 3, "helps": ["luck"]}, "helps"),
    ],
)
def test_a_rating_out_of_range_is_refused(
    world: World, values: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        checkins.record_check_in(person=world.june_person, by=world.june, **values)  # type: ignore[arg-type]
    assert refusal.value.field == field


@pytest.mark.parametrize(("who", "error"), [("dana", NotPermitted), ("ray", NotFound)])
def test_nobody_checks_in_for_june(world: World, who: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        checkins.record_check_in(person=world.june_person, day=3, by=getattr(world, who))


def test_a_check_in_sent_twice_is_one(world: World) -> None:
    key = new_id()
    first = make_check_in(world.june_person, id=key, please_call=True)
    assert make_check_in(world.june_person, id=key, please_call=True) == first
    assert CheckIn.objects.scoped(world.june).count() == 1


def test_asking_twice_keeps_the_first_asking_and_it_can_be_taken_back(world: World) -> None:
    first = checkins.ask_for_call(person=world.june_person, by=world.june)
    assert checkins.ask_for_call(person=world.june_person, by=world.june) == first
    checkins.take_back_call(person=world.june_person, by=world.june)
    with pytest.raises(Conflict):
        checkins.take_back_call(person=world.june_person, by=world.june)


def test_a_new_agreement_ends_the_one_before(world: World) -> None:
    make_cadence(world.june_person, 7)
    cadence.agree_cadence(person=world.june_person, every_days=14, mode="text", by=world.dana)
    rows = CadenceAgreement.objects.scoped(world.dana)
    assert rows.count() == 2
    assert rows.get(until=None).every_days == 14


@pytest.mark.parametrize("days", [0, 91, -7])
def test_an_agreement_is_for_1_to_90_days(world: World, days: int) -> None:
    with pytest.raises(BadInput):
        cadence.agree_cadence(person=world.june_person, every_days=days, mode="text", by=world.dana)


def test_an_event_follows_the_newest_rule_of_the_program(world: World) -> None:
    def rule(days: list[int], ago: int) -> None:
        cadence.set_follow_up_rule(
            program=world.program, kind="jail_release", days=days, source="County agreement",
            effective_on=clock.today(ZONE) - dt.timedelta(days=ago), by=world.ada,
        )  # fmt: skip

    rule([1, 5], ago=30)
    rule([2, 4, 8], ago=10)
    rule([60], ago=-5)
    row = cadence.note_transition(
        person=world.june_person, kind="jail_release", by=world.dana, id=new_id()
    )
    assert row.days == [2, 4, 8]
    assert row.last_day_on == row.occurred_on + dt.timedelta(days=8)


def test_an_event_without_a_rule_follows_the_default(world: World) -> None:
    row = cadence.note_transition(person=world.june_person, kind="hospital", by=world.dana)
    assert row.days == [1, 3, 7, 14, 30]


@pytest.mark.parametrize("days", [[3, 1], [0, 1], [1, 1], ["a"], [4000]])
def test_a_rules_days_rise(world: World, days: list[int]) -> None:
    with pytest.raises(BadInput):
        cadence.set_follow_up_rule(
            program=world.program, kind="hospital", days=days, source="Us", by=world.ada
        )


@pytest.mark.parametrize("who", ["dana", "theo", "june", "priya"])
def test_only_administrators_set_rules(world: World, who: str) -> None:
    with pytest.raises(NotPermitted):
        cadence.set_follow_up_rule(
            program=world.program, kind="hospital", days=[1], source="Us", by=getattr(world, who)
        )


def test_an_administrator_next_door_cannot_set_our_rules(world: World) -> None:
    with pytest.raises(NotFound):
        cadence.set_follow_up_rule(
            program=world.program, kind="hospital", days=[1], source="Us", by=world.meadow.ada
        )


def test_a_noted_return_takes_nothing_away_and_tells_nobody(world: World) -> None:
    since = clock.today(ZONE) - dt.timedelta(days=99)
    counters.start_counter(person=world.june_person, since=since, by=world.june)
    make_check_in(world.june_person)
    before, told = counted(by=world.june, zone=ZONE), StoredEvent.objects.count()
    counters.note_return(person=world.june_person, by=world.june)
    after = counted(by=world.june, zone=ZONE)
    assert before is not None
    assert after is not None
    assert (after.days, after.days_this_year, after.check_ins) == (
        before.days, before.days_this_year, before.check_ins,
    )  # fmt: skip
    assert after.days == 100
    assert StoredEvent.objects.count() == told
    assert not Transition.objects.scoped(world.june).exists()


def test_starting_again_later_keeps_the_first_day(world: World) -> None:
    first = clock.today(ZONE) - dt.timedelta(days=30)
    counters.start_counter(person=world.june_person, since=first, by=world.june)
    row = counters.start_counter(person=world.june_person, since=clock.today(ZONE), by=world.june)
    assert row.since == first


def test_only_june_keeps_her_counter(world: World) -> None:
    with pytest.raises(NotPermitted):
        counters.start_counter(person=world.june_person, since=clock.today(ZONE), by=world.dana)
