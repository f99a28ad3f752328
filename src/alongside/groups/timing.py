"""When people come to a session: half an hour before it begins until an hour after it ends."""

import datetime as dt

from alongside.core import clock
from alongside.groups.models import GroupSession

EARLY = dt.timedelta(minutes=30)
LATE = dt.timedelta(minutes=60)
CORRECTABLE = dt.timedelta(days=14)


def is_on(session: GroupSession) -> bool:
    """This function will tell whether people come to a session just now."""
    now = clock.now()
    return session.cancelled_at is None and (
        session.starts_at - EARLY <= now <= session.ends_at + LATE
    )


def minutes_of(session: GroupSession) -> int:
    """This function will give the minutes a session takes as planned."""
    return round((session.ends_at - session.starts_at).total_seconds() / 60)


def is_correctable(session: GroupSession) -> bool:
    """This function will tell whether the list of a session may still change."""
    return session.held_at is None or clock.now() <= session.held_at + CORRECTABLE
