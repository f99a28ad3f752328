"""From invitation to attendance: the place, the list, the timeline, the hours."""

import datetime as dt

import pytest

from alongside.coaching.presenters.timeline import Shown
from alongside.coaching.queries import timeline
from alongside.core import clock
from alongside.core.errors import BadInput, Conflict, NotFound
from alongside.core.models import AuditEvent
from alongside.groups import agreement
from alongside.groups.commands import attending, door, joining, settings, starting
from alongside.groups.models import Attendance, Group, Leading, Seat
from alongside.groups.queries import own
from alongside.groups.tests.factories import first_session, invite, join, make_group
from alongside.workforce.models import HoursEntry
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(world: World) -> Group:
    """Dana's closed group with two places, ten minutes before its first session."""
    return make_group(world.program, world.membership_of(world.dana), capacity=2)


def test_june_is_invited_joins_comes_and_dana_has_the_hours(world: World, group: Group) -> None:
    invite(group, world.june_person, world.dana)
    seat = join(group, world.june_person, world.june)
    session = first_session(group)
    attending.save_list(session=session, seats=[seat], notes={}, by=world.dana)
    attending.finish_session(session=session, minutes=75, by=world.dana)
    entry = timeline.page(person_id=world.june_person.pk, by=world.dana)[0]
    assert Shown(entry).title == "Group session · In person"
    assert (entry.who, entry.words, entry.numbers[0]) == ("", "", 75)
    hours = HoursEntry.objects.scoped(world.dana).get(kind="group")
    led = Leading.objects.scoped(world.dana).get()
    assert (hours.coach_id, hours.minutes, hours.source_id) == (
        world.dana.membership_id,
        75,
        led.pk,
    )
    assert [one.minutes for one in own.attended(by=world.june)] == [75]


def test_two_who_lead_both_have_the_hours_once(world: World) -> None:
    coaches = [world.membership_of(world.dana), world.membership_of(world.cora)]
    day = clock.today("UTC")
    group = starting.start_group(
        program=world.program, plan=starting.Plan("Two"),
        times=starting.Times(day, (clock.now() + dt.timedelta(minutes=5)).time(), "UTC"),
        coaches=coaches, by=world.dana,
    )  # fmt: skip
    session = first_session(group)
    for _again in range(2):
        attending.finish_session(session=session, minutes=60, by=world.cora)
    rows = HoursEntry.objects.scoped(world.dana).filter(kind="group")
    assert {(one.coach_id, one.minutes) for one in rows} == {(c.pk, 60) for c in coaches}


def test_nobody_is_in_before_they_agreed(world: World, group: Group) -> None:
    invited = invite(group, world.june_person, world.dana)
    with pytest.raises(Conflict):
        attending.mark_present(
            session=first_session(group), seat=invited, came_by="door", by=world.dana
        )
    with pytest.raises(BadInput) as refused:
        joining.join(
            group=group, person=world.june_person, alias="J", agreement_version="old", by=world.june
        )
    assert refused.value.field == "agreed"
    seat = join(group, world.june_person, world.june)
    assert seat.pk == invited.pk
    assert seat.agreement_version == agreement.in_force().version


def test_the_first_who_waits_moves_up_when_somebody_leaves(world: World, group: Group) -> None:
    starting.change_group(group=group, plan=starting.Plan("One", capacity=1), by=world.dana)
    invite(group, world.june_person, world.dana)
    invite(group, world.ray_person)
    first = join(group, world.june_person, world.june)
    second = join(group, world.ray_person, world.ray, "Owl")
    assert (first.state, second.state) == ("in", "waiting")
    joining.leave(seat=first, by=world.june)
    assert Seat.objects.scoped(world.ray).get(pk=second.pk).state == "in"


def test_more_room_lets_who_waits_move_up(world: World, group: Group) -> None:
    starting.change_group(group=group, plan=starting.Plan("One", capacity=1), by=world.dana)
    for person, by in ((world.june_person, world.june), (world.ray_person, world.ray)):
        invite(group, person)
        join(group, person, by)
    starting.change_group(group=group, plan=starting.Plan("Two", capacity=2), by=world.dana)
    assert set(Seat.objects.scoped(world.dana).values_list("state", flat=True)) == {"in"}


def test_a_closed_group_is_nothing_to_who_was_not_invited(world: World, group: Group) -> None:
    with pytest.raises(NotFound):
        join(group, world.june_person, world.june)
    assert own.open_groups(by=world.june) == []


def test_an_open_group_is_for_the_people_of_its_program(world: World) -> None:
    open_one = make_group(world.program, world.membership_of(world.dana), is_open=True)
    assert [one.pk for one in own.open_groups(by=world.june)] == [open_one.pk]
    assert own.open_groups(by=world.ray) == []
    with pytest.raises(NotFound):
        join(open_one, world.ray_person, world.ray)
    join(open_one, world.june_person, world.june)
    assert own.open_groups(by=world.june) == []


def test_a_link_in_other_hands_is_nothing_and_names_nobody(world: World, group: Group) -> None:
    invite(group, world.june_person, world.dana)
    seat = join(group, world.june_person, world.june)
    assert own.seat_of_link(seat.link, by=world.june).pk == seat.pk
    for by in (world.ray, world.dana, world.theo, world.meadow.june):
        with pytest.raises(NotFound):
            own.seat_of_link(seat.link, by=by)
    assert "june" not in seat.link
    assert seat.link not in seat.link_hash


def test_the_door_takes_code_or_alias_and_knows_nobody_else(world: World, group: Group) -> None:
    invite(group, world.june_person, world.dana)
    seat = join(group, world.june_person, world.june)
    session = door.open_door(session=first_session(group), by=world.dana)
    found = own.door(session.door, by=world.public)
    assert found is not None
    with pytest.raises(BadInput):
        door.check_in_at_door(session=found, door=session.door, code="nobody", by=world.public)
    for typed in (seat.door_code, " JUNIPER "):
        door.check_in_at_door(session=found, door=session.door, code=typed, by=world.public)
    assert Attendance.objects.scoped(world.dana).get().person_id == world.june_person.pk
    with pytest.raises(NotFound):
        door.check_in_at_door(session=found, door="guessed", code=seat.door_code, by=world.public)
    with clock.frozen(session.ends_at + dt.timedelta(hours=2)):
        assert own.door(session.door, by=world.public) is None


def test_a_tick_that_was_a_mistake_is_taken_back(world: World, group: Group) -> None:
    invite(group, world.june_person, world.dana)
    seat = join(group, world.june_person, world.june)
    session = first_session(group)
    attending.save_list(session=session, seats=[seat], notes={}, by=world.dana)
    attending.save_list(session=session, seats=[], notes={}, by=world.dana)
    assert not Attendance.objects.scoped(world.dana).exists()
    attending.save_list(session=session, seats=[seat], notes={}, by=world.dana)
    seen = AuditEvent.objects.filter(person_id=world.june_person.pk)
    assert seen.filter(action="groups.mark_present").count() == 2
    assert seen.filter(action="groups.take_back_presence").count() == 1


def test_a_counted_session_is_set_right_for_two_weeks_and_no_longer(
    world: World, group: Group
) -> None:
    invite(group, world.june_person, world.dana)
    seat = join(group, world.june_person, world.june)
    session = first_session(group)
    attending.finish_session(session=session, minutes=90, by=world.dana)
    attending.save_list(session=session, seats=[seat], notes={}, by=world.dana)
    for _sent_twice in range(2):
        attending.correct_session(session=session, minutes=60, by=world.dana)
    hours = HoursEntry.objects.scoped(world.dana).filter(kind="group").order_by("created_at")
    assert [one.minutes for one in hours] == [90, -30]
    assert [one.minutes for one in own.attended(by=world.june)] == [60]
    assert session.held_at is not None
    with clock.frozen(session.held_at + dt.timedelta(days=15)):
        with pytest.raises(Conflict):
            attending.correct_session(session=session, minutes=45, by=world.dana)
        with pytest.raises(Conflict):
            attending.save_list(session=session, seats=[], notes={}, by=world.dana)
    assert [one.minutes for one in own.attended(by=world.june)] == [60]


def test_what_is_not_counted_yet_is_not_set_right(world: World, group: Group) -> None:
    with pytest.raises(Conflict):
        attending.correct_session(session=first_session(group), minutes=60, by=world.dana)
    assert not HoursEntry.objects.scoped(world.dana).filter(kind="group").exists()


def test_a_note_is_kept_only_where_the_payer_asks(world: World, group: Group) -> None:
    invite(group, world.june_person, world.dana)
    seat = join(group, world.june_person, world.june)
    session = first_session(group)
    with pytest.raises(BadInput):
        attending.mark_present(
            session=session, seat=seat, came_by="door", note="Quiet", by=world.dana
        )
    settings.set_rules(
        program=world.program, asks_note=True, note_source="NC Medicaid, 8A", by=world.ada
    )
    attending.save_list(session=session, seats=[seat], notes={seat.pk: "Took part."}, by=world.dana)
    assert Attendance.objects.scoped(world.dana).get().note == "Took part."


def test_only_who_leads_has_the_list(world: World, group: Group) -> None:
    invite(group, world.june_person, world.dana)
    seat = join(group, world.june_person, world.june)
    session = first_session(group)
    for by in (world.cora, world.theo, world.wil, world.ada, world.eve, world.ray):
        with pytest.raises(NotFound):
            attending.save_list(session=session, seats=[seat], notes={}, by=by)


def test_a_date_called_off_stays_and_takes_nobody(world: World, group: Group) -> None:
    session = starting.cancel_session(session=first_session(group), by=world.dana)
    invite(group, world.june_person, world.dana)
    seat = join(group, world.june_person, world.june)
    with pytest.raises(Conflict):
        attending.mark_present(session=session, seat=seat, came_by="online", by=world.june)
    assert [one.cancelled_at is None for one in own.dates(group, by=world.june)] == [
        False, True, True,
    ]  # fmt: skip


def test_a_group_that_ends_calls_its_dates_off_and_keeps_nobody(world: World, group: Group) -> None:
    invite(group, world.june_person, world.dana)
    join(group, world.june_person, world.june)
    starting.end_group(group=group, by=world.dana)
    assert own.seats(by=world.june) == []
    assert all(one.cancelled_at for one in group.sessions.all())
