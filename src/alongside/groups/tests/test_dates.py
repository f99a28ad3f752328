"""The dates of a series keep their wall time, whatever the clocks do."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from alongside.groups import dates

NEW_YORK = "America/New_York"


def test_six_in_the_evening_stays_six_when_the_clocks_go_back() -> None:
    found = dates.starts(dt.date(2026, 10, 27), dt.time(18), NEW_YORK, count=2)
    assert [at.hour for at in found] == [22, 23]  # UTC moves, the wall does not
    assert {at.astimezone(ZoneInfo(NEW_YORK)).hour for at in found} == {18}


def test_every_second_week_lies_two_weeks_apart() -> None:
    found = dates.starts(dt.date(2026, 3, 1), dt.time(9), NEW_YORK, count=3, every_weeks=2)
    days = [at.astimezone(ZoneInfo(NEW_YORK)).date() for at in found]
    assert days == [dt.date(2026, 3, 1), dt.date(2026, 3, 15), dt.date(2026, 3, 29)]


def test_a_wall_time_that_is_left_out_comes_an_hour_later() -> None:
    (at,) = dates.starts(dt.date(2026, 3, 8), dt.time(2, 30), NEW_YORK, count=1)
    assert at.astimezone(ZoneInfo(NEW_YORK)).time() == dt.time(3, 30)


def test_of_a_wall_time_that_comes_twice_the_first_is_meant() -> None:
    (at,) = dates.starts(dt.date(2026, 11, 1), dt.time(1, 30), NEW_YORK, count=1)
    assert at == dt.datetime(2026, 11, 1, 5, 30, tzinfo=dt.UTC)


@given(
    st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1)),
    st.times().filter(lambda t: t.hour not in (0, 1, 2, 3)),
    st.sampled_from([NEW_YORK, "America/Phoenix", "Europe/Berlin", "Australia/Lord_Howe"]),
)
def test_every_session_shows_the_same_wall_time(day: dt.date, at: dt.time, zone: str) -> None:
    found = dates.starts(day, at, zone, count=52)
    assert {one.astimezone(ZoneInfo(zone)).time() for one in found} == {at}
    assert len(set(found)) == 52
