"""What pages of groups show, and to whom: nobody learns who is in a group (T23)."""

import datetime as dt

import pytest

from alongside.core import clock
from alongside.groups import agreement
from alongside.groups.commands import attending, door, settings
from alongside.groups.models import Attendance, Group, Seat
from alongside.groups.tests.factories import first_session, invite, join, make_group
from alongside.people.models import Person
from alongside.people.tests import factories
from alongside.privacy import packets
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
ROOM = "https://rooms.example.org/ours"


@pytest.fixture
def group(world: World) -> Group:
    """Dana's group, in person and online, with June as Juniper and Ray as Sparrow."""
    group = make_group(
        world.program, world.membership_of(world.dana), mode="both", room=ROOM, name="Circle"
    )
    for person, by, alias in (
        (world.june_person, world.june, "Juniper"),
        (world.ray_person, world.ray, "Sparrow"),
    ):
        invite(group, person)
        join(group, person, by, alias)
    return group


def _seat(group: Group, world: World, person: Person) -> Seat:
    return Seat.objects.scoped(world.system).get(group=group, person=person)


def test_nobody_in_a_group_reads_of_another(
    world: World, group: Group, client_for: ClientFor
) -> None:
    ray = _seat(group, world, world.ray_person)
    attending.mark_present(session=first_session(group), seat=ray, came_by="online", by=world.ray)
    june, link = client_for(world.june), _seat(group, world, world.june_person).link
    for path in ("/me/groups/", f"/me/groups/{group.pk}/", f"/me/groups/come/{link}/"):
        text = june.get(path).content.decode()
        assert "Circle" in text
        for word in ("Sparrow", "Ray", "Cole", ray.link, ray.door_code):
            assert word not in text, path
    assert "Sparrow" not in june.post(f"/me/groups/come/{link}/").content.decode()


def test_who_is_in_the_room_sees_aliases_when_the_group_chose_so(
    world: World, group: Group, client_for: ClientFor
) -> None:
    Group.objects.scoped(world.dana).filter(pk=group.pk).update(shows_aliases=True)
    ray = _seat(group, world, world.ray_person)
    attending.mark_present(session=first_session(group), seat=ray, came_by="online", by=world.ray)
    june, link = client_for(world.june), _seat(group, world, world.june_person).link
    assert "Sparrow" not in june.get(f"/me/groups/come/{link}/").content.decode()
    inside = june.post(f"/me/groups/come/{link}/").content.decode()
    assert "Juniper, Sparrow" in inside
    assert "Cole" not in inside


def test_the_room_is_shown_after_coming_in_and_not_before(
    world: World, group: Group, client_for: ClientFor
) -> None:
    june, link = client_for(world.june), _seat(group, world, world.june_person).link
    assert ROOM not in june.get(f"/me/groups/come/{link}/").content.decode()
    assert ROOM in june.post(f"/me/groups/come/{link}/").content.decode()
    with clock.frozen(first_session(group).ends_at + dt.timedelta(hours=3)):
        assert ROOM not in june.post(f"/me/groups/come/{link}/").content.decode()


def test_a_new_version_of_the_agreement_is_read_before_coming_again(
    world: World, group: Group, client_for: ClientFor
) -> None:
    seat = _seat(group, world, world.june_person)
    Seat.objects.scoped(world.system).filter(pk=seat.pk).update(agreement_version="2020-01")
    june, page = client_for(world.june), f"/me/groups/{group.pk}/"
    assert june.get(f"/me/groups/come/{seat.link}/")["Location"] == page
    assert "The agreement has changed." in june.get(page).content.decode()
    assert june.post(page, {"agreed": "on", "agreement": "2020-01"}).status_code == 422
    version = agreement.in_force().version
    assert june.post(page, {"agreed": "on", "agreement": version}).status_code == 302
    assert june.get(f"/me/groups/come/{seat.link}/").status_code == 200


def test_a_link_in_other_hands_answers_as_one_that_never_was(
    world: World, group: Group, client_for: ClientFor
) -> None:
    link = _seat(group, world, world.june_person).link
    ray = client_for(world.ray)
    pages = []
    for one in (link, "2" * 24):
        answer = ray.get(f"/me/groups/come/{one}/")
        assert answer.status_code == 404
        pages.append(answer.content.replace(one.encode(), b"LINK"))
    assert pages[0] == pages[1]


def test_who_leads_sees_the_chosen_name_and_never_the_other(
    world: World, group: Group, client_for: ClientFor
) -> None:
    dana, session = client_for(world.dana), first_session(group)
    for path in (f"/groups/{group.pk}/", f"/groups/sessions/{session.pk}/"):
        text = dana.get(path).content.decode()
        assert "Sparrow" in text
        assert "Ray" not in text


def test_a_supervisor_sees_counts_alone(world: World, group: Group, client_for: ClientFor) -> None:
    text = client_for(world.theo).get("/groups/").content.decode()
    assert "2 people" in text
    for word in ("Juniper", "Sparrow", "June"):
        assert word not in text
    assert client_for(world.theo).get(f"/groups/{group.pk}/").status_code == 404


def test_a_supervisor_gives_the_group_to_another_coach(
    world: World, group: Group, client_for: ClientFor
) -> None:
    cora = world.membership_of(world.cora)
    path = f"/groups/{group.pk}/coaches/"
    assert client_for(world.theo).post(path, {"first": str(cora.pk)}).status_code == 302
    assert client_for(world.cora).get(f"/groups/{group.pk}/").status_code == 200
    assert client_for(world.dana).get(f"/groups/{group.pk}/").status_code == 404
    assert client_for(world.nora).get(path).status_code == 404


def test_the_next_session_stands_on_the_first_page(
    world: World, group: Group, client_for: ClientFor
) -> None:
    june = client_for(world.june)
    said = june.get("/me/").content.decode().split("My groups")[1][:80]
    assert "today" in said
    assert "Circle" not in said


def test_the_list_of_a_counted_session_is_set_right_on_its_page(
    world: World, group: Group, client_for: ClientFor
) -> None:
    session, dana = first_session(group), client_for(world.dana)
    path, ray = f"/groups/sessions/{session.pk}/", _seat(group, world, world.ray_person)
    dana.post(path, {"came": [str(ray.pk)], "minutes": "90", "finish": "on"})
    assert "Correct the list" in dana.get(path).content.decode()
    june = _seat(group, world, world.june_person)
    answer = dana.post(path, {"came": [str(june.pk)], "minutes": "60"}, follow=True)
    assert "The list is set right." in answer.content.decode()
    came = Attendance.objects.scoped(world.dana).filter(session=session)
    assert [(one.person_id, one.minutes) for one in came] == [(world.june_person.pk, 60)]
    session.refresh_from_db()
    assert session.held_at is not None
    with clock.frozen(session.held_at + dt.timedelta(days=15)):
        late = client_for(world.dana)
        assert "Correct the list" not in late.get(path).content.decode()
        answer = late.post(path, {"came": [str(ray.pk)], "minutes": "75"})
    assert answer.status_code == 422


def test_there_is_no_field_for_a_note_unless_the_payer_asks(
    world: World, group: Group, client_for: ClientFor
) -> None:
    path = f"/groups/sessions/{first_session(group).pk}/"
    dana = client_for(world.dana)
    assert "note_" not in dana.get(path).content.decode()
    settings.set_rules(
        program=world.program, asks_note=True, note_source="A payer, page 4", by=world.ada
    )
    assert "Note about Sparrow" in dana.get(path).content.decode()


def test_the_door_says_no_names_and_stops_after_many_wrong_codes(
    world: World, group: Group, client_for: ClientFor
) -> None:
    session = door.open_door(session=first_session(group), by=world.dana)
    client, path = client_for(None), f"/door/{session.door}/"
    for _try in range(20):
        answer = client.post(path, {"code": "9x9x"})
        assert answer.status_code == 422
    assert client.post(path, {"code": "9x9x"}).status_code == 409
    text = client.get(path).content.decode()
    for word in ("Juniper", "Sparrow", "Circle"):
        assert word not in text
    assert client.get("/door/" + "2" * 24 + "/").status_code == 404


def test_what_is_told_outside_is_days_and_minutes_alone(world: World, group: Group) -> None:
    seat = _seat(group, world, world.june_person)
    attending.mark_present(session=first_session(group), seat=seat, came_by="door", by=world.dana)
    (section,) = packets.sections(world.june_person, ["group_attendance"], by=world.dana)
    assert section.data == [{"on": "2026-11-24", "minutes": 60, "mode": "door"}]
    assert "Circle" not in str(section)


def test_counts_for_evaluators_leave_small_ones_out(
    world: World, group: Group, client_for: ClientFor
) -> None:
    session = first_session(group)
    with clock.frozen(clock.now()):
        for number in range(2):
            person = factories.make_person(world.organisation, f"Kit{number}")
            session.attendances.create(
                organisation=world.organisation, person=person, came_by="door", minutes=60,
                occurred_at=clock.now() - dt.timedelta(days=70),
            )  # fmt: skip
    text = client_for(world.eve).get("/figures/").content.decode()
    after = text.split("People at group sessions by month", 1)[1]
    assert "not shown" in after
