"""
Free times of a coach: weekly hours less what is taken. Pure; nothing reads the clock.

`wall_hours` says what the hours mean when clocks change.
Slots follow one another from the start of a stretch of hours, whole ones only, and keep to those
starting times whatever is taken: a busy quarter of an hour takes its slot and moves no other.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from alongside.scheduling.wall_hours import Hours, Interval, stretches

__all__ = ["Hours", "Interval", "first_free", "free_slots", "free_slots_on"]


def free_slots_on(
    day: date,
    *,
    hours: Iterable[Hours],
    busy: Iterable[Interval],
    slot_minutes: int,
    not_before: datetime,
) -> list[Interval]:
    """
    Free slots of a local day, in UTC, earliest first.

    `slot_minutes` is 1 to 1440. `not_before` is the earliest start, now plus the notice the coach
    asks for. Busy intervals may overlap, touch and lie anywhere; an empty one takes nothing.

    :raises ValueError: if `slot_minutes` is out of range
    """
    if not 1 <= slot_minutes <= 1440:
        raise ValueError(f"slot_minutes must be 1 to 1440, not {slot_minutes}")
    length = timedelta(minutes=slot_minutes)
    taken = [one for one in busy if one.start_at < one.end_at]
    return [
        slot
        for stretch in stretches(day, hours)
        for slot in _slots(stretch, length)
        if slot.start_at >= not_before
        and not any(b.start_at < slot.end_at and slot.start_at < b.end_at for b in taken)
    ]


def free_slots(
    first: date,
    days: int,
    *,
    hours: Sequence[Hours],
    busy: Sequence[Interval],
    slot_minutes: int,
    not_before: datetime,
) -> Iterator[Interval]:
    """Free slots of `days` local days from `first` on, day by day; made as they are asked for."""
    for n in range(days):
        yield from free_slots_on(
            first + timedelta(days=n),
            hours=hours,
            busy=busy,
            slot_minutes=slot_minutes,
            not_before=not_before,
        )


def first_free(
    *,
    hours: Sequence[Hours],
    busy: Sequence[Interval],
    slot_minutes: int,
    not_before: datetime,
    within_days: int = 60,
) -> Interval | None:
    """The earliest free slot that starts at `not_before` or within so many days after it."""
    last = not_before + timedelta(days=within_days)
    coming = [one for one in busy if one.end_at > not_before]
    best: Interval | None = None
    day = not_before.astimezone(UTC).date() - timedelta(days=1)
    # Days of zones far apart overlap, so two more days may still hold an earlier slot.
    end = last.astimezone(UTC).date() + timedelta(days=1)
    while day <= end:
        found = free_slots_on(
            day, hours=hours, busy=coming, slot_minutes=slot_minutes, not_before=not_before
        )
        if found and (best is None or found[0] < best):
            best = found[0]
            end = min(end, day + timedelta(days=2))
        day += timedelta(days=1)
    return best if best and best.start_at <= last else None


def _slots(stretch: Interval, length: timedelta) -> Iterator[Interval]:
    start = stretch.start_at
    while start + length <= stretch.end_at:
        yield Interval(start, start + length)
        start += length
