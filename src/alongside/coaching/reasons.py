"""
Reasons to reach a person today, found from what is known of them.

Used by `urgency`, which orders people by them, and by presenters, which put them into words.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from alongside.coaching.cadence import Due, Why, overdue_days

STRONG_CRAVING = 8
"""The person's own rating, 0 to 10, from which a check-in asks for contact (our own choice)."""

CRAVING_COUNTS_FOR = timedelta(days=2)


class ReasonKind(StrEnum):
    """Why a person is on Today, most pressing first; the last explains and never orders."""

    ASKED_FOR_CALL = "asked_for_call"
    TRANSITION_TODAY = "transition_today"
    FOLLOW_UP_DUE = "follow_up_due"
    STRONG_CRAVING = "strong_craving"
    LOOK_FOR = "look_for"
    FIRST_CONTACT_OVERDUE = "first_contact_overdue"
    OVERDUE = "overdue"
    PROMISE_DUE = "promise_due"
    DUE_TODAY = "due_today"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason and the facts its sentence needs; those that do not belong to `kind` are None."""

    kind: ReasonKind
    at: datetime | None = None
    on: date | None = None
    days: int | None = None
    transition_kind: str | None = None
    every_days: int | None = None
    mode: str | None = None
    attempts: int | None = None


@dataclass(frozen=True, slots=True)
class TransitionSignal:
    """A transition still being followed; `day` and `due_on` are its earliest mark not met."""

    kind: str
    occurred_on: date
    day: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class OutreachSignal:
    """What a person chose beforehand, `at` that moment: after how many days without an answer they
    want to be looked for (None: never), and by which steps."""

    after_days: int | None
    steps: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of one person today. Times are aware; `craving` is 0 to 10, the person's own
    rating at `checked_in_at`; `attempts` counts attempts since the last reached contact."""

    person_id: str
    due: Due
    asked_for_call_at: datetime | None = None
    transition: TransitionSignal | None = None
    promise_due_on: date | None = None
    attempts: int = 0
    mode: str | None = None
    last_reached_at: datetime | None = None
    craving: int | None = None
    checked_in_at: datetime | None = None
    outreach: OutreachSignal | None = None


TIERS = {
    ReasonKind.ASKED_FOR_CALL: 1,
    ReasonKind.TRANSITION_TODAY: 2,
    ReasonKind.FOLLOW_UP_DUE: 2,
    ReasonKind.STRONG_CRAVING: 3,
    ReasonKind.LOOK_FOR: 3,
    ReasonKind.FIRST_CONTACT_OVERDUE: 4,
    ReasonKind.OVERDUE: 4,
    ReasonKind.PROMISE_DUE: 5,
    ReasonKind.DUE_TODAY: 6,
}
"""The step of the order in `urgency` that a reason belongs to, 1 first."""


def reasons_today(one: Signals, local: datetime) -> tuple[Reason, ...]:
    """Every reason to reach a person today, most pressing first; `local` is now, on the wall."""
    today = local.date()
    found = [
        _asked(one), *_transition(one, local), _craving(one, local), _look_for(one, local),
        *_due(one, today), _promise(one, today),
    ]  # fmt: skip
    reasons = sorted((reason for reason in found if reason), key=lambda reason: TIERS[reason.kind])
    if reasons and one.attempts > 0:
        reasons.append(Reason(ReasonKind.NOT_REACHED, attempts=one.attempts))
    return tuple(reasons)


def _asked(one: Signals) -> Reason | None:
    asked = one.asked_for_call_at
    return Reason(ReasonKind.ASKED_FOR_CALL, at=asked) if asked else None


def _transition(one: Signals, local: datetime) -> list[Reason]:
    reasons, transition, due, today = [], one.transition, one.due, local.date()
    if transition and transition.occurred_on == today and not _reached_on(one, local):
        kind = ReasonKind.TRANSITION_TODAY
        reasons.append(Reason(kind, on=today, transition_kind=transition.kind))
    if due.why is Why.FOLLOW_UP:
        mark = (due.transition_kind, due.day, due.on)
    elif transition:
        mark = (transition.kind, transition.day, transition.due_on)
    else:
        return reasons
    if mark[2] and mark[2] <= today:
        kind = ReasonKind.FOLLOW_UP_DUE
        reasons.append(Reason(kind, on=mark[2], days=mark[1], transition_kind=mark[0]))
    return reasons


def _reached_on(one: Signals, local: datetime) -> bool:
    reached = one.last_reached_at
    return bool(reached and reached.astimezone(local.tzinfo).date() == local.date())


def _craving(one: Signals, local: datetime) -> Reason | None:
    at = one.checked_in_at
    if at is None or one.craving is None or one.craving < STRONG_CRAVING:
        return None
    if local - at > CRAVING_COUNTS_FOR or (one.last_reached_at and one.last_reached_at >= at):
        return None
    return Reason(ReasonKind.STRONG_CRAVING, at=at)


def _look_for(one: Signals, local: datetime) -> Reason | None:
    """The person asked for it beforehand: so many whole days without an answer from them."""
    chosen = one.outreach
    if chosen is None or chosen.after_days is None:
        return None
    answered = (chosen.at, one.last_reached_at, one.checked_in_at)
    last = max(at for at in answered if at is not None)
    days = (local.date() - last.astimezone(local.tzinfo).date()).days
    if days < chosen.after_days:
        return None
    return Reason(ReasonKind.LOOK_FOR, at=last, days=chosen.after_days)


def _due(one: Signals, today: date) -> list[Reason]:
    due = one.due
    if due.on is None or due.why is Why.FOLLOW_UP or due.on > today:
        return []
    if due.on == today:
        return [Reason(ReasonKind.DUE_TODAY, on=today, every_days=due.every_days, mode=one.mode)]
    is_first = due.why is Why.FIRST_CONTACT
    kind = ReasonKind.FIRST_CONTACT_OVERDUE if is_first else ReasonKind.OVERDUE
    late = overdue_days(due, today)
    return [Reason(kind, on=due.on, days=late, every_days=due.every_days, mode=one.mode)]


def _promise(one: Signals, today: date) -> Reason | None:
    on = one.promise_due_on
    return Reason(ReasonKind.PROMISE_DUE, on=on) if on and on <= today else None
