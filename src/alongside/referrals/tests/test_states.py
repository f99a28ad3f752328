"""The states of a referral, as a table and as properties."""

import itertools

import pytest

from alongside.referrals import states
from alongside.referrals.states import Source, State


@pytest.mark.parametrize(
    ("now", "by", "new", "who", "may"),
    [
        ("prepared", "coach", "agreed", "program", True),
        ("prepared", "coach", "sent", "coach", False),  # nothing leaves without a signature
        ("agreed", "program", "sent", "coach", True),
        ("agreed", "program", "sent", "partner", False),
        ("sent", "coach", "seen", "partner", True),
        ("sent", "coach", "seen", "coach", False),
        ("seen", "partner", "declined", "partner", True),
        ("declined", "partner", "accepted", "partner", True),  # they found a bed after all
        ("waiting_list", "partner", "accepted", "coach", True),  # told by phone
        ("accepted", "partner", "connected", "partner", True),
        ("connected", "partner", "not_connected", "person", True),
        ("connected", "partner", "connected", "person", True),  # the person says so, too
        ("not_connected", "partner", "connected", "person", True),
        ("connected", "person", "not_connected", "partner", False),
        ("connected", "person", "not_connected", "coach", False),
        ("connected", "person", "not_connected", "person", True),
        ("not_connected", "person", "connected", "partner", False),
        ("withdrawn", "person", "accepted", "partner", False),
        ("by_self", "person", "connected", "person", True),
        ("by_self", "person", "accepted", "partner", False),  # no partner was told
    ],
)
def test_what_may_follow(now: str, by: str, new: str, who: str, may: bool) -> None:
    assert states.may_follow(now, by, new, who) is may


def test_the_persons_word_stands_against_everybodys() -> None:
    others = set(Source) - {Source.PERSON}
    for now, new, who in itertools.product(states.OUTCOMES, State, others):
        assert not states.may_follow(now, Source.PERSON, new, who)


def test_nothing_is_sent_without_the_person_having_signed() -> None:
    before = {now for now in State for who in Source if states.may_follow(now, "", "sent", who)}
    assert before == {State.AGREED}
    agreed = {now for now in State for who in Source if states.may_follow(now, "", "agreed", who)}
    assert agreed == {State.PREPARED}


@pytest.mark.parametrize(
    ("state", "by", "closed"),
    [
        ("connected", "partner", False),
        ("connected", "coach", False),
        ("connected", "person", True),
        ("declined", "partner", True),
        ("not_connected", "coach", True),
        ("withdrawn", "person", True),
        ("accepted", "partner", False),
        ("by_self", "person", False),
    ],
)
def test_only_the_persons_word_closes_a_connection(state: str, by: str, closed: bool) -> None:
    assert states.is_closed(state, by) is closed


def test_every_open_loop_can_be_closed_by_the_person() -> None:
    for now, by in itertools.product(State, Source):
        if states.asks_person(now, by):
            assert all(states.may_follow(now, by, new, Source.PERSON) for new in states.OUTCOMES), (
                now
            )
