"""The hours ledger: minutes are added, never changed."""

import datetime as dt
import uuid

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.people.models import Membership
from alongside.workforce.models import HoursEntry

CONTACT = "contact"


def record_hours(
    *,
    coach: Membership | uuid.UUID,
    worked_on: dt.date,
    minutes: int,
    by: Actor,
    kind: str = CONTACT,
    source_id: uuid.UUID | None = None,
) -> HoursEntry:
    """
    This function will add minutes to a coach's hours, in one insert.

    It is a part of the command that gave the minutes (a contact), which checks, audits and
    holds the transaction; so it does none of these again. `minutes` below zero is a correction.
    The same `source_id` and `kind` cannot be added twice.
    """
    return HoursEntry.objects.create(
        organisation_id=by.organisation_id,  # type: ignore[misc]
        coach_id=coach.pk if isinstance(coach, Membership) else coach,
        worked_on=worked_on,
        minutes=minutes,
        kind=kind,
        source_id=source_id,
        created_at=clock.now(),
    )
