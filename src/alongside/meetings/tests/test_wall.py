"""Wall time: midnight, the end of a week and both changes of the clocks, against an oracle."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.meetings import wall

ZONES = ("America/New_York", "America/Phoenix", "Europe/London", "Australia/Lord_Howe",
         "America/St_Johns", "Pacific/Apia", "Asia/Kolkata", "UTC")  # fmt: skip
MINUTE = dt.timedelta(minutes=1)
moments = st.datetimes(
    dt.datetime(2026, 1, 1),  # noqa: DTZ001 - the strategy puts the zone on
    dt.datetime(2027, 12, 31),  # noqa: DTZ001 - the same
    timezones=st.just(dt.UTC),
).map(lambda at: at.replace(second=0, microsecond=0))
# Half of them beside a change of the clocks somewhere: that is where mistakes live.
CHANGES = [
    dt.datetime(2026, 3, 8, 7, tzinfo=dt.UTC),
    dt.datetime(2026, 11, 1, 6, tzinfo=dt.UTC),
    dt.datetime(2026, 3, 29, 1, tzinfo=dt.UTC),
    dt.datetime(2026, 10, 3, 15, 30, tzinfo=dt.UTC),
    dt.datetime(2026, 4, 4, 15, tzinfo=dt.UTC),
]
near_changes = st.builds(
    lambda at, minutes: at + minutes * MINUTE, st.sampled_from(CHANGES), st.integers(-1500, 1500)
)
any_moment = st.one_of(moments, near_changes)


def starts(week: int, zone: str, around: dt.datetime) -> list[dt.datetime]:
    """The oracle: every start near a moment, walked day by day with nothing but the library."""
    weekday, minute = divmod(week, 1440)
    tz, found = ZoneInfo(zone), []
    for ahead in range(-16, 17):
        day = around.astimezone(tz).date() + dt.timedelta(days=ahead)
        if day.isoweekday() % 7 == weekday:
            hour, rest = divmod(minute, 60)
            at = dt.datetime(day.year, day.month, day.day, hour, rest, tzinfo=tz)
            found.append(at.astimezone(dt.UTC))
    return sorted(found)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, wall.WEEK - 1), st.sampled_from(ZONES), any_moment)
def test_the_next_start_is_the_first_at_or_after_a_moment(
    week: int, zone: str, at: dt.datetime
) -> None:
    wanted = next(one for one in starts(week, zone, at) if one >= at)
    assert wall.next_start(week, zone, at) == wanted


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, wall.WEEK - 1), st.sampled_from(ZONES), any_moment, st.integers(15, 180))
def test_what_is_not_over_counts_as_next(week: int, zone: str, at: dt.datetime, lasts: int) -> None:
    found = wall.next_start(week, zone, at, still=lasts)
    wanted = next(one for one in starts(week, zone, at) if one + lasts * MINUTE > at)
    assert found == wanted


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, wall.WEEK - 1), st.sampled_from(ZONES), any_moment,
    st.integers(1, 26 * 60), st.integers(-300, 300),
)  # fmt: skip
def test_a_start_lies_in_a_window_just_when_its_minute_lies_in_a_slot(
    week: int, zone: str, at: dt.datetime, length: int, ahead: int
) -> None:
    end, now = at + length * MINUTE, at + ahead * MINUTE
    inside = [one for one in starts(week, zone, at) if at <= one < end]
    found = [s for s in wall.slots(zone, at, end, now) if s.first <= week <= s.last]
    assert len(found) == len(inside)
    for slot, begins in zip(sorted(found, key=lambda s: s.shift), inside, strict=True):
        assert dt.datetime.fromtimestamp((week + slot.shift) * 60, tz=dt.UTC) == begins
        assert week - slot.now == (begins - now) / MINUTE


def test_a_time_the_clocks_skip_happens_as_much_later() -> None:
    half_past_two = wall.week_minute(0, 150)
    at = dt.datetime(2026, 3, 8, 5, tzinfo=dt.UTC)
    start = wall.next_start(half_past_two, "America/New_York", at)
    assert start == dt.datetime(2026, 3, 8, 7, 30, tzinfo=dt.UTC)
    assert start.astimezone(ZoneInfo("America/New_York")).hour == 3


def test_a_time_that_comes_twice_happens_the_first_time() -> None:
    half_past_one = wall.week_minute(0, 90)
    at = dt.datetime(2026, 11, 1, 4, tzinfo=dt.UTC)
    start = wall.next_start(half_past_one, "America/New_York", at)
    assert start == dt.datetime(2026, 11, 1, 5, 30, tzinfo=dt.UTC)


def test_a_slot_over_the_end_of_the_week_is_cut_in_two() -> None:
    late_saturday = dt.datetime(2026, 11, 29, 4, 30, tzinfo=dt.UTC)  # 23:30 in New York
    hour = late_saturday + dt.timedelta(hours=1)
    found = wall.slots("America/New_York", late_saturday, hour, late_saturday)
    assert [(s.first, s.last) for s in found] == [(10_050, 10_079), (0, 29)]
