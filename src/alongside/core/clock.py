"""
The only place that reads the time.

Times are aware and in UTC; a wall clock is made from them with an IANA zone beside the row.
`ALONGSIDE_CLOCK` (ISO time) starts the clock at a fixed moment, from which it runs on: sample
programs and tests then show the same day every time.
"""

import datetime as dt
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

_frozen: ContextVar[dt.datetime | str | None] = ContextVar("frozen", default=None)
_started = time.monotonic()


def _fixed_start() -> dt.datetime | None:
    text = os.environ.get("ALONGSIDE_CLOCK", "")
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC) if text else None


_start = _fixed_start()


def machine_now() -> dt.datetime:
    """This function will give the machine's own time, whatever the product's clock says."""
    return dt.datetime.now(dt.UTC)


def now() -> dt.datetime:
    """
    This function will give the time in UTC, as the product sees it.

    :raises ClockClosed: inside of `unread`
    """
    held = _frozen.get()
    if isinstance(held, dt.datetime):
        return held
    if held is not None:
        raise ClockClosed(held)
    if _start is not None:
        return _start + dt.timedelta(seconds=time.monotonic() - _started)
    return machine_now()


def today(zone: str) -> dt.date:
    """This function will give the calendar day in an IANA zone such as `America/New_York`."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def frozen(at: dt.datetime) -> Iterator[None]:
    """This function will hold the clock at one moment (tests, and the making of sample history)."""
    if at.tzinfo is None:
        raise ValueError("a frozen time needs a zone")
    token = _frozen.set(at.astimezone(dt.UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


class ClockClosed(RuntimeError):
    """The time was read where its value would be kept for others. A bug, not a user's fault."""


@contextmanager
def unread(why: str) -> Iterator[None]:
    """This function will let nobody read the time until the block ends."""
    token = _frozen.set(why)
    try:
        yield
    finally:
        _frozen.reset(token)
