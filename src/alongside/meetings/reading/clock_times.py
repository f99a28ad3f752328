"""Clock times and days as feeds write them."""

import re

from alongside.meetings.reading.record import Unusable

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?\s*(m)?\.?", re.IGNORECASE)


def minute_of_day(value: object) -> int | None:
    """
    This function will read "19:00", "7:00 PM" or "19:00:00"; None for nothing.

    :raises Unusable: when it is no time of day
    """
    text = str(value if value is not None else "").strip()
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if not found:
        raise Unusable(f'The time "{text[:20]}" is no time of day.')
    hour, minute = int(found[1]), int(found[2])
    if found[3]:
        if not 1 <= hour <= 12:
            raise Unusable(f'The time "{text[:20]}" is no time of day.')
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        raise Unusable(f'The time "{text[:20]}" is no time of day.')
    return hour * 60 + minute


def days(value: object) -> list[int]:
    """
    This function will read a day, "1", 1 or [1, 3], with 0 for Sunday; empty for nothing.

    :raises Unusable: when a day is not 0 to 6
    """
    if value is None or value in ("", []):
        return []
    found = []
    for one in value if isinstance(value, list) else [value]:
        text = str(one).strip()
        if not text.isdigit() or int(text) > 6:
            raise Unusable(f'The day "{text[:20]}" is not 0 (Sunday) to 6 (Saturday).')
        if int(text) not in found:
            found.append(int(text))
    return found


def duration(start: int | None, end: int | None, *, usual: int = 60) -> int:
    """This function will give the minutes from start to end, over midnight when it has to."""
    if start is None or end is None:
        return usual
    minutes = (end - start) % 1440
    return minutes if 0 < minutes <= 720 else usual
