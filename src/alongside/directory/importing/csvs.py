"""Read a CSV file row by row: UTF-8, else Windows-1252; commas, semicolons, bars or tabs."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from alongside.directory.importing.cleaning import clean, unguard
from alongside.directory.importing.packages import Package
from alongside.directory.importing.records import Problem
from alongside.people.importing.problems import Unreadable
from alongside.people.importing.signatures import refuse_other_kinds

MAX_CELL = 100_000
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Line:
    """A row's filled cells by header, in small letters."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """A CSV file of a package, its header read."""

    package: Package
    name: str
    encoding: str
    delimiter: str
    headers: tuple[str, ...]
    count: int
    """About how many rows there are: line breaks, those inside cells too."""

    def lines(self) -> Iterator[Line | Problem]:
        """Every row with something in it."""
        with self.package.open(self.name) as binary:
            text = io.TextIOWrapper(binary, encoding=self.encoding, newline="")
            yield from _lines(self, text)


def open_sheet(package: Package, name: str) -> Sheet | None:
    """
    Look at a file's encoding and header; None for an empty file.

    :raises Unreadable: for a file that is no table
    """
    with package.open(name) as binary:
        start = binary.read(1 << 16)
    if not start.strip():
        return None
    refuse_other_kinds(name, start)
    encoding, count = _encoding(package, name, start)
    first = start.decode(encoding, errors="ignore").lstrip("\ufeff").splitlines()[0]
    splits = {d: next(csv.reader([first], delimiter=d), []) for d in _DELIMITERS}
    delimiter = max(splits, key=lambda d: len(splits[d]))
    headers = tuple(clean(h).lower().replace(" ", "_") for h in splits[delimiter])
    twice = {h for h in headers if h and headers.count(h) > 1}
    if twice or not any(headers):
        raise Unreadable(f"{name} has no header that names each column once.")
    return Sheet(package, name, encoding, delimiter, headers, count)


def _lines(sheet: Sheet, text: io.TextIOWrapper) -> Iterator[Line | Problem]:
    reader = csv.reader(text, delimiter=sheet.delimiter)
    headers, width = sheet.headers, len(sheet.headers)
    next(reader, None)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, UnicodeError):
            yield Problem(sheet.name, number, "The row cannot be read: a cell has no end.")
            continue
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            words = f"The row has {len(cells)} cells and the header {width}."
            yield Problem(sheet.name, number, words)
            continue
        filled = {
            header: cell.strip() if cell.isprintable() and cell[0] != "'" else unguard(clean(cell))
            for header, cell in zip(headers, cells, strict=False)
            if cell
        }
        if any(filled.values()):
            yield Line(number, filled)


def _encoding(package: Package, name: str, start: bytes) -> tuple[str, int]:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", 0
    decoder, count = codecs.getincrementaldecoder("utf-8")(), 0
    encoding = "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "utf-8"
    with package.open(name) as binary:
        while block := binary.read(1 << 20):
            if b"\0" in block:
                raise Unreadable(f"{name} is not a text. Save it as CSV and try again.")
            count += block.count(b"\n")
            try:
                if encoding != "cp1252":
                    decoder.decode(block)
            except UnicodeDecodeError:
                encoding = "cp1252"
    return encoding, count
