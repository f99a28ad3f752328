"""Dates and times in words, at midnight and in both languages."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import timezone, translation

from alongside.core import clock
from alongside.ui import times

NOW = dt.datetime(2026, 11, 24, 15, 0, tzinfo=dt.UTC)  # 10 am in New York, a Tuesday


@pytest.fixture(autouse=True)
def _morning_in_new_york() -> Iterator[None]:
    with clock.frozen(NOW), timezone.override("America/New_York"), translation.override("en"):
        yield


def after(**time: int) -> dt.datetime:
    return NOW + dt.timedelta(**time)


def test_days() -> None:
    assert times.day(NOW) == "Tuesday, November 24"
    assert times.day(dt.date(2025, 3, 1)) == "March 1, 2025"
    assert times.day(after(hours=14), near=True) == "tomorrow"
    assert times.day(after(hours=13), near=True) == "today"
    assert times.day(None) == ""


def test_days_in_spanish() -> None:
    with translation.override("es"):
        assert times.day(NOW) == "martes, 24 de noviembre"
        assert times.weekday(NOW) == "martes"


def test_clock_times() -> None:
    assert times.time_of_day(NOW) == "10:00\u00a0am"
    assert times.time_of_day(dt.time(16, 15)) == "4:15\u00a0pm"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (after(seconds=-20), "just now"),
        (after(minutes=12), "in 12 minutes"),
        (after(minutes=-1), "1 minute ago"),
        (after(hours=-3), "3 hours ago"),
        (after(hours=-20), "yesterday"),
        (after(days=-9), "9 days ago"),
        (after(days=-100), "3 months ago"),
        (dt.date(2026, 11, 24), "today"),
        (dt.date(2026, 11, 25), "tomorrow"),
        (dt.date(2026, 12, 1), "in 7 days"),
    ],
)
def test_distances(moment: times.Moment, words: str) -> None:
    assert times.ago(moment) == words


def test_durations() -> None:
    assert times.duration(80) == "1\u00a0h 20\u00a0min"
    assert times.duration(dt.timedelta(minutes=120)) == "2\u00a0h"
    assert times.duration(0) == "0\u00a0min"
