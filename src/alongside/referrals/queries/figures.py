"""
What was learned of services: how soon they answer, how many got it, what ran out. Counts first.

One statement over the states of an organisation's referrals. Small counts give no rate: a share
or a median of a handful says more of chance than of a service (and may say it of a person).
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from django.db.models import QuerySet

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.small_cells import SMALLEST
from alongside.referrals import states, texts
from alongside.referrals.models import ReferralState
from alongside.referrals.states import Source, State

DAYS = 365
OUT_DAYS = 90
_ANSWERED = frozenset(states.PARTNER_ANSWERS)
Row = tuple[uuid.UUID, uuid.UUID, str, str, str, dt.datetime]


@dataclass(slots=True)
class Learned:
    """
    Counts of one service in a year. `closed` are loops with an outcome; `connected` by the
    person's word; `out` times that it had no room or money left in the last 90 days.
    """

    service_id: uuid.UUID
    sent: int = 0
    answered: int = 0
    hours: list[float] = field(default_factory=list)
    closed: int = 0
    connected: int = 0
    out: int = 0
    out_at: dt.datetime | None = None

    @property
    def share(self) -> int | None:
        """Percent of closed loops in which the person got it; none for few."""
        return None if self.closed < SMALLEST else round(100 * self.connected / self.closed)

    @property
    def answer_hours(self) -> float | None:
        """Median hours from sent to the first answer; none for few."""
        return median(self.hours) if len(self.hours) >= SMALLEST else None


def of_services(service_ids: Collection[uuid.UUID], *, by: Actor) -> dict[uuid.UUID, Learned]:
    """This function will give what was learned of some services in the last year."""
    rows = _rows(by).filter(referral__service_id__in=list(service_ids))
    return learned(rows.values_list(*_COLUMNS).order_by(*_ORDER).iterator(), now=clock.now())


def of_all(*, by: Actor) -> list[Learned]:
    """This function will give what was learned of every service somebody was referred to."""
    rows = _rows(by).values_list(*_COLUMNS).order_by(*_ORDER)
    found = learned(rows.iterator(), now=clock.now())
    return sorted(found.values(), key=lambda one: (-one.sent, str(one.service_id)))


_COLUMNS = ("referral__service_id", "referral_id", "state", "source", "why", "at")
_ORDER = ("referral__service_id", "referral_id", "at", "id")


def _rows(by: Actor) -> QuerySet[ReferralState]:
    since = clock.now() - dt.timedelta(days=DAYS)
    return ReferralState.objects.scoped(by).filter(referral__created_at__gte=since)


def learned(rows: Iterable[Row], *, now: dt.datetime) -> dict[uuid.UUID, Learned]:
    """This function will count, from rows in the order of service, referral and time. Pure."""
    found: dict[uuid.UUID, Learned] = {}
    for (service_id, _referral), group in groupby(rows, key=lambda row: row[:2]):
        _count(found.setdefault(service_id, Learned(service_id)), list(group), now)
    return found


def _count(one: Learned, rows: list[Row], now: dt.datetime) -> None:
    sent = next((row[5] for row in rows if row[2] == State.SENT), None)
    if sent is not None:
        one.sent += 1
        answer = next((row[5] for row in rows if row[2] in _ANSWERED and _is_theirs(row)), None)
        if answer is not None:
            one.answered += 1
            one.hours.append((answer - sent).total_seconds() / 3600)
    last = rows[-1]
    if states.is_closed(last[2], last[3]) and last[2] != State.WITHDRAWN:
        one.closed += 1
        one.connected += last[2] == State.CONNECTED
    outs = set(texts.stock_outs())
    for row in rows:
        if row[4] in outs and now - row[5] <= dt.timedelta(days=OUT_DAYS):
            one.out += 1
            one.out_at = max(one.out_at or row[5], row[5])


def _is_theirs(row: Row) -> bool:
    return row[3] in (Source.PARTNER, Source.COACH)
