"""Two people agree on their own: both say yes, either ends it, and no coach is a mentor."""

import pytest

from alongside.core.errors import BadInput, Conflict, NotFound
from alongside.core.models import AuditEvent
from alongside.groups.commands import joining, mentors
from alongside.groups.models import Group, MentoringSide, MentorOffer, Seat
from alongside.groups.queries import mentors as asks
from alongside.groups.tests.factories import invite, join, make_group
from alongside.people.commands.assignments import assign_coach
from alongside.people.models import Membership
from alongside.people.queries.actors import actor_for
from alongside.people.tests import factories
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(world: World) -> Group:
    """Wil's group, in which June and Ray are."""
    group = make_group(world.other_program, world.membership_of(world.wil))
    for person, by, alias in (
        (world.june_person, world.june, "Juniper"),
        (world.ray_person, world.ray, "Sparrow"),
    ):
        invite(group, person)
        join(group, person, by, alias)
    return group


def _seat(group: Group, world: World, who: str) -> Seat:
    return Seat.objects.scoped(world.system).get(
        group=group, person=getattr(world, f"{who}_person")
    )


def _offer(group: Group, world: World, room: int = 1) -> MentorOffer:
    return mentors.offer(
        seat=_seat(group, world, "ray"), kind="mentor", ways=["text"], room=room, by=world.ray
    )


def test_each_reads_what_the_other_shared_only_after_both_said_yes(
    world: World, group: Group
) -> None:
    offer = _offer(group, world)
    mine = mentors.ask(
        offer=offer, seat=_seat(group, world, "june"), reach="203 555 0101", by=world.june
    )
    assert [one.reach for one in asks.between(by=world.ray)] == [""]
    side = asks.own_side(mine.mentoring_id, by=world.ray)
    mentors.agree(side=side, reach="203 555 0102", by=world.ray)
    (june,), (ray,) = asks.between(by=world.june), asks.between(by=world.ray)
    assert (june.alias, june.reach) == ("Sparrow", "203 555 0102")
    assert (ray.alias, ray.reach) == ("Juniper", "203 555 0101")


@pytest.mark.parametrize("who", ["june", "ray"])
def test_either_ends_it_with_no_reason_and_what_was_shared_is_erased(
    world: World, group: Group, who: str
) -> None:
    mine = mentors.ask(
        offer=_offer(group, world), seat=_seat(group, world, "june"), reach="A", by=world.june
    )
    mentors.agree(side=asks.own_side(mine.mentoring_id, by=world.ray), reach="B", by=world.ray)
    by = getattr(world, who)
    mentors.end(side=asks.own_side(mine.mentoring_id, by=by), by=by)
    sides = MentoringSide.objects.scoped(world.system).filter(mentoring=mine.mentoring_id)
    assert [one.reach for one in sides] == ["", ""]
    assert asks.between(by=world.june) == asks.between(by=world.ray) == []


def test_the_platform_has_no_place_for_notes_or_reasons() -> None:
    fields = {field.name for field in MentoringSide._meta.fields}
    assert not fields & {"note", "notes", "reason", "ended_by", "words"}


def test_an_offer_takes_no_more_than_it_has_room_for(world: World, group: Group) -> None:
    offer = _offer(group, world, room=1)
    mine = mentors.ask(offer=offer, seat=_seat(group, world, "june"), reach="A", by=world.june)
    mentors.agree(side=asks.own_side(mine.mentoring_id, by=world.ray), reach="B", by=world.ray)
    kit = factories.make_person(world.organisation, "Kit")
    invite(group, kit)
    by = actor_for(factories.give_account(kit))
    join(group, kit, by, "Kestrel")
    assert asks.offers(by=by) == []
    seat = Seat.objects.scoped(by).get(group=group, person=kit)
    with pytest.raises(Conflict):
        mentors.ask(offer=offer, seat=seat, reach="C", by=by)


def test_an_offer_is_for_the_people_of_its_group(world: World, group: Group) -> None:
    offer = _offer(group, world)
    assert asks.offers(by=world.ray) == []  # nobody asks themself
    joining.leave(seat=_seat(group, world, "june"), by=world.june)
    assert asks.offers(by=world.june) == []
    with pytest.raises(NotFound):
        asks.offer_to_ask(offer.pk, by=world.june)


def test_an_offer_ends_when_who_made_it_leaves(world: World, group: Group) -> None:
    offer = _offer(group, world)
    joining.leave(seat=_seat(group, world, "ray"), by=world.ray)
    offer.refresh_from_db()
    assert offer.ended_at is not None


def test_an_offer_says_how_and_for_how_many(world: World, group: Group) -> None:
    seat = _seat(group, world, "ray")
    for ways, room, field in (([], 1, "ways"), (["phone"], 9, "room"), (["pigeon"], 1, "ways")):
        with pytest.raises(BadInput) as refused:
            mentors.offer(seat=seat, kind="mentor", ways=ways, room=room, by=world.ray)
        assert refused.value.field == field


def _makes_ray_a_coach(world: World) -> Membership:
    """Ray, who is in recovery, works here as a coach as well, under the same sign-in."""
    ray = world.membership_of(world.ray)
    return Membership.objects.create(
        organisation=world.organisation, user=ray.user, role="coach", name="Ray C."
    )


def test_a_coach_is_no_mentor_of_somebody_they_coach(world: World, group: Group) -> None:
    factories.assign(world.june_person, _makes_ray_a_coach(world))
    offer = _offer(group, world)
    assert asks.offers(by=world.june) == []
    with pytest.raises(NotFound):
        mentors.ask(offer=offer, seat=_seat(group, world, "june"), reach="A", by=world.june)


def test_nor_the_other_way_round(world: World, group: Group) -> None:
    coach = _makes_ray_a_coach(world)
    factories.assign(world.june_person, coach)
    offer = mentors.offer(
        seat=_seat(group, world, "june"), kind="sponsor", ways=["phone"], room=1, by=world.june
    )
    with pytest.raises(NotFound):
        mentors.ask(offer=offer, seat=_seat(group, world, "ray"), reach="A", by=world.ray)


def test_what_was_asked_before_cannot_be_agreed_to_by_a_coach(world: World, group: Group) -> None:
    mine = mentors.ask(
        offer=_offer(group, world), seat=_seat(group, world, "june"), reach="A", by=world.june
    )
    factories.assign(world.june_person, _makes_ray_a_coach(world))
    side = asks.own_side(mine.mentoring_id, by=world.ray)
    with pytest.raises(NotFound):
        mentors.agree(side=side, reach="B", by=world.ray)


@pytest.mark.django_db(transaction=True)
def test_it_ends_by_itself_when_the_mentor_becomes_the_coach(world: World, group: Group) -> None:
    mine = mentors.ask(
        offer=_offer(group, world), seat=_seat(group, world, "june"), reach="A", by=world.june
    )
    mentors.agree(side=asks.own_side(mine.mentoring_id, by=world.ray), reach="B", by=world.ray)
    assign_coach(person=world.june_person, coach=_makes_ray_a_coach(world), by=world.theo)
    assert asks.between(by=world.june) == []


def test_the_log_of_one_says_nothing_of_the_other(world: World, group: Group) -> None:
    mentors.ask(
        offer=_offer(group, world), seat=_seat(group, world, "june"), reach="A", by=world.june
    )
    events = AuditEvent.objects.filter(action="groups.ask_mentor")
    assert [one.person_id for one in events] == [world.june_person.pk]
    assert str(world.ray_person.pk) not in str(list(events.values("detail", "object_id")))
