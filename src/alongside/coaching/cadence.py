"""
The contact clock: when the next contact with a person is due, and why.

Pure: dates in, a date out, nothing reads the time. The rules:

- The clock counts from the last contact that *reached* the person. Attempts never restart it, so
  they are not even asked for here; `reached_dates` leaves them out of a list of contacts.
- An agreement (a pair's own "every n days") makes the next contact due n days after that contact.
- Where a pair agreed nothing, the program's default does the same: nobody drops out of sight for
  want of an agreement.
- Until the person has been reached in this enrolment, the first contact is due the day of
  enrolment, agreement or not.
- A transition (release, leaving hospital, return to use) asks for contact on marks: n days after
  it, for each n of the program's rule. A mark is met by a reached contact on any day later than
  the mark before it (for the first mark: later than the day of the transition): somebody reached
  on day 2 needs no call on day 3, and one reached on day 5 needs no make-up call for day 1.
  Only the earliest mark not yet met is due.
- The earliest date wins. On the same date a follow-up is named before the rest, because it says
  more; of two follow-ups the one with the smaller day, then the kind in order of the alphabet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FIRST_CONTACT_DAYS = 0
"""Days from enrolment to the first contact: whoever just said yes should not wait a night."""

MOST_DAYS = 3660
"""Longest interval accepted, ten years: anything above is a slip of the pen."""


class Why(StrEnum):
    """What makes a contact due."""

    FIRST_CONTACT = "first_contact"
    AGREEMENT = "agreement"
    PROGRAM_DEFAULT = "program_default"
    FOLLOW_UP = "follow_up"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a pair agreed: contact every `every_days` (1 to 3660), by `mode` ("phone", "text").

    :raises ValueError: if `every_days` is out of range
    """

    every_days: int
    mode: str

    def __post_init__(self) -> None:
        if not 1 <= self.every_days <= MOST_DAYS:
            raise ValueError(f"every_days must be 1 to {MOST_DAYS}, not {self.every_days}")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A transition and the days after it (each 1 to 3660, rising) on which contact is wanted.

    The default days are those of the first program rule and are the administrator's to change.

    :raises ValueError: if the days are out of range or do not rise
    """

    transition_kind: str
    occurred_on: date
    days: tuple[int, ...] = (1, 3, 7, 14, 30)

    def __post_init__(self) -> None:
        if any(not 1 <= day <= MOST_DAYS for day in self.days):
            raise ValueError(f"follow-up days must be 1 to {MOST_DAYS}, not {self.days}")
        if list(self.days) != sorted(set(self.days)):
            raise ValueError(f"follow-up days must rise, not {self.days}")


@dataclass(frozen=True, slots=True)
class Due:
    """When the next contact is due. `on` is None only with `why` NOTHING.

    `day` and `transition_kind` are set for a follow-up, `every_days` for an agreement and for
    the program's default.
    """

    on: date | None
    why: Why
    day: int | None = None
    transition_kind: str | None = None
    every_days: int | None = None


def reached_dates(contacts: Iterable[tuple[date, bool]]) -> list[date]:
    """The dates of contacts, given as (date, was the person reached), that move the clock."""
    return [on for on, is_reached in contacts if is_reached]


def next_due(
    *,
    agreement: Agreement | None,
    last_reached_on: date | None,
    enrolled_on: date,
    follow_ups: Sequence[FollowUp],
    reached_on: Sequence[date],
    default_days: int | None = None,
) -> Due:
    """
    When the next contact is due and why; see the module for the rules.

    `reached_on` are dates of contacts that reached the person, in any order, as far back as the
    earliest follow-up; `last_reached_on` may be given alone, the later of both counts. Dates are
    the person's own calendar. Contacts before `enrolled_on` do not start the agreement's clock
    (they belong to an earlier time in the program) but do meet follow-up marks. `default_days` is
    the program's "every n days" for pairs that agreed nothing; None: there is none.
    """
    known = [*reached_on, *([last_reached_on] if last_reached_on else [])]
    latest = max(known, default=None)
    found = [due for follow_up in follow_ups if (due := _follow_up_due(follow_up, latest))]
    if latest is None or latest < enrolled_on:
        found.append(Due(_later(enrolled_on, FIRST_CONTACT_DAYS), Why.FIRST_CONTACT))
    elif agreement:
        on = _later(latest, agreement.every_days)
        found.append(Due(on, Why.AGREEMENT, every_days=agreement.every_days))
    elif default_days:
        on = _later(latest, default_days)
        found.append(Due(on, Why.PROGRAM_DEFAULT, every_days=default_days))
    return min(found, key=_order, default=Due(None, Why.NOTHING))


def overdue_days(due: Due, today: date) -> int:
    """Whole days past the due date: 0 on the day itself, before it, and when nothing is due."""
    return max(0, (today - due.on).days) if due.on else 0


def _follow_up_due(follow_up: FollowUp, latest: date | None) -> Due | None:
    before = follow_up.occurred_on
    for day in follow_up.days:
        if latest is None or latest <= before:
            on = _later(follow_up.occurred_on, day)
            return Due(on, Why.FOLLOW_UP, day=day, transition_kind=follow_up.transition_kind)
        before = _later(follow_up.occurred_on, day)
    return None


def _order(due: Due) -> tuple[date, bool, int, str]:
    is_other = due.why is not Why.FOLLOW_UP
    return (due.on or date.max, is_other, due.day or 0, due.transition_kind or "")


def _later(on: date, days: int) -> date:
    return on + timedelta(days=min(days, (date.max - on).days))
