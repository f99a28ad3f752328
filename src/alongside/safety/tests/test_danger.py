"""
Someone is in danger now.

Given a coach or a supervisor, when they need to know whom to call, then numbers and steps are a few
taps away, nothing asks them to judge, and the supervisor is told once.
"""

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.people.models import EnrolmentStatus
from alongside.people.models.enrolment import Status
from alongside.people.tests.factories import make_enrolment
from alongside.safety.commands import on_call, quiet, tasks
from alongside.safety.models import OnCall, SupervisorTask
from alongside.safety.queries import on_call as numbers
from alongside.safety.queries import tasks as open_tasks
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
ALL_WEEK = list(range(7))


def number(world: World, name: str = "Supervisor on call", **more: Any) -> OnCall:
    values: dict[str, Any] = {"phone": "+12035550199", "weekdays": ALL_WEEK, **more}
    return on_call.add_on_call(name=name, by=world.ada, **values)


def page(client_for: ClientFor, who: Actor | None, path: str) -> str:
    answer = client_for(who).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_cr_06_help_now_leads_staff_to_the_steps_and_nobody_else(
    world: World, client_for: ClientFor
) -> None:
    for who in (world.dana, world.theo):
        assert "/help/staff/" in page(client_for, who, "/help/")
    for other in (world.june, world.ada, None):
        assert "/help/staff/" not in page(client_for, other, "/help/")


def test_cr_06_the_page_has_the_number_on_call_988_and_911_as_links(
    world: World, client_for: ClientFor
) -> None:
    number(world)
    shown = page(client_for, world.dana, "/help/staff/")
    for link in ("tel:+12035550199", "tel:988", "tel:911"):
        assert f'class="call-line" href="{link}"' in shown
    assert "(203) 555-0199" in shown
    assert "Every day, day and night" in shown
    for words in ("Ask directly", "Stay with them", "Hand over warmly", "Tell your supervisor"):
        assert words in shown
    assert "Write down facts" in shown


def test_cr_06_nothing_asks_for_a_score_or_a_judgement(world: World, client_for: ClientFor) -> None:
    shown = page(client_for, world.dana, f"/people/{world.june_person.pk}/help/")
    main = shown.split("<main")[1].split("</main>")[0]
    assert not re.search(r"<(select|textarea)|type=\"(radio|checkbox|number|range)\"", main)
    assert "score" not in main.lower()


def test_cr_06_with_no_number_the_page_says_who_sets_it(
    world: World, client_for: ClientFor
) -> None:
    shown = page(client_for, world.dana, "/help/staff/")
    assert "No number on call is set" in shown
    assert "program administrator sets it on the desk" in shown
    assert "tel:988" in shown


def test_cr_06_each_program_has_its_own_numbers(world: World, client_for: ClientFor) -> None:
    number(world, "Everybody’s")
    number(world, "Front Door’s", program=world.program)
    number(world, "Bridge’s", program=world.other_program)
    danas = page(client_for, world.dana, "/help/staff/")
    assert "Everybody’s" in danas
    assert "Front Door’s" in danas
    assert "Bridge’s" not in danas
    of_june = page(client_for, world.theo, f"/people/{world.june_person.pk}/help/")
    assert "Front Door’s" in of_june
    assert "Bridge’s" not in of_june


def test_cr_06_who_answers_now_comes_first(world: World, client_for: ClientFor) -> None:
    today = clock.now().astimezone(ZoneInfo("America/New_York")).weekday()
    number(world, "Never today", weekdays=[(today + 3) % 7])
    number(world, "Always")
    shown = page(client_for, world.dana, "/help/staff/")
    assert shown.index("Always") < shown.index("Never today")
    assert "not now" in shown


def test_cr_06_telling_the_supervisor_stands_on_the_overview_once_until_done(
    world: World, client_for: ClientFor
) -> None:
    june, key = world.june_person, new_id()
    dana = client_for(world.dana)
    for _again in range(2):
        dana.post(f"/people/{june.pk}/help/told/", {"key": key})
    [task] = SupervisorTask.objects.scoped(world.theo)
    theo = client_for(world.theo)
    shown = theo.get("/overview/").content.decode()
    assert shown.count(f"/overview/tasks/{task.pk}/done/") == 1
    assert "Staff said that this person was in danger" in shown
    assert "Dana R." in shown
    after = page(client_for, world.dana, f"/people/{june.pk}/help/")
    assert "told by Dana R.<" in after
    assert "I told my supervisor" not in after
    assert str(task.pk) not in page(client_for, world.nora, "/overview/")
    theo.post(f"/overview/tasks/{task.pk}/done/")
    assert str(task.pk) not in theo.get("/overview/").content.decode()
    task.refresh_from_db()
    assert task.done_by_id == world.theo.membership_id


def test_cr_06_the_newest_alarm_stands_first_and_a_reloaded_page_makes_no_second(
    world: World,
) -> None:
    for cause in ("overdose", "death"):
        quiet.begin_quiet(person=world.june_person, cause=cause, by=world.dana)
    first = tasks.tell_supervisor(person=world.june_person, by=world.dana, id=new_id())
    assert tasks.tell_supervisor(person=world.june_person, by=world.dana, id=new_id()) == first
    with clock.frozen(clock.now() + dt.timedelta(minutes=20)):
        later = tasks.tell_supervisor(person=world.june_person, by=world.dana, id=new_id())
    found = open_tasks.open_for(world.theo)
    assert [one.pk for one in found[:2]] == [later.pk, first.pk]
    assert [one.kind for one in found[2:]] == ["debrief"]


def test_cr_06_a_program_the_person_left_is_not_called(world: World) -> None:
    number(world, "Front Door’s", program=world.program)
    number(world, "Bridge’s", program=world.other_program)
    make_enrolment(world.june_person, world.other_program, Status.COMPLETED)

    def called() -> list[str]:
        of_june = numbers.for_staff(by=world.theo, zone="UTC", person_id=world.june_person.pk)
        return [one.name for one in of_june]

    assert called() == ["Front Door’s"]
    EnrolmentStatus._base_manager.update(state=Status.COMPLETED)
    assert called() == ["Bridge’s", "Front Door’s"]


def test_cr_06_only_those_who_serve_tell_and_only_their_supervisor_is_done(world: World) -> None:
    with pytest.raises(NotFound):
        tasks.tell_supervisor(person=world.june_person, by=world.wil)
    with pytest.raises(NotPermitted):
        tasks.tell_supervisor(person=world.june_person, by=world.june)
    task = tasks.tell_supervisor(person=world.june_person, by=world.cora)
    with pytest.raises(NotPermitted):
        tasks.finish_task(task=task, by=world.dana)
    with pytest.raises(NotFound):
        tasks.finish_task(task=task, by=world.nora)


def test_cr_06_the_record_is_one_tap_away_and_leads_to_the_contact_log(
    world: World, client_for: ClientFor
) -> None:
    path = f"/people/{world.june_person.pk}/"
    assert f'href="{path}help/"' in page(client_for, world.dana, path)
    assert f'href="{path}contact/"' in page(client_for, world.dana, f"{path}help/")


def test_cr_06_the_administrator_keeps_the_numbers(world: World, client_for: ClientFor) -> None:
    ada = client_for(world.ada)
    form = {
        "key": new_id(),
        "name": "Night line",
        "phone": "203 555 0142",
        "program": str(world.program.pk),
        "weekdays": ["4", "5"],
        "starts": "17:00",
        "ends": "08:00",
    }
    for _again in range(2):
        assert ada.post("/desk/on-call/new/", form).status_code == 302
    [one] = OnCall.objects.scoped(world.ada)
    assert (one.phone, one.weekdays, one.program) == ("+12035550142", [4, 5], world.program)
    path = f"/desk/on-call/{one.pk}/"
    assert "Night line" in ada.get(path).content.decode()
    assert ada.post(path, {**form, "ends": ""}).status_code == 422
    ada.post(path, {**form, "name": "Night phone", "program": ""})
    assert "Night phone" in ada.get("/desk/on-call/").content.decode()
    ada.post(f"{path}end/")
    assert "Night phone" not in ada.get("/desk/on-call/").content.decode()
    assert ada.get(path).status_code == 404


def test_cr_06_a_number_needs_days_and_whole_hours_and_an_administrator(world: World) -> None:
    with pytest.raises(BadInput):
        number(world, weekdays=[])
    with pytest.raises(BadInput):
        number(world, starts=dt.time(8))
    with pytest.raises(NotPermitted):
        on_call.add_on_call(name="X", phone="1", weekdays=[0], by=world.dana)
    with pytest.raises(NotFound):
        on_call.end_on_call(on_call=number(world), by=world.meadow.ada)
