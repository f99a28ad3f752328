"""Hours in words: "Monday to Friday, 9:00 am to 5:00 pm", "Open until 5:00 pm"."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from alongside.directory.hours import DAY, MIDNIGHT, Rule, State, Stretch, stretches
from alongside.ui import times

MONDAY = dt.date(2024, 1, 1)


def state(now: State | None, local: dt.datetime) -> str:
    """This function will say whether a place is open, and until or from when."""
    if now is None:
        return _("We do not know the hours. Call first.")
    if now.is_open:
        until = {"time": _clock(now.until)}
        return _("Open until %(time)s") % until if now.until else _("Open day and night")
    if now.opens is None:
        return _("Closed for now. Call first.")
    return _opens(now.opens, local)


def _opens(opens: dt.datetime, local: dt.datetime) -> str:
    days = (opens.date() - local.date()).days
    words = {"time": _clock(opens), "day": times.weekday(opens.date())}
    if days == 0:
        return _("Closed. Opens today at %(time)s") % words
    if days == 1:
        return _("Closed. Opens tomorrow at %(time)s") % words
    return _("Closed. Opens on %(day)s at %(time)s") % words


def week(rules: list[Rule], today: dt.date) -> list[str]:
    """
    This function will write the hours of a week, days with the same hours together.

    It reads the seven days from today, so that a holiday in them shows, then what holds only on
    some days of a month, in the words of the source.
    """
    monday = today - dt.timedelta(days=today.weekday())
    regular = [r for r in rules if all(place == 0 for _d, place in r.days) and not r.month_days]
    by_day = [_day_words(stretches(regular, _same_weekday(monday, n, today))) for n in range(7)]
    if not any(by_day):
        return _others(rules)
    lines = [f"{_days(run)}: {words}" for run, words in _runs(by_day) if words]
    closed = [_days(run) for run, words in _runs(by_day) if not words]
    if closed:
        lines.append(_("Closed: %(days)s") % {"days": ", ".join(closed)})
    return [*lines, *_others(r for r in rules if r not in regular)]


def _same_weekday(monday: dt.date, weekday: int, today: dt.date) -> dt.date:
    day = monday + dt.timedelta(days=weekday)
    return day if day >= today else day + dt.timedelta(days=7)


def _others(rules: Iterable[Rule]) -> list[str]:
    said = []
    for rule in rules:
        words = _span(rule.opens, rule.closes) if rule.is_known else ""
        said.append(": ".join(part for part in (rule.note, words) if part))
    return list(dict.fromkeys(line for line in said if line))


def _day_words(open_times: list[Stretch]) -> str:
    spans = [_span(one.start.time(), one.end.time(), one.end - one.start) for one in open_times]
    return _(" and ").join(spans)


def _span(opens: dt.time | None, closes: dt.time | None, long: dt.timedelta | None = None) -> str:
    if long is not None and long >= DAY:
        return _("open all day and night")
    return _("%(from)s to %(to)s") % {"from": _clock(opens), "to": _clock(closes)}


def _clock(value: dt.time | dt.datetime | None) -> str:
    clock = value.time() if isinstance(value, dt.datetime) else value
    if clock == MIDNIGHT:
        return _("midnight")
    if clock == dt.time(12):
        return _("noon")
    return times.time_of_day(clock)


def _runs(by_day: list[str]) -> list[tuple[tuple[int, int], str]]:
    runs: list[tuple[tuple[int, int], str]] = []
    for day, words in enumerate(by_day):
        if runs and runs[-1][1] == words:
            runs[-1] = ((runs[-1][0][0], day), words)
        else:
            runs.append(((day, day), words))
    return runs


def _days(run: tuple[int, int]) -> str:
    first, last = (times.weekday(MONDAY + dt.timedelta(days=n)) for n in run)
    if run == (0, 6):
        return _("Every day")
    if run[0] == run[1]:
        return first
    if run[1] - run[0] == 1:
        return _("%(first)s and %(last)s") % {"first": first, "last": last}
    return _("%(first)s to %(last)s") % {"first": first, "last": last}
