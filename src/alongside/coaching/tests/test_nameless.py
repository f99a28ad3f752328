"""Rows for research: nobody is found again in them (P2-55)."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.coaching import nameless
from alongside.coaching.nameless import LEAST, Row, blurred
from alongside.core.errors import NotFound
from alongside.people.tests import factories
from alongside.privacy import exports
from alongside.privacy.commands import exports as commands
from tests.fixtures.people import World

YEARS, AGES, RELATIONS = ("2025", "2026"), ("", "under 25", "65 or older"), ("Before", "After")
KINDS = [
    Row(year, age, relation, pathway, "none")
    for year in YEARS
    for age in AGES
    for relation in RELATIONS
    for pathway in ("Brief", "Full")
]
# A row by its place in the list: quick to make, also on a busy machine.
ROWS = st.lists(st.integers(0, len(KINDS) - 1), max_size=60)
FEW = 4


@given(ROWS)
def test_p2_55_every_row_is_like_enough_others_or_says_nothing(places: list[int]) -> None:
    rows = [KINDS[place] for place in places]
    found = blurred(rows, least=FEW)
    assert len(found) in (0, len(rows))
    alike = Counter(found)
    empty = Row("", "", "", "", "")
    assert all(count >= FEW for row, count in alike.items() if row != empty)


def test_p2_55_what_many_share_is_kept() -> None:
    row = Row("2026", "25 to 34", "Before treatment", "Full", "6 to 20")
    assert blurred([row] * LEAST) == [row] * LEAST
    assert blurred([row] * (LEAST - 1)) == []


@pytest.mark.parametrize(
    ("age", "band"), [(None, ""), (17, "under 25"), (25, "25 to 34"), (64, "55 to 64"),
                      (65, "65 or older"), (101, "65 or older")],
)  # fmt: skip
def test_an_age_stands_in_its_band(age: int | None, band: str) -> None:
    assert nameless.age_band(age) == band


@pytest.mark.django_db
def test_p2_55_the_file_names_nobody_and_always_takes_two_people(world: World) -> None:
    for number in range(LEAST):
        person = factories.make_person(
            world.organisation, f"Canary{number}", "Abbott", birth_date=dt.date(1990, 5, 4)
        )
        factories.make_enrolment(person, world.program)
    kind = exports.KINDS["research"]
    text = str([list(row) for row in kind.rows(world.priya)])
    assert "35 to 44" in text
    for word in ("Canary", "Abbott", "1990", "06106", str(world.june_person.pk)):
        assert word not in text
    export = commands.ask_export(kind="research", reason="Protocol 7, IRB 12", by=world.priya)
    assert export.row_count < exports.LARGE
    assert export.needs_second
    with pytest.raises(NotFound):
        commands.ask_export(kind="research", reason="Mine", by=world.theo)
