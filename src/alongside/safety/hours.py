"""The hours of a number on call: whether it answers now, and in words. Pure."""

import datetime as dt
from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from alongside.ui import times

EVERY_DAY = tuple(range(7))
A_MONDAY = dt.date(2024, 1, 1)


def answers_at(
    local: dt.datetime, weekdays: Collection[int], starts: dt.time | None, ends: dt.time | None
) -> bool:
    """
    This function will tell whether somebody answers at a moment of the wall clock.

    Hours that end before they start belong to the day they start on.
    """
    today, now = local.weekday(), local.time()
    if starts is None or ends is None:
        return today in weekdays
    if starts < ends:
        return today in weekdays and starts <= now < ends
    yesterday = (today - 1) % 7
    return (today in weekdays and now >= starts) or (yesterday in weekdays and now < ends)


def words(weekdays: Sequence[int], starts: dt.time | None, ends: dt.time | None) -> str:
    """This function will say the hours: "every day, 5:00 PM to 8:00 AM"."""
    days = _days(sorted(weekdays))
    if starts is None or ends is None:
        return _("%(days)s, day and night") % {"days": days}
    hours = {"from": times.time_of_day(starts), "to": times.time_of_day(ends)}
    return _("%(days)s, %(from)s to %(to)s") % {"days": days, **hours}


def _days(weekdays: list[int]) -> str:
    if tuple(weekdays) == EVERY_DAY:
        return _("Every day")
    names = [times.weekday(A_MONDAY + dt.timedelta(days=day)) for day in weekdays]
    in_a_row = len(weekdays) > 2 and weekdays[-1] - weekdays[0] == len(weekdays) - 1
    if in_a_row:
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return ", ".join(names)
