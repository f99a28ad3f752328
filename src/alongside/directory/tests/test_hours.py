"""When a place is open, and how that is said."""

import datetime as dt

import pytest
from django.utils import translation

from alongside.directory import hours, hours_words
from alongside.directory.hours import Rule, Stretch, state_at

WEEKDAYS = tuple((n, 0) for n in range(5))
MONDAY = dt.date(2026, 11, 23)


def at(day: int, clock: str) -> dt.datetime:
    """A wall time of that week, 0 Monday."""
    return dt.datetime.combine(MONDAY + dt.timedelta(days=day), dt.time.fromisoformat(clock))


def office() -> list[Rule]:
    return [Rule(dt.time(9), dt.time(17), WEEKDAYS)]


@pytest.mark.parametrize(
    ("local", "said"),
    [
        (at(0, "08:59"), "Closed. Opens today at 9:00 am"),
        (at(0, "09:00"), "Open until 5:00 pm"),
        (at(0, "17:00"), "Closed. Opens tomorrow at 9:00 am"),
        (at(4, "18:00"), "Closed. Opens on Monday at 9:00 am"),
    ],
)
def test_an_office_is_open_from_nine_until_before_five(local: dt.datetime, said: str) -> None:
    words = hours_words.state(state_at(office(), local), local).replace("\u00a0", " ")
    assert words == said


def test_a_night_room_is_still_open_after_midnight() -> None:
    night = [Rule(dt.time(19), dt.time(7), ((4, 0),))]
    found = state_at(night, at(5, "06:30"))
    assert found is not None
    assert found.until == at(5, "07:00")
    assert state_at(night, at(5, "07:00")) == hours.State(False, opens=at(11, "19:00"))


def test_a_shelter_that_never_closes_says_so() -> None:
    always = [Rule(dt.time(0), dt.time(0), freq="DAILY")]
    local = at(2, "03:00")
    assert hours_words.state(state_at(always, local), local) == "Open day and night"


def test_no_hours_known_is_not_closed() -> None:
    assert state_at([], at(0, "12:00")) is None
    assert state_at([Rule(None, None, WEEKDAYS, note="By appointment")], at(0, "12:00")) is None


def test_a_holiday_takes_the_day_away() -> None:
    holiday = Rule(None, None, freq="DAILY", first=MONDAY, last=MONDAY, is_closed=True)
    found = state_at([*office(), holiday], at(0, "12:00"))
    assert found == hours.State(False, opens=at(1, "09:00"))


def test_the_second_tuesday_is_one_of_the_month() -> None:
    rule = Rule(dt.time(9), dt.time(12), ((1, 2),), freq="MONTHLY")
    days = [dt.date(2026, 11, n) for n in range(1, 31)]
    assert [day.day for day in days if rule.falls_on(day)] == [10]
    last = Rule(dt.time(9), dt.time(12), ((1, -1),), freq="MONTHLY")
    assert [day.day for day in days if last.falls_on(day)] == [24]


def test_every_other_week_counts_from_its_start() -> None:
    rule = Rule(dt.time(9), dt.time(12), ((0, 0),), interval=2, since=MONDAY, first=MONDAY)
    falls = [rule.falls_on(MONDAY + dt.timedelta(days=7 * n)) for n in range(4)]
    assert falls == [True, False, True, False]


def test_the_marks_of_the_week_hold_every_hour_it_may_be_open() -> None:
    rules = [Rule(dt.time(22, 30), dt.time(1), ((6, 0),)), *office()]
    marks = hours.week_of(rules)
    for hour in range(hours.HOURS_OF_WEEK):
        local = at(hour // 24, f"{hour % 24:02d}:45")
        found = state_at(rules, local)
        assert found is not None
        if found.is_open:
            assert marks[hours.slot(local)] == "1"
    assert marks.count("1") == 5 * 8 + 3


@pytest.mark.parametrize("rule", [*office(), Rule(None, None, is_closed=True, note="Holiday")])
def test_a_packed_rule_is_the_same_again(rule: Rule) -> None:
    assert hours.unpack(hours.pack(rule)) == rule


def test_the_week_is_told_with_days_together() -> None:
    rules = [*office(), Rule(dt.time(10), dt.time(12), ((5, 0),))]
    said = [line.replace("\u00a0", " ") for line in hours_words.week(rules, MONDAY)]
    assert said == [
        "Monday to Friday: 9:00 am to 5:00 pm",
        "Saturday: 10:00 am to noon",
        "Closed: Sunday",
    ]


def test_hours_that_are_only_words_are_told_as_they_stand() -> None:
    assert hours_words.week([Rule(None, None, note="Ask for Ana")], MONDAY) == ["Ask for Ana"]


def test_days_have_spanish_names() -> None:
    with translation.override("es"):
        assert "lunes" in hours_words.week(office(), MONDAY)[0]


def test_clocks_that_change_do_not_move_opening_hours() -> None:
    # 1 November 2026: clocks go back in the east. Nine is nine before and after.
    utc = dt.datetime(2026, 11, 2, 14, 30, tzinfo=dt.UTC)
    local = hours.local_time(utc, "America/New_York")
    assert (local.hour, local.minute) == (9, 30)
    found = state_at(office(), local)
    assert found is not None
    assert found.is_open


def test_stretches_that_touch_are_one() -> None:
    rules = [Rule(dt.time(8), dt.time(12), WEEKDAYS), Rule(dt.time(12), dt.time(16), WEEKDAYS)]
    assert hours.stretches(rules, MONDAY) == [Stretch(at(0, "08:00"), at(0, "16:00"))]
