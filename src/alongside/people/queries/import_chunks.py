"""Lists of many ids, in pieces that a database takes."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

CHUNK = 2_000
T = TypeVar("T")


def chunks(rows: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """This function will give rows in lists of at most `size`."""
    left = iter(rows)
    while chunk := list(islice(left, size)):
        yield chunk
