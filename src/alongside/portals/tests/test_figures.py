"""Figures: counts that cannot be led back to anybody."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core import clock
from alongside.people.models import Enrolment
from alongside.people.models.enrolment import Status
from alongside.people.tests import factories
from alongside.portals.queries.figures import SMALLEST, hidden
from tests.fixtures.people import ClientFor, World

counts = st.lists(st.integers(0, 60), max_size=9).map(
    lambda numbers: [(f"row {n}", count) for n, count in enumerate(numbers)]
)


@given(counts)
def test_no_small_count_is_shown_or_can_be_worked_out(cells: list[tuple[str, int]]) -> None:
    shown = {cell.label: cell.count for cell in hidden(cells)}
    left_out = [count for label, count in cells if shown[label] is None]
    assert all(c is None or c == 0 or c >= SMALLEST for c in shown.values())
    assert 0 not in left_out
    if left_out and any(c for c in shown.values()):
        assert len(left_out) > 1
        assert sum(left_out) >= SMALLEST


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([40, 30, 20], [40, 30, 20]),
        ([40, 30, 5], [40, None, None]),
        ([40, 30, 0], [40, 30, 0]),
        ([40, 2, 2], [None, None, None]),
        ([40, 30, 6, 6], [40, 30, None, None]),
        ([5], [None]),
        ([], []),
    ],
)
def test_what_is_left_out(numbers: list[int], shown: list[int | None]) -> None:
    cells = [(str(place), count) for place, count in enumerate(numbers)]
    assert [cell.count for cell in hidden(cells)] == shown


def _people(world: World, count: int) -> None:
    for number in range(count):
        person = factories.make_person(world.organisation, f"Person {number}", "Marked")
        enrolment = factories.make_enrolment(person, world.program)
        began = clock.now().date() - dt.timedelta(days=32 * (number % 3))
        Enrolment._base_manager.filter(pk=enrolment.pk).update(enrolled_on=began)


@pytest.mark.django_db
def test_the_page_shows_counts_and_nobody(world: World, client_for: ClientFor) -> None:
    eve = client_for(world.eve)
    _people(world, 40)
    page = eve.get("/figures/").content.decode()
    assert "Marked" not in page
    assert "June" not in page
    assert "not shown" in page
    assert "November 2026" in page
    assert "Every enrolment counts once" in page


@pytest.mark.django_db
def test_the_order_tells_nothing_of_hidden_counts(world: World, client_for: ClientFor) -> None:
    _people(world, 40)
    page = client_for(world.eve).get("/figures/").content.decode()
    names = [str(label) for label in Status.labels]
    shown = [name for name in names if f">{name}<" in page]
    assert shown == sorted(shown, key=page.index) != []


@pytest.mark.django_db
def test_another_house_is_not_counted(world: World, client_for: ClientFor) -> None:
    _people(world, 40)
    page = client_for(world.meadow.eve).get("/figures/").content.decode()
    assert not any(f">{n}<" in page for n in range(SMALLEST, 60))
