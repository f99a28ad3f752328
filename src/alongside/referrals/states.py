"""
Where a referral can stand, what can follow, and who may say so. Pure: no Django, no rows.

The person's own word decides: once they said that they got it, or that they did not, only they
can say otherwise. A partner's or a coach's "connected" leaves the loop open until the person has
been asked.
"""

from enum import StrEnum


class State(StrEnum):
    """Where one referral stands."""

    PREPARED = "prepared"  # written; the person has not signed
    AGREED = "agreed"  # the person signed; nothing has left
    BY_SELF = "by_self"  # the person goes by themselves; nothing leaves
    SENT = "sent"
    SEEN = "seen"
    ACCEPTED = "accepted"
    WAITING_LIST = "waiting_list"
    DECLINED = "declined"
    CONNECTED = "connected"
    NOT_CONNECTED = "not_connected"
    WITHDRAWN = "withdrawn"


class Source(StrEnum):
    """Who said so."""

    PERSON = "person"
    COACH = "coach"
    PARTNER = "partner"
    PROGRAM = "program"


S = State
_ANSWERS = (S.ACCEPTED, S.WAITING_LIST, S.DECLINED, S.CONNECTED, S.NOT_CONNECTED)
NEXT: dict[State, frozenset[State]] = {
    S.PREPARED: frozenset({S.AGREED, S.BY_SELF, S.WITHDRAWN}),
    S.AGREED: frozenset({S.SENT, S.BY_SELF, S.WITHDRAWN}),
    S.BY_SELF: frozenset({S.CONNECTED, S.NOT_CONNECTED, S.WITHDRAWN}),
    S.SENT: frozenset({S.SEEN, *_ANSWERS, S.WITHDRAWN}),
    S.SEEN: frozenset({*_ANSWERS, S.WITHDRAWN}),
    S.ACCEPTED: frozenset({*_ANSWERS, S.WITHDRAWN}) - {S.ACCEPTED},
    S.WAITING_LIST: frozenset({*_ANSWERS, S.WITHDRAWN}) - {S.WAITING_LIST},
    S.DECLINED: frozenset({S.ACCEPTED, S.WAITING_LIST, S.CONNECTED}),
    S.CONNECTED: frozenset({S.CONNECTED, S.NOT_CONNECTED}),
    S.NOT_CONNECTED: frozenset({S.CONNECTED, S.NOT_CONNECTED}),
    S.WITHDRAWN: frozenset(),
}
WHO: dict[State, frozenset[Source]] = {
    S.AGREED: frozenset({Source.PROGRAM}),
    S.BY_SELF: frozenset({Source.PERSON, Source.COACH}),
    S.SENT: frozenset({Source.COACH}),
    S.SEEN: frozenset({Source.PARTNER}),
    S.ACCEPTED: frozenset({Source.PARTNER, Source.COACH}),
    S.WAITING_LIST: frozenset({Source.PARTNER, Source.COACH}),
    S.DECLINED: frozenset({Source.PARTNER, Source.COACH}),
    S.CONNECTED: frozenset({Source.PARTNER, Source.COACH, Source.PERSON}),
    S.NOT_CONNECTED: frozenset({Source.PARTNER, Source.COACH, Source.PERSON}),
    S.WITHDRAWN: frozenset({Source.PERSON, Source.COACH, Source.PROGRAM}),
}
PARTNER_ANSWERS = tuple(_ANSWERS)
NEEDS_WHY = frozenset({S.DECLINED, S.NOT_CONNECTED})
OUTCOMES = frozenset({S.CONNECTED, S.NOT_CONNECTED})
ENDED = frozenset({S.DECLINED, S.NOT_CONNECTED, S.WITHDRAWN})
WITH_PARTNER = frozenset({S.SENT, S.SEEN, S.ACCEPTED, S.WAITING_LIST})
# Where the person may already know whether they got it.
ASKED_IN = frozenset({S.BY_SELF, S.SENT, S.SEEN, S.ACCEPTED, S.WAITING_LIST, S.CONNECTED})
# Where nothing is left to do but to ask the person.
PERSON_NEXT = frozenset({S.BY_SELF, S.ACCEPTED, S.CONNECTED})


def may_follow(now: str, by: str, new: str, who: str) -> bool:
    """
    This function will tell whether `new`, said by `who`, may follow `now`, said by `by`.

    The person's word stands against everybody's but their own; saying the same again is nothing
    new, unless the person says it after somebody else did.
    """
    state, source = State(new), Source(who)
    if state not in NEXT[State(now)] or source not in WHO.get(state, frozenset()):
        return False
    if by == Source.PERSON and State(now) in OUTCOMES and source is not Source.PERSON:
        return False
    return new != now or (source is Source.PERSON and by != Source.PERSON)


def is_closed(state: str, by: str) -> bool:
    """
    This function will tell whether the loop is closed.

    "Connected" closes it only in the person's own word.
    """
    if state == State.CONNECTED:
        return by == Source.PERSON
    return State(state) in ENDED


def answers_from(now: str, by: str) -> tuple[State, ...]:
    """This function will list what a partner can still answer."""
    return tuple(one for one in PARTNER_ANSWERS if may_follow(now, by, one, Source.PARTNER))


def asks_person(state: str, by: str) -> bool:
    """This function will tell whether the person is asked if they got it."""
    return State(state) in ASKED_IN and not is_closed(state, by)
