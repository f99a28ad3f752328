"""Read JSON item by item: an object, a list, a page with `contents`, or an object a line."""

import io
from collections.abc import Iterator
from json.decoder import JSONDecodeError, JSONDecoder
from typing import Any

from alongside.directory.importing.packages import Package
from alongside.people.importing.problems import Unreadable

_CHUNK = 1 << 16
_BLANK = " \t\r\n"
MOST_ITEM = 50_000_000
Item = tuple[int, Any]
"""The line on which an item begins, and the item."""


def items(package: Package, name: str) -> Iterator[Item]:
    """
    Every item of a file, with its line.

    :raises Unreadable: for what is no JSON
    """
    with package.open(name) as binary:
        text = io.TextIOWrapper(binary, encoding="utf-8-sig", errors="strict")
        try:
            yield from _Scanner(text).items()
        except (JSONDecodeError, UnicodeError, RecursionError) as error:
            raise Unreadable(f"{name} is no JSON that can be read. Get it again.") from error


class _Scanner:
    """Walks through a text, holding no more of it than one item."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text, self.buffer, self.line, self.is_over = text, "", 1, False
        self.decoder = JSONDecoder()

    def items(self) -> Iterator[Item]:
        first = self._peek()
        if first == "[":
            self._drop(1)
            yield from self._elements()
        elif first == "{":
            yield from self._objects()
        elif first:
            raise JSONDecodeError("neither a list nor an object", self.buffer[:10], 0)

    def _objects(self) -> Iterator[Item]:
        """One object, or several after each other; of a page only what it contains."""
        while self._peek():
            line = self.line
            contents = self._page()
            if contents is None:
                yield line, self._value()
            else:
                yield from contents

    def _page(self) -> Iterator[Item] | None:
        """The items of a page, whose `contents` stand behind a few short values."""
        self._fill(_CHUNK)
        start = self.buffer[:_CHUNK].find('"contents"')
        head = self.buffer[:start] if start > 0 else ""
        if not head or ('"total_items"' not in head and head.strip() != "{"):
            return None
        self._drop(start + len('"contents"'))
        if self._peek() != ":":
            raise JSONDecodeError("no colon", self.buffer[:10], 0)
        self._drop(1)
        if self._peek() != "[":
            raise JSONDecodeError("contents is no list", self.buffer[:10], 0)
        self._drop(1)
        return self._contents()

    def _contents(self) -> Iterator[Item]:
        yield from self._elements()
        # Behind the list the page ends, perhaps after more short values.
        while self._peek() and self.buffer[0] != "}":
            self._drop(1)
        self._drop(1)

    def _elements(self) -> Iterator[Item]:
        while (sign := self._peek()) != "]":
            if not sign:
                raise JSONDecodeError("the list has no end", "", 0)
            if sign == ",":
                self._drop(1)
                self._peek()
            yield self.line, self._value()
        self._drop(1)

    def _value(self) -> Any:
        wanted = _CHUNK
        while True:
            try:
                value, end = self.decoder.raw_decode(self.buffer)
            except JSONDecodeError:
                if self.is_over or wanted > MOST_ITEM:
                    raise
                wanted *= 2
                self._fill(wanted)
                continue
            if end == len(self.buffer) and not self.is_over and not isinstance(value, dict | list):
                self._fill(len(self.buffer) + _CHUNK)  # a number may go on
                continue
            self._drop(end)
            return value

    def _peek(self) -> str:
        """The next sign that is not blank; empty at the end."""
        while True:
            kept = self.buffer.lstrip(_BLANK)
            self._drop(len(self.buffer) - len(kept))
            if self.buffer or self.is_over:
                return self.buffer[:1]
            self._fill(_CHUNK)

    def _drop(self, count: int) -> None:
        self.line += self.buffer.count("\n", 0, count)
        self.buffer = self.buffer[count:]

    def _fill(self, wanted: int) -> None:
        while len(self.buffer) < wanted and not self.is_over:
            more = self.text.read(max(_CHUNK, wanted - len(self.buffer)))
            self.is_over = not more
            self.buffer += more


def first_item(package: Package, name: str) -> Any:
    """The first item of a file, to tell its kind; None when there is none."""
    found = next(items(package, name), None)
    return None if found is None else found[1]
