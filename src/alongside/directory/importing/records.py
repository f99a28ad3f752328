"""What readers give: neutral rows, and what is wrong with those that are none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["rejected", "fault", "orphan"]


class Record(NamedTuple):
    """
    One row of a table of HSDS 3.0, its values still text.

    `space` tells apart ids that two files give to rows of one table (physical and postal
    addresses). `merged` rows stand several times in nested JSON, once fuller than elsewhere.
    """

    table: str
    file: str
    line: int
    cells: Mapping[str, str | None]
    space: str = ""
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Why a row is left out ("rejected"), what is wrong with one that is kept ("fault"), or that one
    names another which is not there and is kept without ("orphan"). Lines count from 1.
    """

    file: str
    line: int
    reason: str
    kind: Kind = "rejected"


Records = Iterator[Record | Problem]
