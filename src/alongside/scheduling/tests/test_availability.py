from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.scheduling.availability import (
    Hours,
    Interval,
    first_free,
    free_slots,
    free_slots_on,
)

NEW_YORK = "America/New_York"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
MONDAY = date(2026, 6, 1)
FORWARD, BACK = date(2026, 3, 8), date(2026, 11, 1)  # Sundays of the change in New York
EIGHT_TO_TEN = Hours(0, time(8), time(10), NEW_YORK)


def wall(slots: list[Interval], zone: str = NEW_YORK) -> list[str]:
    return [f"{slot.start_at.astimezone(ZoneInfo(zone)):%H:%M%z}" for slot in slots]


def slots_of(
    day: date,
    *hours: Hours,
    busy: tuple[Interval, ...] = (),
    minutes: int = 30,
    not_before: datetime = LONG_AGO,
) -> list[Interval]:
    return free_slots_on(day, hours=hours, busy=busy, slot_minutes=minutes, not_before=not_before)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, 1, hour, minute, tzinfo=ZoneInfo(NEW_YORK))


def test_ordinary_day() -> None:
    found = slots_of(MONDAY, EIGHT_TO_TEN)
    assert wall(found) == ["08:00-0400", "08:30-0400", "09:00-0400", "09:30-0400"]
    assert found[0].start_at.tzinfo is UTC
    assert slots_of(MONDAY + timedelta(days=1), EIGHT_TO_TEN) == []


def test_busy_takes_its_slots_and_moves_no_other() -> None:
    lunch = Interval(at(8, 40), at(9, 5))
    assert wall(slots_of(MONDAY, EIGHT_TO_TEN, busy=(lunch,))) == ["08:00-0400", "09:30-0400"]


def test_busy_that_only_touches_takes_nothing() -> None:
    touching = (Interval(at(7), at(8)), Interval(at(10), at(11)), Interval(at(9), at(9)))
    assert len(slots_of(MONDAY, EIGHT_TO_TEN, busy=touching)) == 4


def test_notice_leaves_out_what_starts_too_soon() -> None:
    assert wall(slots_of(MONDAY, EIGHT_TO_TEN, not_before=at(9, 1))) == ["09:30-0400"]


def test_only_whole_slots() -> None:
    assert len(slots_of(MONDAY, EIGHT_TO_TEN, minutes=50)) == 2


def test_adjoining_and_overlapping_hours_are_one_stretch() -> None:
    rows = (EIGHT_TO_TEN, Hours(0, time(9), time(11), NEW_YORK), Hours(0, time(11), time(0), "UTC"))
    found = slots_of(MONDAY, *rows, minutes=60)
    assert len(found) == len(set(found)) == 13


def test_midnight_is_the_end_of_the_day() -> None:
    late = Hours(0, time(23), time(0), NEW_YORK)
    assert wall(slots_of(MONDAY, late)) == ["23:00-0400", "23:30-0400"]


def test_clocks_forward_skip_the_hour_that_does_not_exist() -> None:
    night = Hours(6, time(1), time(4), NEW_YORK)
    assert wall(slots_of(FORWARD, night, minutes=60)) == ["01:00-0500", "03:00-0400"]
    inside_gap = Hours(6, time(2, 15), time(2, 45), NEW_YORK)
    assert slots_of(FORWARD, inside_gap, minutes=15) == []


def test_clocks_back_repeat_an_hour() -> None:
    night = Hours(6, time(1), time(2), NEW_YORK)
    assert wall(slots_of(BACK, night, minutes=60)) == ["01:00-0400", "01:00-0500"]
    half = Hours(6, time(1, 30), time(2), NEW_YORK)
    assert wall(slots_of(BACK, half)) == ["01:30-0400", "01:30-0500"]


def test_day_that_never_was() -> None:
    assert slots_of(date(2011, 12, 30), Hours(4, time(9), time(17), "Pacific/Apia")) == []


def test_first_free_is_the_earliest_over_all_zones() -> None:
    rows = [
        Hours(0, time(8), time(9), "Pacific/Honolulu"),
        Hours(1, time(1), time(2), "Asia/Tokyo"),
    ]
    found = first_free(
        hours=rows, busy=[], slot_minutes=30, not_before=datetime(2026, 5, 30, tzinfo=UTC)
    )
    assert found is not None
    assert found.start_at == datetime(2026, 6, 1, 16, tzinfo=UTC)


def test_no_hours_or_no_room_is_none() -> None:
    assert first_free(hours=[], busy=[], slot_minutes=30, not_before=at(8)) is None
    wall_to_wall = [Interval(at(0), at(0) + timedelta(days=90))]
    arguments = {"hours": [EIGHT_TO_TEN], "slot_minutes": 30, "not_before": at(8)}
    assert first_free(busy=wall_to_wall, **arguments) is None  # type: ignore[arg-type]
    assert first_free(busy=[], within_days=0, **arguments) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_slot_length_out_of_range_is_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="slot_minutes"):
        slots_of(MONDAY, EIGHT_TO_TEN, minutes=minutes)


@pytest.mark.parametrize(("weekday", "start"), [(7, 8), (-1, 8), (0, 10), (0, 12)])
def test_impossible_hours_are_refused(weekday: int, start: int) -> None:
    with pytest.raises(ValueError, match="must be"):
        Hours(weekday, time(start), time(10), NEW_YORK)


def by_the_minute(
    day: date, hours: list[Hours], busy: list[Interval], minutes: int, not_before: datetime
) -> list[Interval]:
    """Look at the clock on the wall in every single minute of the day."""
    minute = timedelta(minutes=1)
    zones = {row.zone: ZoneInfo(row.zone) for row in hours}

    def is_open(moment: datetime) -> bool:
        for row in hours:
            local = moment.astimezone(zones[row.zone])
            before_end = row.end == time(0) or local.time() < row.end
            if local.date() == day and local.time() >= row.start and before_end:
                return local.weekday() == row.weekday
        return False

    def is_free(slot: list[datetime]) -> bool:
        return slot[0] >= not_before and not any(
            one.start_at <= moment < one.end_at for one in busy for moment in slot
        )

    found: list[Interval] = []
    run: list[datetime] = []
    moment = datetime.combine(day, time(0), UTC) - timedelta(hours=15)
    for _ in range(54 * 60):
        run = [*run, moment] if is_open(moment) else []
        if len(run) == minutes:
            if is_free(run):
                found.append(Interval(run[0], moment + minute))
            run = []
        moment += minute
    return found


clock = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
zone_names = st.sampled_from([NEW_YORK, "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Tokyo"])
pairs = st.tuples(clock, clock).filter(lambda p: p[0] < p[1] or p[1] == time(0))
days = st.sampled_from([FORWARD, BACK, date(2026, 4, 5), date(2026, 10, 4), date(2026, 6, 7)])
rows = st.lists(st.tuples(pairs, zone_names), min_size=1, max_size=3)
taken = st.lists(st.tuples(st.integers(-900, 2300), st.integers(0, 300)), max_size=4)


@given(days, rows, taken, st.sampled_from([15, 20, 30, 45, 60, 90]), st.integers(-900, 1500))
def test_agrees_with_looking_at_the_clock_every_minute(
    day: date,
    rows: list[tuple[tuple[time, time], str]],
    taken: list[tuple[int, int]],
    minutes: int,
    earliest: int,
) -> None:
    midnight = datetime.combine(day, time(0), UTC)
    hours = [Hours(6, start, end, zone) for (start, end), zone in rows]
    busy = [
        Interval(midnight + timedelta(minutes=n), midnight + timedelta(minutes=n + length))
        for n, length in taken
    ]
    not_before = midnight + timedelta(minutes=earliest)
    found = slots_of(day, *hours, busy=tuple(busy), minutes=minutes, not_before=not_before)
    assert found == by_the_minute(day, hours, busy, minutes, not_before)
    listed = free_slots(day, 1, hours=hours, busy=busy, slot_minutes=minutes, not_before=not_before)
    first = first_free(hours=hours, busy=busy, slot_minutes=minutes, not_before=not_before)
    assert list(listed) == found
    if found:
        assert first == found[0]
