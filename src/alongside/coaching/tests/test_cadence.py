from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.coaching.cadence import (
    Agreement,
    Due,
    FollowUp,
    Why,
    next_due,
    overdue_days,
    reached_dates,
)

MONDAY = date(2026, 3, 2)
WEEKLY = Agreement(7, "phone")
RELEASE = FollowUp("release_from_jail", MONDAY)


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def due_for(
    *reached: int, agreement: Agreement | None = WEEKLY, follow_ups: tuple[FollowUp, ...] = ()
) -> Due:
    return next_due(
        agreement=agreement,
        last_reached_on=None,
        enrolled_on=MONDAY,
        follow_ups=follow_ups,
        reached_on=[day(n) for n in reached],
    )


def test_first_contact_is_due_the_day_of_enrolment() -> None:
    assert due_for() == Due(day(0), Why.FIRST_CONTACT)
    assert due_for(agreement=None) == Due(day(0), Why.FIRST_CONTACT)


def test_next_contact_counts_from_the_last_that_reached_the_person() -> None:
    assert due_for(0, 9, 4) == Due(day(16), Why.AGREEMENT, every_days=7)


def test_without_agreement_or_follow_up_nothing_is_due() -> None:
    due = due_for(3, agreement=None)
    assert due == Due(None, Why.NOTHING)
    assert overdue_days(due, day(500)) == 0


def test_where_a_pair_agreed_nothing_the_programs_default_holds() -> None:
    start: dict[str, Any] = {
        "last_reached_on": day(3), "enrolled_on": MONDAY, "follow_ups": (), "reached_on": (),
    }  # fmt: skip
    due = next_due(agreement=None, default_days=7, **start)
    assert due == Due(day(10), Why.PROGRAM_DEFAULT, every_days=7)
    agreed = next_due(agreement=Agreement(14, "text"), default_days=7, **start)
    assert agreed == Due(day(17), Why.AGREEMENT, every_days=14)


def test_contact_before_enrolment_does_not_start_the_clock() -> None:
    assert due_for(-40).why is Why.FIRST_CONTACT


@pytest.mark.parametrize(
    ("reached", "mark"),
    [([0], 1), ([1], 3), ([2], 7), ([3], 7), ([4], 14), ([8], 30), ([14], 30)],
)
def test_earliest_unmet_mark_is_due(reached: list[int], mark: int) -> None:
    due = due_for(*reached, agreement=Agreement(90, "text"), follow_ups=(RELEASE,))
    assert (due.why, due.day, due.on) == (Why.FOLLOW_UP, mark, day(mark))
    assert due.transition_kind == "release_from_jail"


def test_a_first_contact_comes_before_the_first_mark() -> None:
    due = due_for(agreement=Agreement(90, "text"), follow_ups=(RELEASE,))
    assert due == Due(day(0), Why.FIRST_CONTACT)


def test_all_marks_met_leaves_the_agreement() -> None:
    assert due_for(15, follow_ups=(RELEASE,)).why is Why.AGREEMENT


def test_earlier_of_agreement_and_follow_up_wins() -> None:
    assert due_for(8, follow_ups=(RELEASE,)) == Due(day(15), Why.AGREEMENT, every_days=7)
    assert due_for(4, agreement=Agreement(14, "text"), follow_ups=(RELEASE,)).day == 14


def test_planned_release_in_the_future_is_not_met_by_earlier_contacts() -> None:
    coming = FollowUp("release_from_jail", day(60), (1,))
    assert due_for(5, agreement=None, follow_ups=(coming,)).on == day(61)


def test_latest_of_the_two_ways_to_tell_counts() -> None:
    due = next_due(
        agreement=WEEKLY,
        last_reached_on=day(9),
        enrolled_on=MONDAY,
        follow_ups=(),
        reached_on=[day(2)],
    )
    assert due.on == day(16)


def test_overdue_counts_whole_days_from_the_day_after() -> None:
    due = Due(MONDAY, Why.AGREEMENT, every_days=7)
    assert [overdue_days(due, day(n)) for n in (-3, 0, 1, 10)] == [0, 0, 1, 10]


def test_end_of_the_calendar_does_not_overflow() -> None:
    due = next_due(
        agreement=Agreement(3660, "phone"),
        last_reached_on=date.max,
        enrolled_on=MONDAY,
        follow_ups=[FollowUp("return_to_use", date.max)],
        reached_on=[],
    )
    assert due.on == date.max


@pytest.mark.parametrize("every", [0, -1, 3661])
def test_agreement_out_of_range_is_refused(every: int) -> None:
    with pytest.raises(ValueError, match="every_days"):
        Agreement(every, "phone")


@pytest.mark.parametrize("days", [(0, 1), (3, 1), (1, 1), (5000,)])
def test_follow_up_days_out_of_range_or_order_are_refused(days: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="follow-up days"):
        FollowUp("return_to_use", MONDAY, days)


offsets = st.lists(st.integers(-30, 120), max_size=12)
agreements = st.none() | st.builds(Agreement, st.integers(1, 40), st.just("phone"))
marks = st.lists(st.integers(1, 40), max_size=5, unique=True).map(lambda d: tuple(sorted(d)))
follow_up_lists = st.lists(
    st.builds(FollowUp, st.sampled_from(["a", "b"]), st.integers(-20, 60).map(day), marks),
    max_size=3,
).map(tuple)


def walked(
    reached: list[int], agreement: Agreement | None, follow_ups: tuple[FollowUp, ...]
) -> date | None:
    """The due date by living through the days one after another, as a coach with paper would."""
    open_marks = {
        (index, n): follow_up.occurred_on + timedelta(days=earlier)
        for index, follow_up in enumerate(follow_ups)
        for earlier, n in zip((0, *follow_up.days), follow_up.days, strict=False)
    }
    since: int | None = None
    for n in range(-30, 121):
        since = None if since is None else since + 1
        if n in reached:
            since = 0 if n >= 0 else since
            for key, opens_after in list(open_marks.items()):
                if day(n) > opens_after:
                    del open_marks[key]
    wanted = [follow_ups[index].occurred_on + timedelta(days=n) for index, n in open_marks]
    if since is None:
        wanted.append(day(0))
    elif agreement:
        wanted.append(day(120 - since + agreement.every_days))
    return min(wanted, default=None)


@given(offsets, agreements, follow_up_lists)
def test_agrees_with_living_through_the_days(
    reached: list[int], agreement: Agreement | None, follow_ups: tuple[FollowUp, ...]
) -> None:
    due = due_for(*reached, agreement=agreement, follow_ups=follow_ups)
    assert due.on == walked(reached, agreement, follow_ups)


@given(offsets, st.integers(-30, 120), agreements, follow_up_lists)
def test_one_more_reached_contact_never_makes_it_more_overdue(
    reached: list[int], extra: int, agreement: Agreement | None, follow_ups: tuple[FollowUp, ...]
) -> None:
    before = due_for(*reached, agreement=agreement, follow_ups=follow_ups)
    after = due_for(*reached, extra, agreement=agreement, follow_ups=follow_ups)
    assert all(overdue_days(after, day(n)) <= overdue_days(before, day(n)) for n in range(300))


@given(offsets, offsets, agreements, follow_up_lists)
def test_attempts_change_nothing(
    reached: list[int],
    attempts: list[int],
    agreement: Agreement | None,
    follow_ups: tuple[FollowUp, ...],
) -> None:
    contacts = [(day(n), True) for n in reached] + [(day(n), False) for n in attempts]
    kept = [(on - MONDAY).days for on in reached_dates(sorted(contacts))]
    with_attempts = due_for(*kept, agreement=agreement, follow_ups=follow_ups)
    assert with_attempts == due_for(*reached, agreement=agreement, follow_ups=follow_ups)
