"""
Rows of people from which nobody is found again (45 CFR 164.514(b), P2-55). Pure.

A row holds what tells people apart (year, age, relation to treatment) and what is studied. Where
fewer than eleven rows share what tells them apart, the last of it is left out, and so on, until
enough are alike.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

LEAST = 11
BANDS = ((25, "under 25"), (35, "25 to 34"), (45, "35 to 44"), (55, "45 to 54"), (65, "55 to 64"))
OLDEST = "65 or older"


@dataclass(frozen=True, slots=True)
class Row:
    """One person's time in a program, with no name, day, place or number of ours."""

    year: str
    age: str
    relation: str
    pathway: str
    reached: str


def age_band(age: int | None) -> str:
    """This function will give the band of an age; nothing when it is not known."""
    if age is None:
        return ""
    return next((name for below, name in BANDS if age < below), OLDEST)


def count_band(count: int) -> str:
    """This function will give the band of how often somebody was met."""
    limits = ((1, "none"), (6, "1 to 5"), (21, "6 to 20"), (51, "21 to 50"))
    return next((name for below, name in limits if count < below), "more than 50")


def blurred(rows: Sequence[Row], least: int = LEAST) -> list[Row]:
    """This function will leave out what tells fewer than `least` rows apart."""
    found = list(rows)
    for gone in ("relation", "age", "year", "pathway", "reached"):
        alike = Counter(found)
        found = [row if alike[row] >= least else replace(row, **{gone: ""}) for row in found]
    return found if len(found) >= least else []
