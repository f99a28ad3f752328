"""Tell what a package is and read it: the one door to all readers."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Union

from alongside.directory.importing import json_files, nested, ohana, tabular, treatment
from alongside.directory.importing.csvs import Sheet
from alongside.directory.importing.packages import Package, open_package
from alongside.directory.importing.records import Problem, Record, Records
from alongside.people.importing.problems import Unreadable

TABULAR = ("hsds-1.1", "hsds-2.0", "hsds-3.0")
FORMATS = (*TABULAR, "hsds-json", "json", "ohana", "samhsa")
"""`json` is another name of `hsds-json`, as the export has it."""
Readable = Union["Reading", "Supplied"]
JSON_ENDINGS = (".json", ".ndjson", ".jsonl")


@dataclass(frozen=True)
class Supplied:
    """Records that were made here and not read: a sample, a test."""

    label: str
    given: list[Record]
    format: str = "made here"

    @property
    def files(self) -> dict[str, str]:
        """The names that the records say they come from."""
        return dict.fromkeys((record.file for record in self.given), "")

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.given)

    def records(self) -> Records:
        """Every record."""
        yield from self.given


@dataclass(frozen=True)
class Reading:
    """A package whose format is known."""

    package: Package
    format: str
    files: dict[str, str]
    sheets: dict[str, Sheet] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What the package is called where it lies."""
        return self.package.path.name

    @property
    def total(self) -> int:
        """About how many rows there are; 0 when nobody knows before they are read."""
        return sum(sheet.count for sheet in self.sheets.values())

    def records(self) -> Records:
        """Every row, and every row that is none, in the order of the files."""
        if self.format == "samhsa":
            for name in self.files:
                yield from treatment.read(name, json_files.items(self.package, name))
        elif self.format == "hsds-json":
            for name in self.files:
                yield from _objects(self.package, name)
        elif self.format == "ohana":
            yield from ohana.read(self.files, self.sheets)
        else:
            yield from tabular.read(self.files, self.sheets)


def open_reading(path: Path, wanted: str = "") -> Reading:
    """
    Look at a package and tell its format, or take the format that was told.

    :raises Unreadable: when it is none of those that are read here, or not what was told
    """
    wanted = "hsds-json" if wanted == "json" else wanted
    package = open_package(path)
    files = tabular.files_of(package)
    if files and wanted not in ("hsds-json", "samhsa"):
        files |= {n: "mail_addresses" for n in package.sizes if n.endswith("mail_addresses.csv")}
        sheets = tabular.sheets_of(package, files)
        return Reading(package, wanted or tabular.version_of(files, sheets), files, sheets)
    if wanted == "hsds-3.0":
        wanted = "hsds-json"  # 3.0 as well, only without tables
    if wanted and wanted not in ("hsds-json", "samhsa"):
        raise Unreadable(f"There are no tables of {wanted} in {path.name}.")
    return _json(package, wanted)


def _json(package: Package, wanted: str) -> Reading:
    found: dict[str, str] = {}
    is_alone = len(package.sizes) == 1
    for name in package.sizes:
        if not name.lower().endswith(JSON_ENDINGS):
            continue
        try:
            item = json_files.first_item(package, name)
        except Unreadable:
            if is_alone:
                raise
            continue
        if treatment.is_facility(item):
            found[name] = "samhsa"
        elif isinstance(item, dict) and nested.kind_of(item):
            found[name] = "hsds-json"
    kinds = set(found.values())
    kind = wanted or (kinds.pop() if len(kinds) == 1 else "")
    files = {name: "" for name, one in found.items() if one == kind}
    if not files:
        raise Unreadable(
            f"Nothing in {package.path.name} looks like a directory of services. "
            "docs/guides/importing-services.md says what can be read."
        )
    return Reading(package, kind, files)


def _objects(package: Package, name: str) -> Records:
    for line, item in json_files.items(package, name):
        kind = nested.kind_of(item) if isinstance(item, dict) else ""
        if not kind:
            yield Problem(name, line, "This is no service, organization, place or term.")
            continue
        taker = nested.Taker(name, line)
        taker.take(kind, item)
        yield from taker.problems
        yield from taker.records()


__all__ = ["FORMATS", "Readable", "Reading", "Record", "Supplied", "open_reading"]
