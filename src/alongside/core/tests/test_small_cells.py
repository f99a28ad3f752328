"""No small count can be worked out, by a solver that tries everything (T13)."""

import itertools
from collections.abc import Hashable, Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.core.small_cells import SMALLEST, TOTAL, Shown, line, share, table

counts = st.lists(st.integers(0, 60), max_size=9).map(lambda numbers: dict(enumerate(numbers)))


@given(counts)
def test_t13_no_small_count_of_a_line_is_shown_or_can_be_worked_out(given_: dict[int, int]) -> None:
    shown = line(given_)
    left_out = {key: n for key, n in given_.items() if shown[key] is None}
    assert all(n is None or n == 0 or n >= SMALLEST for n in shown.values())
    assert 0 not in left_out.values()
    if not left_out or not any(shown.values()):
        return
    whole = sum(left_out.values())
    assert len(left_out) > 1
    assert whole >= SMALLEST
    for key, n in left_out.items():
        if n < SMALLEST:
            assert len(possible(key, left_out, whole)) > 1


def possible(key: int, left_out: Mapping[int, int], whole: int) -> set[int]:
    """Every number a small count could be for somebody who knows the sum and the rule."""
    others = [n for k, n in left_out.items() if k != key]
    small, large = sum(n < SMALLEST for n in others), sum(n >= SMALLEST for n in others)
    least = small + SMALLEST * large
    most = None if large else small * (SMALLEST - 1)
    return {
        n for n in range(1, SMALLEST) if whole - n >= least and (most is None or whole - n <= most)
    }


Grid = dict[tuple[int, int], int]
Place = tuple[Hashable, Hashable]


def grids(rows: int, columns: int, most: int) -> st.SearchStrategy[Grid]:
    places = list(itertools.product(range(rows), range(columns)))
    numbers = st.lists(
        st.one_of(st.integers(0, most), st.integers(0, 14)),
        min_size=len(places), max_size=len(places),
    )  # fmt: skip
    return numbers.map(lambda ns: dict(zip(places, ns, strict=True)))


def everything(
    grid: Grid, shown: Shown[int, int]
) -> tuple[dict[Place, int], dict[Place, int | None]]:
    """The true numbers and the shown ones, totals as one more row and column."""
    rows, columns = {r for r, _ in grid}, {c for _, c in grid}
    true: dict[Place, int] = dict(grid.items())
    true |= {(r, TOTAL): sum(grid[r, c] for c in columns) for r in rows}
    true |= {(TOTAL, c): sum(grid[r, c] for r in rows) for c in columns}
    true[TOTAL, TOTAL] = sum(grid.values())
    seen: dict[Place, int | None] = dict(shown.cells.items())
    seen |= {(r, TOTAL): n for r, n in shown.row_totals.items()}
    seen |= {(TOTAL, c): n for c, n in shown.column_totals.items()}
    seen[TOTAL, TOTAL] = shown.total
    return true, seen


def solutions(true: dict[Place, int], seen: dict[Place, int | None]) -> Iterator[dict[Place, int]]:
    """
    Every table that looks the same to somebody who knows the rule; by trying, row by row.

    They know which hidden counts are small and which only protect others: more than they should.
    """
    rows = sorted({r for r, _ in true if r != TOTAL}, key=str)
    columns = sorted({c for _, c in true if c != TOTAL}, key=str)

    def fits(place: Place, n: int) -> bool:
        held = seen[place]
        if held is not None:
            return n == held
        return 1 <= n < SMALLEST if true[place] < SMALLEST else n >= SMALLEST

    def numbers(place: Place) -> list[int]:
        held = seen[place]
        if held is not None:
            return [held]
        small = true[place] < SMALLEST
        return list(range(1, SMALLEST)) if small else list(range(SMALLEST, true[place] + 13))

    def of_row(r: Hashable) -> list[tuple[int, ...]]:
        choices = itertools.product(*(numbers((r, c)) for c in columns))
        return [one for one in choices if fits((r, TOTAL), sum(one))]

    for picked in itertools.product(*(of_row(r) for r in rows)):
        sums = [sum(one) for one in zip(*picked, strict=True)]
        if all(fits((TOTAL, c), n) for c, n in zip(columns, sums, strict=True)) and fits(
            (TOTAL, TOTAL), sum(sums)
        ):
            yield {
                (r, c): n
                for r, one in zip(rows, picked, strict=True)
                for c, n in zip(columns, one, strict=True)
            }


@given(grids(2, 2, 30))
@settings(max_examples=60, deadline=None)
def test_t13_a_solver_derives_no_hidden_count_of_a_table(grid: Grid) -> None:
    holds(grid)


@pytest.mark.parametrize(
    "numbers",
    [
        [[5, 40], [40, 40]],
        [[1, 11], [11, 11]],
        [[10, 10], [10, 10]],
        [[1, 1], [1, 1]],
        [[3, 0], [0, 50]],
        [[5, 12, 30], [14, 13, 22]],
        [[10, 11, 0], [0, 12, 11]],
    ],
)
def test_t13_cases_that_are_easily_got_wrong(numbers: list[list[int]]) -> None:
    holds({(r, c): n for r, row in enumerate(numbers) for c, n in enumerate(row)})


def holds(grid: Grid) -> None:
    shown = table(grid)
    true, seen = everything(grid, shown)
    assert all(n is None or n == 0 or n >= SMALLEST for n in seen.values())
    if all(n in (None, 0) for n in seen.values()):
        return  # nothing is told at all
    small = {place for place in grid if 0 < grid[place] < SMALLEST}
    told: dict[Place, set[int]] = {place: set() for place in small}
    for one in solutions(true, seen):
        for place in small:
            told[place].add(one[place])
        if all(len(values) > 1 for values in told.values()):
            return
    assert all(len(values) > 1 for values in told.values()), (grid, shown)


@given(grids(4, 5, 80))
@settings(max_examples=60, deadline=None)
def test_t13_no_line_of_a_table_tells_of_a_few_people(grid: Grid) -> None:
    true, seen = everything(grid, table(grid))
    rows, columns = [*range(4), TOTAL], [*range(5), TOTAL]
    lines: list[list[Place]] = [[(r, c) for c in columns] for r in rows]
    lines += [[(r, c) for r in rows] for c in columns]
    for places in lines:
        left_out = [p for p in places[:-1] if seen[p] is None]
        if left_out and seen[places[-1]] is not None:
            assert len(left_out) > 1
            assert sum(true[p] for p in left_out) >= SMALLEST


def test_t13_what_needs_no_hiding_is_shown() -> None:
    grid = {(r, c): 20 + r + c for r in range(3) for c in range(3)} | {(0, 0): 0}
    shown = table(grid)
    assert shown.cells == grid
    assert shown.total == sum(grid.values())


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(None, 40, None), (20, None, None), (20, 40, 50), (0, 40, 0), (0, 0, None)],
)
def test_t13_a_percentage_of_a_hidden_count_is_hidden(
    part: int | None, whole: int | None, percent: int | None
) -> None:
    assert share(part, whole) == percent
