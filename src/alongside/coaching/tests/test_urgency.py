from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.coaching.cadence import Due, Why
from alongside.coaching.reasons import ReasonKind as Kind
from alongside.coaching.reasons import Signals, TransitionSignal
from alongside.coaching.urgency import Entry, order_for_today

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
TODAY = date(2026, 3, 10)
QUIET = Due(None, Why.NOTHING)


def ago(**how: float) -> datetime:
    return NOW - timedelta(**how)


def day(n: int) -> date:
    return TODAY + timedelta(days=n)


def agreed(n: int, every: int = 7) -> Due:
    return Due(day(n), Why.AGREEMENT, every_days=every)


def ordered(*people: Signals) -> list[Entry]:
    return order_for_today(people, now=NOW, zone="America/New_York")


def names(*people: Signals) -> str:
    return "".join(entry.person_id for entry in ordered(*people))


def kinds(one: Signals) -> list[Kind]:
    return [reason.kind for reason in ordered(one)[0].reasons]


LADDER = (
    Signals("a", QUIET, asked_for_call_at=ago(hours=9)),
    Signals("b", agreed(-50), asked_for_call_at=ago(hours=1)),
    Signals("c", Due(day(-2), Why.FOLLOW_UP, day=1, transition_kind="release_from_jail")),
    Signals("d", agreed(2), transition=TransitionSignal("return_to_use", TODAY, 1, day(1))),
    Signals("e", QUIET, craving=9, checked_in_at=ago(hours=2)),
    Signals("f", Due(day(-1), Why.FIRST_CONTACT)),
    Signals("g", agreed(-4, every=7)),
    Signals("h", agreed(-4, every=30)),
    Signals("i", agreed(3), promise_due_on=day(-1)),
    Signals("j", agreed(3), promise_due_on=TODAY),
    Signals("k", agreed(0)),
    Signals("l", agreed(1)),
    Signals("m", QUIET),
)


def test_ladder_of_reasons() -> None:
    assert names(*reversed(LADDER)) == "abcdefghijklm"


def test_nothing_to_do_has_no_reason() -> None:
    assert kinds(LADDER[-1]) == []
    assert kinds(Signals("x", agreed(3), attempts=4)) == []


def test_all_reasons_are_kept_most_pressing_first_and_attempts_last() -> None:
    one = Signals(
        "x",
        agreed(-3),
        asked_for_call_at=ago(hours=1),
        transition=TransitionSignal("leaving_hospital", day(-3), 3, TODAY),
        promise_due_on=TODAY,
        attempts=2,
        mode="text",
        craving=8,
        checked_in_at=ago(hours=3),
    )
    assert kinds(one) == [
        Kind.ASKED_FOR_CALL,
        Kind.FOLLOW_UP_DUE,
        Kind.STRONG_CRAVING,
        Kind.OVERDUE,
        Kind.PROMISE_DUE,
        Kind.NOT_REACHED,
    ]
    reasons = ordered(one)[0].reasons
    assert (reasons[1].transition_kind, reasons[1].days) == ("leaving_hospital", 3)
    assert (reasons[3].days, reasons[3].every_days, reasons[3].mode) == (3, 7, "text")
    assert reasons[-1].attempts == 2


def test_released_today_until_somebody_reached_them_today() -> None:
    released = TransitionSignal("release_from_jail", TODAY, 1, day(1))
    assert kinds(Signals("x", agreed(1), transition=released)) == [Kind.TRANSITION_TODAY]
    reached = Signals("x", agreed(7), transition=released, last_reached_at=ago(hours=1))
    assert kinds(reached) == []


@pytest.mark.parametrize(
    ("craving", "checked_in", "reached", "counts"),
    [
        (8, ago(hours=1), None, True),
        (10, ago(hours=47), ago(hours=48), True),
        (7, ago(hours=1), None, False),
        (10, ago(hours=49), None, False),
        (10, ago(hours=2), ago(hours=1), False),
    ],
)
def test_strong_craving_counts_until_a_contact_answers_it(
    craving: int, checked_in: datetime, reached: datetime | None, counts: bool
) -> None:
    one = Signals("x", QUIET, craving=craving, checked_in_at=checked_in, last_reached_at=reached)
    assert (kinds(one) == [Kind.STRONG_CRAVING]) is counts


def test_today_is_meant_in_the_zone_given() -> None:
    late_evening = datetime(2026, 3, 11, 3, 0, tzinfo=UTC)  # still 10 March in New York
    people = [Signals("x", Due(day(1), Why.AGREEMENT, every_days=7))]
    assert order_for_today(people, now=late_evening, zone="America/New_York")[0].reasons == ()
    assert order_for_today(people, now=late_evening, zone="UTC")[0].reasons != ()


def test_never_reached_before_reached_long_ago_before_reached_lately() -> None:
    assert names(
        Signals("a", agreed(0), last_reached_at=ago(days=1)),
        Signals("b", agreed(0), last_reached_at=ago(days=9)),
        Signals("c", agreed(0)),
    ) == "cba"  # fmt: skip


times = st.none() | st.integers(0, 100).map(lambda hours: ago(hours=hours))
dates = st.integers(-20, 20).map(day)
dues = (
    st.just(QUIET)
    | st.builds(Due, dates, st.just(Why.FIRST_CONTACT))
    | st.builds(Due, dates, st.just(Why.AGREEMENT), every_days=st.integers(1, 40))
    | st.builds(
        Due, dates, st.just(Why.FOLLOW_UP), day=st.integers(1, 30), transition_kind=st.just("r")
    )
)
signals = st.builds(
    Signals,
    st.text("abcdef", min_size=1, max_size=2),
    dues,
    asked_for_call_at=times,
    transition=st.none()
    | st.builds(TransitionSignal, st.just("r"), dates, st.integers(1, 30), dates),
    promise_due_on=st.none() | dates,
    attempts=st.integers(0, 5),
    last_reached_at=times,
    craving=st.none() | st.integers(0, 10),
    checked_in_at=times,
)
caseloads = st.lists(signals, max_size=12)


@given(st.data(), caseloads)
def test_order_does_not_depend_on_the_order_given(
    data: st.DataObject, people: list[Signals]
) -> None:
    unique = list({one.person_id: one for one in people}.values())
    assert ordered(*unique) == ordered(*data.draw(st.permutations(unique)))


@given(caseloads)
def test_everybody_stands_exactly_once(people: list[Signals]) -> None:
    found = [entry.person_id for entry in ordered(*people)]
    assert sorted(found) == sorted({one.person_id for one in people})


@given(caseloads)
def test_first_reasons_never_step_back(people: list[Signals]) -> None:
    """Oracle: the six steps written out as plain questions, one per pair of neighbours."""
    steps = (
        {Kind.ASKED_FOR_CALL},
        {Kind.TRANSITION_TODAY, Kind.FOLLOW_UP_DUE},
        {Kind.STRONG_CRAVING},
        {Kind.FIRST_CONTACT_OVERDUE, Kind.OVERDUE},
        {Kind.PROMISE_DUE},
        {Kind.DUE_TODAY},
    )

    def step(entry: Entry) -> int:
        kinds = {reason.kind for reason in entry.reasons}
        return next((n for n, group in enumerate(steps) if kinds & group), len(steps))

    for earlier, later in pairwise(ordered(*people)):
        assert step(earlier) <= step(later)
        both = [entry.reasons[0] for entry in (earlier, later) if entry.reasons]
        if len(both) == 2 and {r.kind for r in both} == {Kind.OVERDUE}:
            first, second = both
            assert first.days is not None
            assert second.days is not None
            assert first.days * (second.every_days or 1) >= second.days * (first.every_days or 1)
