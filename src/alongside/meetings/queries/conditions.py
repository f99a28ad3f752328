"""Conditions on meetings in SQL that both databases understand."""

import datetime as dt
from collections.abc import Iterable

from alongside.meetings.queries.criteria import Condition


def among(column: str, values: Iterable[object], *, out: bool = False) -> Condition:
    """This function will keep rows whose column is (or is not) one of the values."""
    held = tuple(values)
    if not held:
        return Condition("1 = 1" if out else "1 = 0")
    marks = ", ".join(["%s"] * len(held))
    return Condition(f"{column} {'NOT IN' if out else 'IN'} ({marks})", held)


def with_format(ids: Iterable[int], *, out: bool = False, probing: bool = True) -> Condition:
    """
    This function will keep meetings that have one of the formats (or none of them).

    `probing` asks for each row whether it has one: right where few rows are left; otherwise all
    that have one are gathered first.
    """
    held = tuple(ids)
    marks = ", ".join(["%s"] * len(held))
    table = "meetings_meetingformat mf"
    if probing or out:
        where = f"WHERE mf.meeting_id = m.id AND mf.format_id IN ({marks})"
        inner = f"SELECT 1 FROM {table} {where}"  # noqa: S608 - marks for values alone
        return Condition(f"{'NOT ' if out else ''}EXISTS ({inner})", held)
    inner = f"SELECT mf.meeting_id FROM {table} WHERE mf.format_id IN ({marks})"  # noqa: S608 - same
    return Condition(f"m.id IN ({inner})", held)


def of_type(code: str) -> Condition:
    """This function will keep meetings of a type, by the code of feeds, whatever the source."""
    return Condition("m.type_codes LIKE %s", (f"%,{code},%",))


def open_on(day: dt.date) -> Condition:
    """This function will leave out what is closed on a day."""
    return Condition("(NOT m.is_closed OR m.closed_until < %s)", (day.isoformat(),))
