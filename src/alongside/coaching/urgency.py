"""
Whom a coach reaches first today, and why.

This orders the tasks of one day. It is not a score of a person: what leaves the module is an order
and the reasons for it, facts a coach could read out to the person, and no weight or rank.
Presenters turn reasons into words.

People come in this order of their first reason; a person stands once, with every reason:

1. asked for a call: who has waited longest first;
2. a follow-up after release, hospital or a return to use is due today or past, or the transition
   is today and nobody has reached the person yet today: the earliest due date first;
3. a strong craving in a check-in of the last two days, not answered by a contact since; or the
   person chose beforehand to be looked for after so many days without an answer, and these are
   over: by the check-in or the last answer, the oldest first;
4. overdue against the agreement, or never reached although the first contact is past due: the
   longest overdue against what was agreed first (four days late on "weekly" comes before four days
   late on "monthly"; the first contact counts as agreed daily);
5. the coach's promise is due today or past: the oldest first;
6. due today;
7. nothing today: next due first, then those with no date.

Ties: the person not reached for longest (never reached first), then the id. So the order is total
and depends on nothing else, the order of the input included.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from alongside.coaching.reasons import TIERS, Reason, Signals, reasons_today

_NOTHING = 7
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """A person's place on Today: reasons, most pressing first, empty when nothing is to be done."""

    person_id: str
    reasons: tuple[Reason, ...]


def order_for_today(people: Iterable[Signals], *, now: datetime, zone: str) -> list[Entry]:
    """
    Everybody once, whom to reach first at the top; the module says how.

    `now` is aware; `zone` is the IANA zone in which "today" is meant. Of several signals for one
    person the most pressing stands.

    :raises TypeError: if a time has no zone
    :raises zoneinfo.ZoneInfoNotFoundError: if there is no such zone
    """
    local = now.astimezone(ZoneInfo(zone))
    ranked = sorted(
        (_place(one, reasons_today(one, local), local.date()) for one in people), key=lambda p: p[0]
    )
    first: dict[str, Entry] = {}
    for _, entry in ranked:
        first.setdefault(entry.person_id, entry)
    return list(first.values())


_Key = tuple[int, datetime, date, Fraction, datetime, str]


def _place(one: Signals, reasons: tuple[Reason, ...], today: date) -> tuple[_Key, Entry]:
    reached = one.last_reached_at or _LONG_AGO
    tier, at, on, late = _NOTHING, _LONG_AGO, one.due.on or date.max, Fraction(0)
    if reasons:
        first = reasons[0]
        tier, at, on = TIERS[first.kind], first.at or _LONG_AGO, first.on or date.min
        if tier == 2:
            on = min(r.on or today for r in reasons if TIERS.get(r.kind) == 2)
        if tier == 4:  # lateness orders here, not the date
            late, on = Fraction(-(first.days or 0), first.every_days or 1), date.min
    return (tier, at, on, late, reached, one.person_id), Entry(one.person_id, reasons)
