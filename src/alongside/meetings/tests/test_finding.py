"""Finding a meeting: now, in the hour, on a day, near, online, in whose time."""

import datetime as dt
from typing import Any

import pytest

from alongside.core import clock
from alongside.core.places import place_of
from alongside.meetings.models import Meeting
from alongside.meetings.queries import finding
from alongside.meetings.queries.finding import Wanted
from alongside.meetings.tests.factories import bring_in, row

pytestmark = pytest.mark.django_db
# Tuesday 24 November 2026, 18:30 in Hartford.
TUESDAY = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)
HARTFORD = place_of("06106")
ONLINE = {"conference_url": "https://zoom.us/j/7", "types": ["O", "ONL", "TC"]}


def names(at: dt.datetime = TUESDAY, **asked: Any) -> list[str]:
    with clock.frozen(at):
        return [one.name for one in finding.find(Wanted(**asked)).rows]


def test_what_starts_within_the_hour_near_a_place() -> None:
    bring_in([
        row("Soon"), row("In an hour", time="19:30"), row("Later", time="19:31"),
        row("Running", time="18:00", end_time="19:00"), row("Tomorrow", day=3),
        row("Far", latitude=41.0, longitude=-73.9), row("Away", **ONLINE),
    ])  # fmt: skip
    assert names(when="hour", place=HARTFORD) == ["Soon", "In an hour"]
    assert names(when="now", place=HARTFORD) == ["Running"]
    assert names(when="hour", place=HARTFORD, miles=100) == ["Soon", "Far", "In an hour"]


def test_over_midnight_and_the_end_of_the_week() -> None:
    bring_in([
        row("Late", day=6, time="23:30", end_time="00:30"),
        row("Small hours", day=0, time="00:15", end_time="01:00"),
    ])  # fmt: skip
    at = dt.datetime(2026, 11, 29, 4, 40, tzinfo=dt.UTC)  # Saturday 23:40
    assert names(at, when="now", place=HARTFORD) == ["Late"]
    assert names(at, when="hour", place=HARTFORD) == ["Small hours"]
    after = at + dt.timedelta(minutes=40)  # Sunday 0:20
    assert names(after, when="now", place=HARTFORD) == ["Late", "Small hours"]


def test_the_next_hour_online_is_asked_in_every_zone() -> None:
    bring_in([
        row("East", time="19:00", slug="e", **ONLINE),
        row("West", time="16:00", timezone="America/Los_Angeles", slug="w", **ONLINE),
        row("West tonight", time="19:00", timezone="America/Los_Angeles", slug="t", **ONLINE),
        row("India", day=3, time="05:10", timezone="Asia/Kolkata", slug="i", **ONLINE),
    ])  # fmt: skip
    assert names(when="hour", online=True) == ["India", "East", "West"]


def test_a_day_is_the_readers_day() -> None:
    bring_in([
        row("Honolulu late", day=2, time="21:00", timezone="Pacific/Honolulu", slug="h", **ONLINE),
        row("Wednesday", day=3, time="12:00", slug="w", **ONLINE),
    ])  # fmt: skip
    # 9 pm on Tuesday in Honolulu is 2 am on Wednesday in New York.
    assert names(when="3", online=True) == ["Honolulu late", "Wednesday"]
    assert names(when="2", online=True, zone="Pacific/Honolulu") == ["Honolulu late"]


def test_on_the_day_the_clocks_change() -> None:
    bring_in([row("Skipped", day=0, time="02:30"), row("Twice", day=0, time="01:30", slug="t")])
    spring = dt.datetime(2026, 3, 8, 7, 0, tzinfo=dt.UTC)
    assert names(spring, when="hour", place=HARTFORD) == ["Skipped"]
    autumn = dt.datetime(2026, 11, 1, 5, 0, tzinfo=dt.UTC)
    assert names(autumn, when="hour", place=HARTFORD) == ["Twice"]
    an_hour_on = autumn + dt.timedelta(hours=1)
    assert names(an_hour_on, when="hour", place=HARTFORD) == []


def test_fellowship_type_access_language_and_words() -> None:
    bring_in([
        row("Plain"), row("Women", types=["O", "W", "X"]), row("Mujeres", types=["C", "W", "S"]),
    ])  # fmt: skip
    near: dict[str, Any] = {"place": HARTFORD}
    assert names(**near, type="W") == ["Women", "Mujeres"]
    assert names(**near, access="X") == ["Women"]
    assert names(**near, language="es") == ["Mujeres"]
    assert names(**near, words=("muj",)) == ["Mujeres"]
    assert names(**near, fellowship="na") == []
    assert len(names(**near, fellowship="aa")) == 3


def test_what_is_closed_retired_or_held_back_is_not_found() -> None:
    bring_in([row("Open"), row("Rests"), row("Gone"), row("Back")])
    Meeting.objects.filter(name="Rests").update(is_closed=True)
    Meeting.objects.filter(name="Back").update(is_closed=True, closed_until="2026-11-23")
    bring_in([row("Open"), row("Rests"), row("Back")])
    assert names(place=HARTFORD) == ["Open", "Back"]


def test_pages_follow_each_other() -> None:
    bring_in([row(f"Meeting {n:02}", time=f"{8 + n // 4:02}:{n % 4 * 15:02}") for n in range(45)])
    with clock.frozen(TUESDAY):
        wanted = Wanted(when="", place=HARTFORD)
        pages = [finding.find(wanted, page=n) for n in (1, 2, 3)]
    assert [len(one.rows) for one in pages] == [20, 20, 5]
    assert {one.total for one in pages} == {45}
    assert len({row.id for one in pages for row in one.rows}) == 45
