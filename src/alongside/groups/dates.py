"""
The dates of a series: the same wall time each time, also after the clocks change. Pure.
"""

import datetime as dt
from zoneinfo import ZoneInfo

MOST_SESSIONS = 52


def starts(
    first_day: dt.date, at: dt.time, zone: str, *, count: int, every_weeks: int = 1
) -> list[dt.datetime]:
    """
    This function will give the starts of `count` sessions in UTC, `every_weeks` apart.

    Six in the evening stays six in the evening on the walls of `zone`. A wall time that a change
    of clocks leaves out comes as much later as the clocks were put forward; of one that comes
    twice the first is meant.
    """
    step = dt.timedelta(weeks=every_weeks)
    wall = ZoneInfo(zone)
    return [
        dt.datetime.combine(first_day + step * number, at, wall).astimezone(dt.UTC)
        for number in range(count)
    ]
