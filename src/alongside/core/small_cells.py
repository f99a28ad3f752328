"""
Figures that lead back to nobody: counts from 1 to 10 are not shown, nor what would tell them (T13).

Whoever reads a table knows its totals and how it was made: hidden counts are 1 to 10, or 11 and
more where they were hidden only to protect another. Counts are hidden until each small one could
still be another number by all that is known, and until no line tells that so few people stand in
its hidden part. Source: CMS cell size suppression policy (https://resdac.org/node/1506).

Pure: no Django, no rows. Reports cover fixed periods that are over, so that two reports never
differ by a few people of the same period.
"""

from collections import deque
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

SMALLEST = 11
TOTAL = "__total__"

R = TypeVar("R", bound=Hashable)
C = TypeVar("C", bound=Hashable)
Place = tuple[Hashable, Hashable]
Arcs = dict[Hashable, list[tuple[Hashable, Place]]]


@dataclass(frozen=True, slots=True)
class Shown(Generic[R, C]):
    """A table as it may be shown: None stands for a count that is not."""

    cells: dict[tuple[R, C], int | None]
    row_totals: dict[R, int | None]
    column_totals: dict[C, int | None]
    total: int | None


def line(counts: Mapping[R, int]) -> dict[R, int | None]:
    """
    This function will hide small counts of one line whose total somebody may know.

    When too few are left to hide, all of them are.
    """
    ordered = sorted(((n, i, key) for i, (key, n) in enumerate(counts.items()) if n))
    hidden = [one for one in ordered if one[0] < SMALLEST]
    others = ordered[len(hidden) :]
    while hidden and others and not _is_safe([n for n, _i, _key in hidden]):
        hidden.append(others.pop(0))
    left_out = {key for _n, _i, key in hidden}
    return {key: None if key in left_out else n for key, n in counts.items()}


def _is_safe(hidden: list[int]) -> bool:
    """Several, together no small group, and no small one of them forced by their sum."""
    small = [n for n in hidden if n < SMALLEST]
    whole, large = sum(hidden), len(hidden) - len(small)
    most = min(SMALLEST - 1, whole - (len(small) - 1) - SMALLEST * large)
    least = 1 if large else max(1, whole - (SMALLEST - 1) * (len(small) - 1))
    return len(hidden) > 1 and whole >= SMALLEST and least < most


def share(part: int | None, whole: int | None) -> int | None:
    """This function will give a percentage, and none where either count is not shown."""
    return None if part is None or not whole else round(100 * part / whole)


def table(counts: Mapping[tuple[R, C], int]) -> Shown[R, C]:
    """
    This function will hide small counts of a table with totals at both sides.

    Totals are counts like any other: a small one is hidden, too.
    """
    whole: _Whole[R, C] = _Whole(dict(counts))
    while (place := whole.in_danger()) is not None:
        if not whole.hide_one_more(place):
            break
    return whole.shown()


class _Whole(Generic[R, C]):
    """The table with its totals as one more row and column, and what is hidden so far."""

    def __init__(self, counts: dict[tuple[R, C], int]) -> None:
        self.rows = list(dict.fromkeys(row for row, _column in counts))
        self.columns = list(dict.fromkeys(column for _row, column in counts))
        self.counts: dict[Place, int] = {
            (r, c): counts.get((r, c), 0) for r in self.rows for c in self.columns
        }
        for r in self.rows:
            self.counts[r, TOTAL] = sum(self.counts[r, c] for c in self.columns)
        for c in self.columns:
            self.counts[TOTAL, c] = sum(self.counts[r, c] for r in self.rows)
        self.counts[TOTAL, TOTAL] = sum(self.counts[r, TOTAL] for r in self.rows)
        self.small = {place for place, n in self.counts.items() if 0 < n < SMALLEST}
        self.hidden = set(self.small)

    def in_danger(self) -> Place | None:
        """A hidden count that could be worked out, or stands in a hidden part of few people."""
        for places in self._lines():
            left_out = [p for p in places[:-1] if p in self.hidden]
            if left_out and places[-1] not in self.hidden:
                few = sum(self.counts[p] for p in left_out) < SMALLEST
                if few or len(left_out) == 1:
                    return left_out[0]
        arcs = self._arcs()
        return next((p for p in sorted(self.small, key=str) if not self._can_move(p, arcs)), None)

    def hide_one_more(self, place: Place) -> bool:
        """Hide the smallest other count of the same row or column, else of the table."""
        near = [p for p in self._candidates() if p[0] == place[0] or p[1] == place[1]]
        chosen = min(near or self._candidates(), key=self._order, default=None)
        if chosen is not None:
            self.hidden.add(chosen)
        return chosen is not None

    def _candidates(self) -> list[Place]:
        return [p for p, n in self.counts.items() if n and p not in self.hidden]

    def _order(self, place: Place) -> tuple[int, int, str]:
        # Totals last: they say the most.
        return (place.count(TOTAL), self.counts[place], str(place))

    def _lines(self) -> Iterator[list[Place]]:
        for r in [*self.rows, TOTAL]:
            yield [(r, c) for c in [*self.columns, TOTAL]]
        for c in [*self.columns, TOTAL]:
            yield [(r, c) for r in [*self.rows, TOTAL]]

    def _ends(self, place: Place) -> tuple[Hashable, Hashable]:
        """A count flows from its row to its column; totals close the circle."""
        row, column = place
        if row == TOTAL and column == TOTAL:
            return ("end", TOTAL), ("start", TOTAL)
        if column == TOTAL:
            return ("start", TOTAL), ("row", row)
        if row == TOTAL:
            return ("column", column), ("end", TOTAL)
        return ("row", row), ("column", column)

    def _arcs(self) -> Arcs:
        """Where a hidden count may grow (along its flow) and shrink (against it) by one."""
        arcs: Arcs = {}
        for place in self.hidden:
            tail, head = self._ends(place)
            if self._may_grow(place):
                arcs.setdefault(tail, []).append((head, place))
            if self._may_shrink(place):
                arcs.setdefault(head, []).append((tail, place))
        return arcs

    def _may_grow(self, place: Place) -> bool:
        return place not in self.small or self.counts[place] < SMALLEST - 1

    def _may_shrink(self, place: Place) -> bool:
        return self.counts[place] > (1 if place in self.small else SMALLEST)

    def _can_move(self, place: Place, arcs: Arcs) -> bool:
        """
        Whether another number is possible: a way around through other hidden counts.

        Exact, since every solution differs from the true one by such circles.
        """
        tail, head = self._ends(place)
        grows = self._may_grow(place) and self._leads(head, tail, place, arcs)
        return grows or (self._may_shrink(place) and self._leads(tail, head, place, arcs))

    def _leads(self, start: Hashable, goal: Hashable, without: Place, arcs: Arcs) -> bool:
        seen, waiting = {start}, deque([start])
        while waiting:
            for following, place in arcs.get(waiting.popleft(), []):
                if place == without or following in seen:
                    continue
                if following == goal:
                    return True
                seen.add(following)
                waiting.append(following)
        return False

    def shown(self) -> Shown[R, C]:
        """The table with None for what is hidden."""
        seen: dict[Place, int | None] = {
            place: None if place in self.hidden else n for place, n in self.counts.items()
        }
        return Shown(
            cells={(r, c): seen[r, c] for r in self.rows for c in self.columns},
            row_totals={r: seen[r, TOTAL] for r in self.rows},
            column_totals={c: seen[TOTAL, c] for c in self.columns},
            total=seen[TOTAL, TOTAL],
        )
