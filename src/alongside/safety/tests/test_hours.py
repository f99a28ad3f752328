"""The hours of a number on call."""

import datetime as dt

import pytest

from alongside.safety.hours import EVERY_DAY, answers_at, words

FIVE, EIGHT = dt.time(17), dt.time(8)
MONDAY, SATURDAY = (dt.datetime(2026, 11, day, tzinfo=dt.UTC) for day in (23, 28))


@pytest.mark.parametrize(
    ("at", "answers"),
    [
        (MONDAY.replace(hour=16, minute=59), False),
        (MONDAY.replace(hour=17), True),
        (MONDAY.replace(hour=23), True),
        (MONDAY.replace(hour=7), False),  # Sunday is not among the days
        (SATURDAY.replace(hour=7, minute=59), True),  # the morning after Friday
        (SATURDAY.replace(hour=8), False),
        (SATURDAY.replace(hour=18), False),
    ],
)
def test_hours_past_midnight_belong_to_the_day_they_start(at: dt.datetime, answers: bool) -> None:
    assert answers_at(at, range(5), FIVE, EIGHT) is answers


def test_hours_within_a_day_and_day_and_night() -> None:
    assert answers_at(MONDAY.replace(hour=9), [0], EIGHT, FIVE)
    assert not answers_at(MONDAY.replace(hour=17), [0], EIGHT, FIVE)
    assert answers_at(MONDAY.replace(hour=3), EVERY_DAY, None, None)
    assert not answers_at(MONDAY, [1], None, None)


def test_hours_are_said_in_words() -> None:
    assert words(EVERY_DAY, None, None) == "Every day, day and night"
    assert words(range(5), FIVE, EIGHT).startswith("Monday to Friday, 5")
    assert words([5, 6], None, None) == "Saturday, Sunday, day and night"
