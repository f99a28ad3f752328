"""
Open a delimited text file that somebody else made.

Read as UTF-8 (with or without mark) or UTF-16 with mark, else as Windows-1252, else as Latin-1.
The delimiter is the one of comma, semicolon, tab and bar that splits the header furthest. The file
is read row by row; only the check of its encoding passes over it once before.
"""

import codecs
import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from alongside.people.importing.problems import Unreadable
from alongside.people.importing.signatures import refuse_other_kinds

__all__ = ["Rejected", "Row", "Table", "Unreadable", "open_table"]

MAX_BYTES = 100_000_000
MAX_ROWS = 100_000
MAX_CELL = 10_000
_DELIMITERS = ",;\t|"
_CONTROL = {"Cc", "Cf", "Cs", "Co"}
_JOINERS = "\u200c\u200d"  # some scripts write names with them
_NOT_IN_1252 = b"\x81\x8d\x8f\x90\x9d"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that made nobody. `line` counts from 1, the header included."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells by header, trimmed and free of control characters. `short` cells were missing
    at its end; `cleaned` headers had control characters that were left out."""

    line: int
    cells: dict[str, str]
    short: int = 0
    cleaned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A file ready to be read, as often as wanted."""

    path: Path
    encoding: str
    delimiter: str
    headers: tuple[str, ...]

    def rows(self) -> Iterator[Row | Rejected]:
        """Every row with something in it, in order; stops with a `Rejected` at 100,000 rows."""
        with self.path.open(encoding=self.encoding, newline="") as text:
            yield from _rows(self, text)


def open_table(path: Path, *, max_bytes: int = MAX_BYTES) -> Table:
    """
    Look at a file's size, encoding and header.

    :raises Unreadable: if it is missing, over 100 MB, empty, or has no usable header
    """
    if not path.is_file():
        raise Unreadable(f"There is no file {path.name}.")
    if path.stat().st_size > max_bytes:
        millions = max_bytes // 1_000_000
        raise Unreadable(f"{path.name} is larger than {millions} MB. Split it and try again.")
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as text:
        try:
            first = text.readline(MAX_CELL * 10)
        except UnicodeError as error:
            raise Unreadable(f"{path.name} cannot be read as text. Save it as CSV.") from error
    splits = {d: next(csv.reader([first], delimiter=d), []) for d in _DELIMITERS}
    delimiter = max(splits, key=lambda d: len(splits[d]))
    headers = tuple(_clean(header)[0] for header in splits[delimiter])
    if not any(headers):
        raise Unreadable(f"{path.name} has no header. Its first line must name the columns.")
    twice = {header for header in headers if header and headers.count(header) > 1}
    if twice:
        raise Unreadable(f'{path.name} has two columns named "{min(twice)}". Rename one of them.')
    return Table(path, encoding, delimiter, headers)


def _rows(table: Table, text: TextIO) -> Iterator[Row | Rejected]:
    reader = csv.reader(text, delimiter=table.delimiter)
    name, count, width = table.path.name, 0, len(table.headers)
    next(reader, None)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, UnicodeError):
            yield Rejected(name, line, _TOO_LONG)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MAX_ROWS:
            yield Rejected(name, line, f"The file has more than {MAX_ROWS:,} rows. Split it here.")
            return
        if any(len(cell) > MAX_CELL for cell in cells):
            yield Rejected(name, line, _TOO_LONG)
        elif any(cell.strip() for cell in cells[width:]):
            yield Rejected(
                name,
                line,
                f"The row has {len(cells)} cells but the header has {width}. "
                "Put quotation marks around text that has commas in it.",
            )
        else:
            yield _row(table, line, cells[:width])


_TOO_LONG = (
    f"A cell is longer than {MAX_CELL:,} characters. Look for a quotation mark that is not closed."
)


def _row(table: Table, line: int, cells: list[str]) -> Row:
    clean = {h: _clean(c) for h, c in zip(table.headers, cells, strict=False) if h}
    cleaned = tuple(header for header, (_, was_cleaned) in clean.items() if was_cleaned)
    short = len(table.headers) - len(cells)
    return Row(line, {header: cell for header, (cell, _) in clean.items()}, short, cleaned)


def _clean(cell: str) -> tuple[str, bool]:
    if cell.isprintable():
        return cell.strip(), False
    spaced = " ".join(cell.split()) if any(c in cell for c in "\t\r\n") else cell
    kept = "".join(c for c in spaced if c in _JOINERS or unicodedata.category(c) not in _CONTROL)
    return kept.strip(), kept != spaced


def _encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, is_1252, start, has_nul = True, True, b"", False
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            start = start or block[:64]
            has_nul = has_nul or b"\0" in block
            is_1252 = is_1252 and not any(byte in block for byte in _NOT_IN_1252)
            try:
                if is_utf8:
                    decoder.decode(block, final=False)
            except UnicodeDecodeError:
                is_utf8 = False
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    refuse_other_kinds(path.name, start)
    if has_nul:
        raise Unreadable(f"{path.name} is not a text. Save it as CSV and try again.")
    if is_utf8 and not decoder.getstate()[0]:
        return "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "utf-8"
    return "cp1252" if is_1252 else "latin-1"
