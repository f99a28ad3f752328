from collections import Counter
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.matching.ordering import Candidate, Traits, Why, WhyKind, order_coaches

DAY = date(2026, 3, 10)
KEY = b"a key of this installation"
ANYTHING = Traits()


def order(*coaches: Candidate, asked: Traits = ANYTHING, day: date = DAY) -> list[str]:
    return [entry.coach_id for entry in order_coaches(coaches, asked=asked, day=day, key=KEY)]


def traits(**named: str) -> Traits:
    return Traits(**{name: frozenset(codes.split()) for name, codes in named.items()})


def test_more_of_what_was_asked_comes_first() -> None:
    asked = traits(languages="es", modes="in_person", lived_experience="opioids")
    all_three = Candidate("a", replace(asked, styles=frozenset({"warm"})), miles=40)
    two = Candidate("b", replace(asked, languages=frozenset({"en"})), miles=1)
    none = Candidate("c", miles=1, free_in_days=0)
    assert order(none, two, all_three, asked=asked) == ["a", "b", "c"]


def test_nearer_band_first_unless_met_remotely() -> None:
    near = Candidate("near", traits(modes="in_person phone"), miles=4.9)
    far = Candidate("far", traits(modes="in_person phone"), miles=60, free_in_days=0)
    assert order(far, near, asked=traits(modes="in_person")) == ["near", "far"]
    assert order(far, near, asked=traits(modes="phone")) == ["far", "near"]


def test_sooner_free_breaks_a_tie_of_distance() -> None:
    soon = Candidate("soon", miles=9, free_in_days=1)
    late = Candidate("late", miles=6, free_in_days=20)
    never = Candidate("never", miles=6)
    assert order(never, late, soon) == ["soon", "late", "never"]


def test_who_takes_nobody_on_now_comes_last_and_stays_on_the_page() -> None:
    full = Candidate("full", traits(languages="es"), is_accepting=False, miles=0, free_in_days=0)
    entries = order_coaches(
        [full, Candidate("open")], asked=traits(languages="es"), day=DAY, key=KEY
    )
    assert [entry.coach_id for entry in entries] == ["open", "full"]
    assert entries[1].why[0] == Why(WhyKind.NOT_ACCEPTING)


def test_why_names_each_part() -> None:
    one = Candidate("a", traits(languages="es", modes="phone"), miles=7.5, free_in_days=2)
    asked = traits(languages="es", modes="in_person", groups="veterans")
    assert order_coaches([one], asked=asked, day=DAY, key=KEY)[0].why == (
        Why(WhyKind.OFFERS, field="languages", value="es"),
        Why(WhyKind.DOES_NOT_OFFER, field="modes", value="in_person"),
        Why(WhyKind.DOES_NOT_OFFER, field="groups", value="veterans"),
        Why(WhyKind.MILES_AWAY, miles=7.5),
        Why(WhyKind.FREE_IN_DAYS, days=2),
    )
    remote = order_coaches([one, replace(one, coach_id="b")], asked=one.offers, day=DAY, key=KEY)
    assert [part.kind for part in remote[0].why[2:]] == [
        WhyKind.MEETS_REMOTELY, WhyKind.FREE_IN_DAYS, WhyKind.SHUFFLED,
    ]  # fmt: skip


def test_shuffle_is_fair_over_the_days() -> None:
    coaches = [Candidate(name) for name in "abcde"]
    days = 2000
    first = Counter(order(*coaches, day=DAY + timedelta(days=n))[0] for n in range(days))
    expected = days / len(coaches)
    chi_square = sum((first[one.coach_id] - expected) ** 2 / expected for one in coaches)
    assert chi_square < 18.5  # 4 degrees of freedom: exceeded once in a thousand by a fair shuffle


def test_shuffle_depends_on_the_key() -> None:
    coaches = [Candidate(str(n)) for n in range(30)]
    one, other = (order_coaches(coaches, asked=ANYTHING, day=DAY, key=k) for k in (b"1", b"2"))
    assert one != other
    with pytest.raises(ValueError, match="key"):
        order_coaches(coaches, asked=ANYTHING, day=DAY, key=b"")


def test_the_order_knows_nothing_but_the_documented_attributes() -> None:
    known = {"coach_id", "offers", "is_accepting", "miles", "free_in_days"}
    assert {one.name for one in fields(Candidate)} == known
    asked_for = {"languages", "modes", "lived_experience", "groups", "styles"}
    assert {one.name for one in fields(Traits)} == asked_for


codes = st.frozensets(st.sampled_from(["a", "b", "phone", "in_person"]), max_size=3)
any_traits = st.builds(Traits, codes, codes, codes, codes, codes)
candidates = st.builds(
    Candidate,
    st.uuids().map(str),
    any_traits,
    st.booleans(),
    st.none() | st.floats(0, 100),
    st.none() | st.integers(0, 30),
)
pages = st.lists(candidates, max_size=8, unique_by=lambda one: one.coach_id)


@given(st.data(), pages, any_traits)
def test_order_does_not_depend_on_the_order_given(
    data: st.DataObject, page: list[Candidate], asked: Traits
) -> None:
    found = order(*page, asked=asked)
    assert found == order(*data.draw(st.permutations(page)), asked=asked)
    assert sorted(found) == sorted(one.coach_id for one in page)


@given(pages.filter(bool), any_traits, st.sampled_from(["fit", "near", "soon", "open"]))
def test_getting_better_in_one_thing_never_moves_a_coach_down(
    page: list[Candidate], asked: Traits, what: str
) -> None:
    before, *others = page
    better = {
        "fit": replace(before, offers=asked),
        "near": replace(before, miles=0.0),
        "soon": replace(before, free_in_days=0),
        "open": replace(before, is_accepting=True),
    }[what]
    was = order(*page, asked=asked).index(before.coach_id)
    assert order(better, *others, asked=asked).index(before.coach_id) <= was


@given(candidates, candidates, any_traits)
def test_agrees_with_asking_the_rules_one_by_one(a: Candidate, b: Candidate, asked: Traits) -> None:
    """Oracle: two coaches, the rules as a chain of questions with plain comparisons."""

    def met(one: Candidate) -> int:
        return sum(
            len(getattr(asked, f.name) & getattr(one.offers, f.name)) for f in fields(Traits)
        )

    def far(one: Candidate) -> int:
        if any(m in asked.modes and m in one.offers.modes for m in ("phone", "video", "text")):
            return 0
        miles = one.miles
        return 9 if miles is None else sum(miles >= limit for limit in (5, 10, 25, 50))

    def late(one: Candidate) -> int:
        days = one.free_in_days
        return 9 if days is None else sum(days > limit for limit in (2, 7, 14))

    if a.coach_id == b.coach_id:
        return
    first = order(a, b, asked=asked)[0]
    questions = [(int(a.is_accepting), int(b.is_accepting)), (met(a), met(b))]
    questions += [(-far(a), -far(b)), (-late(a), -late(b))]
    for mine, theirs in questions:
        if mine != theirs:
            assert first == (a if mine > theirs else b).coach_id
            return
