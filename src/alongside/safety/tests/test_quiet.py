"""
After an overdose, a death or another critical incident (CR-12).

Given June, whom messages and questions go to by themselves, when her coach presses one button, then
they stop in that moment, also those under way, until somebody gives a reason to start again.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail

from alongside.accounts.tests.helpers import user_of
from alongside.coaching.commands import checkins, goals, plans, steps
from alongside.coaching.queries import caseload, today
from alongside.core import clock
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.people.models import QuietTime
from alongside.people.queries import quiet as asks
from alongside.referrals import jobs, mailing
from alongside.referrals.commands import referring, reminding
from alongside.referrals.models import Asking, Referral, Reminder
from alongside.referrals.queries import referrals as found
from alongside.referrals.queries import routes
from alongside.referrals.tests import factories
from alongside.safety.commands import quiet, tasks
from alongside.safety.models import SupervisorTask
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 2, 17, tzinfo=dt.UTC)  # noon in New York
LATER = NOON + dt.timedelta(days=40)


@pytest.fixture
def asked(world: World) -> Iterator[Referral]:
    """June chose to be asked by e-mail about a referral, and that is due."""
    with clock.frozen(NOON):
        need = factories.make_need(world.june_person, words="A room")
        services = [factories.make_service()]
        referral = referring.refer(need=need, services=services, route="mail", by=world.june)
        assert user_of(world.june).email
    with clock.frozen(LATER):
        yield referral


def begin(world: World, cause: str = "overdose") -> QuietTime:
    return quiet.begin_quiet(person=world.june_person, cause=cause, by=world.dana)


def test_cr_12_three_taps_from_the_record_stop_it_and_show_it(
    world: World, client_for: ClientFor
) -> None:
    dana, record = client_for(world.dana), f"/people/{world.june_person.pk}/"
    assert f'href="{record}messages/"' in dana.get(record).content.decode()
    page = dana.get(f"{record}messages/").content.decode()
    assert 'name="cause" value="overdose"' in page
    dana.post(f"{record}messages/stop/", {"cause": "overdose"})
    assert "They had an overdose. Nothing goes out by itself." in dana.get(record).content.decode()
    assert "said Dana R." in dana.get(f"{record}messages/").content.decode()


def test_cr_12_no_mail_goes_out_until_it_is_ended_with_a_reason(
    world: World, asked: Referral
) -> None:
    begin(world)
    assert jobs.ask_by_e_mail() == 0
    assert not mail.outbox
    with pytest.raises(BadInput):
        quiet.end_quiet(person=world.june_person, reason=" ", by=world.dana)
    ended = quiet.end_quiet(person=world.june_person, reason="She asked for it", by=world.theo)
    assert isinstance(ended, QuietTime)
    assert (ended.reason, ended.ended_by_id) == ("She asked for it", world.theo.membership_id)
    assert jobs.ask_by_e_mail() == 1
    assert len(mail.outbox) == 1


def test_cr_12_a_message_under_way_is_stopped_in_the_moment_of_sending(
    world: World, asked: Referral, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = mailing._kept

    def kept_and_then_stopped(*args: Any) -> Any:
        held = kept(*args)
        begin(world)
        return held

    monkeypatch.setattr(mailing, "_kept", kept_and_then_stopped)
    assert jobs.ask_by_e_mail() == 0
    assert not mail.outbox
    assert not Asking.objects.scoped(world.system).exists()


def test_cr_12_no_page_asks_and_no_reminder_is_made(
    world: World, asked: Referral, client_for: ClientFor
) -> None:
    june = client_for(world.june)

    def asks_on_home() -> list[bool]:
        shown = june.get("/me/").content.decode()
        marks = ("Did you get the help", "How is today going?", "My day counter")
        return [mark in shown for mark in marks]

    assert asks_on_home() == [True, True, True]
    begin(world)
    assert asks_on_home() == [False, False, False]
    [line] = found.of_person(world.june_person, by=world.dana)
    assert not line.asks_here
    with pytest.raises(Conflict):
        reminding.remind(referral=asked, state="self", by=world.system)
    jobs.remind_of_open()
    assert not Reminder.objects.scoped(world.system).exists()


def test_cr_12_reminders_that_stand_are_shown_no_more(world: World, asked: Referral) -> None:
    reminding.remind(referral=asked, state="self", by=world.system)
    assert found.waiting_for(world.dana) == 1
    begin(world)
    assert found.waiting_for(world.dana) == 0


def test_cr_12_supervisors_get_a_line_to_talk_with_the_staff(
    world: World, client_for: ClientFor
) -> None:
    begin(world, "death")
    [task] = SupervisorTask.objects.scoped(world.theo)
    theo = client_for(world.theo)
    assert "Talk with the staff who knew them" in theo.get("/overview/").content.decode()
    assert str(task.pk) not in client_for(world.nora).get("/overview/").content.decode()
    quiet.end_quiet(person=world.june_person, reason="The wrong person", by=world.theo)
    assert str(task.pk) in theo.get("/overview/").content.decode()
    tasks.finish_task(task=task, by=world.theo)
    assert str(task.pk) not in theo.get("/overview/").content.decode()


def test_cr_12_who_died_is_no_row_of_a_day_and_who_lives_still_is(world: World) -> None:
    def people() -> list[str]:
        listed = caseload.for_coach(by=world.dana, zone="America/New_York")
        return [line.person.given_name for line in listed.lines]

    def promised() -> list[str]:
        return [one.words for one in today.promises(by=world.dana)]

    plan = plans.start_plan(person=world.june_person, by=world.dana)
    goal = goals.add_goal(plan=plan, words="Work", domain="work", by=world.dana)
    steps.add_step(goal=goal, words="Call them", owner="coach", by=world.dana)
    begin(world, "overdose")
    assert (people(), promised()) == (["June"], ["Call them"])
    begin(world, "death")
    assert (people(), promised()) == ([], [])
    with clock.frozen(clock.now() + dt.timedelta(minutes=1)):
        checkins.ask_for_call(person=world.june_person, by=world.june)
    assert people() == ["June"]  # it was said of the wrong person
    assert QuietTime.objects.scoped(world.system).filter(ended_at__isnull=True).count() == 1


def test_cr_12_who_serves_them_may_and_nobody_else(world: World) -> None:
    for other, refusal in (
        (world.wil, NotFound), (world.meadow.dana, NotFound), (world.june, NotPermitted),
        (world.ada, NotFound),
    ):  # fmt: skip
        with pytest.raises(refusal):
            quiet.begin_quiet(person=world.june_person, cause="death", by=other)
    with pytest.raises(BadInput):
        begin(world, "else")
    first = begin(world)
    assert begin(world).pk == first.pk
    assert asks.is_quiet(world.june_person.pk, by=world.system)
    assert not asks.is_quiet(world.ray_person.pk, by=world.system)


def test_cr_12_other_peoples_messages_go_on(world: World, asked: Referral) -> None:
    quiet.begin_quiet(person=world.ray_person, cause="death", by=world.wil)
    assert set(routes.letterboxes([world.june_person.pk], by=world.system)) == {asked.person_id}
    assert jobs.ask_by_e_mail() == 1
