"""Loops that wait too long get a reminder for the coach, until they are closed."""

import datetime as dt
import logging

from django.db.models import Exists, OuterRef

from alongside.core import clock, scope
from alongside.core.actor import Actor
from alongside.core.jobs import every
from alongside.referrals import texts
from alongside.referrals.commands.reminding import remind
from alongside.referrals.models import ReferralState, Reminder

log = logging.getLogger(__name__)
AT_ONCE = 500


@every(seconds=3600, name="remind of open referrals")
def remind_of_open() -> int:
    """This function will remind of each loop that waits too long; returns how many."""
    with scope.across_organisations():
        waiting = [
            row for state, days in texts.rules()["remind"].items() for row in _due(state, days)
        ]
    return sum(_reminded(row) for row in waiting[:AT_ONCE])


def _due(state: str, days: int) -> list[ReferralState]:
    before = clock.now() - dt.timedelta(days=days)
    again = clock.now() - dt.timedelta(days=texts.rules()["again_days"])
    held = Reminder._base_manager.filter(referral_id=OuterRef("referral_id"))
    rows = ReferralState.objects.across_organisations("job: remind of open referrals")
    rows = rows.filter(state=state, until__isnull=True, at__lte=before)
    rows = rows.exclude(Exists(held.filter(done_at__isnull=True)))
    rows = rows.exclude(Exists(held.filter(state=state, done_at__gt=again)))
    # A "connected" in the person's own word is closed.
    rows = rows.exclude(state="connected", source="person")
    return list(rows.select_related("referral__person").order_by("at")[:AT_ONCE])


def _reminded(row: ReferralState) -> bool:
    by = Actor.system(row.organisation_id, purpose="follow-up")
    try:
        remind(referral=row.referral, state=row.state, by=by)
    except Exception:
        log.exception("no reminder for referral %s", row.referral_id)
        return False
    return True
