"""What is learned of a service, and which needs have none: counts first, no rate of a handful."""

import datetime as dt
import uuid
from typing import Any

import pytest

from alongside.core import clock
from alongside.people.commands.enrolments import change_status
from alongside.people.tests import factories as people
from alongside.referrals.commands import asking, links, referring, saying
from alongside.referrals.commands.reminding import put_off
from alongside.referrals.jobs import remind_of_open
from alongside.referrals.models import Reminder
from alongside.referrals.presenters.learned import sentences
from alongside.referrals.queries import figures, gaps
from alongside.referrals.queries import links as found
from alongside.referrals.queries.figures import Learned, Row, learned
from alongside.referrals.tests import factories
from tests.fixtures.people import World

NOW = dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
SERVICE = uuid.uuid4()


def _loop(*states: tuple[str, str, str, float]) -> list[Row]:
    """Rows of one referral: state, source, why, days ago."""
    pk = uuid.uuid4()
    return [
        (SERVICE, pk, state, source, why, NOW - dt.timedelta(days=days))
        for state, source, why, days in states
    ]


def _one(rows: list[Row]) -> Learned:
    return learned(rows, now=NOW)[SERVICE]


def test_counts_of_one_service() -> None:
    yes = _loop(
        ("sent", "coach", "", 9), ("accepted", "partner", "", 8), ("connected", "person", "", 2)
    )
    no = _loop(("sent", "coach", "", 9), ("declined", "partner", "full", 7))
    still = _loop(("sent", "coach", "", 3), ("seen", "partner", "", 2))
    taken_back = _loop(("sent", "coach", "", 3), ("withdrawn", "person", "", 2))
    one = _one([*yes, *no, *still, *taken_back])
    assert (one.sent, one.answered, one.closed, one.connected, one.out) == (4, 2, 2, 1, 1)
    assert sorted(one.hours) == [24.0, 48.0]


def test_a_connection_the_person_did_not_confirm_is_not_counted() -> None:
    one = _one(_loop(("sent", "coach", "", 9), ("connected", "partner", "", 8)))
    assert (one.closed, one.connected) == (0, 0)


def test_a_handful_gives_counts_and_no_rate() -> None:
    few = [
        r
        for _ in range(10)
        for r in _loop(("by_self", "person", "", 9), ("connected", "person", "", 1))
    ]
    told = " ".join(sentences(_one(few)))
    assert "10 of 10 people got it." in told
    assert "%" not in told
    more = [*few, *_loop(("by_self", "person", "", 9), ("not_connected", "person", "cost", 1))]
    assert "10 of 11 people got it (91 %)." in " ".join(sentences(_one(more)))


def test_a_stock_out_is_forgotten_after_90_days() -> None:
    old = _loop(("sent", "coach", "", 120), ("declined", "partner", "no_funds", 100))
    assert _one(old).out == 0


@pytest.mark.django_db
def test_figures_of_services_come_from_the_rows(world: World) -> None:
    service = factories.make_service()
    [(referral, link)] = factories.sent(world.june_person, service, by=world.dana)
    held = found.by_hash(asking.hashed(link.token), by=world.system)  # type: ignore[attr-defined]
    links.answer(link=held, state="accepted", by=world.system)
    saying.say(referral=referral, got="yes", by=world.june)
    one = figures.of_services([service.pk], by=world.dana)[service.pk]
    assert (one.sent, one.answered, one.closed, one.connected) == (1, 1, 1, 1)
    assert figures.of_services([service.pk], by=world.meadow.dana) == {}


@pytest.mark.django_db
def test_a_need_whose_only_service_said_no_is_a_gap(world: World) -> None:
    [(referral, link)] = factories.sent(world.june_person, by=world.dana)
    assert gaps.open_gaps(by=world.theo)[0] == []
    held = found.by_hash(asking.hashed(link.token), by=world.system)  # type: ignore[attr-defined]
    links.answer(link=held, state="declined", why="full", by=world.system)
    [gap] = gaps.open_gaps(by=world.theo)[0]
    assert (gap.need.pk, gap.tries) == (referral.need_id, 1)
    assert gaps.open_gaps(by=world.nora)[0] == [], "another program's"


@pytest.mark.django_db
def test_needs_by_zip_hide_small_cells(world: World) -> None:
    for number in range(12):
        person = people.make_person(world.organisation, f"Ana{number}", zip="06106")
        factories.make_need(person, "housing")
        if number < 4:
            factories.make_need(person, "food")
    since, until = clock.now() - dt.timedelta(days=1), clock.now() + dt.timedelta(days=1)
    shown = gaps.by_zip(world.organisation, since=since, until=until)
    assert shown.cells["06106", "food"] is None
    assert (
        gaps.gaps_by_zip(world.organisation, since=since, until=until).cells.keys()
        == shown.cells.keys()
    )


@pytest.mark.django_db
def test_a_loop_that_waits_is_on_the_coachs_list_once_until_it_moves(world: World) -> None:
    [(referral, _link)] = factories.sent(world.june_person, by=world.dana)
    with clock.frozen(clock.now() + dt.timedelta(days=4)):
        assert remind_of_open() == 1
        assert remind_of_open() == 0
        referring.take_back(referral=referral, by=world.june)
        assert not Reminder.objects.scoped(world.system).filter(done_at__isnull=True).exists()
        assert remind_of_open() == 0


@pytest.mark.django_db
def test_a_reminder_put_off_comes_back_after_a_week(world: World) -> None:
    [(referral, _link)] = factories.sent(world.june_person, by=world.dana)
    start = clock.now()
    with clock.frozen(start + dt.timedelta(days=4)):
        assert remind_of_open() == 1
        put_off(referral=referral, by=world.dana)
        assert remind_of_open() == 0
    with clock.frozen(start + dt.timedelta(days=12)):
        assert remind_of_open() == 1


@pytest.mark.django_db
def test_nobody_is_reminded_to_ask_about_somebody_who_died(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    factories.sent(world.june_person, by=world.dana)
    with clock.frozen(clock.now() + dt.timedelta(days=4)):
        assert remind_of_open() == 1
        with django_capture_on_commit_callbacks(execute=True):
            change_status(enrolment=world.june_enrolment, status="died", by=world.theo)
        assert not Reminder.objects.scoped(world.system).filter(done_at__isnull=True).exists()
    with clock.frozen(clock.now() + dt.timedelta(days=20)):
        assert remind_of_open() == 0
