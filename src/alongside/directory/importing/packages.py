"""
Open what somebody hands over: a file, a folder or a zip archive, none of which is trusted.

Nothing is unpacked to disk. A member outside the package, a link, a locked or over-packed archive
refuses the whole of it (AV-11).
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from alongside.people.importing.problems import Unreadable

MOST_MEMBERS = 1_000
MOST_BYTES = 4_000_000_000
MOST_PACKED = 200
"""Text packs to a tenth or twentieth; 200 times smaller is a bomb."""
ENDINGS = (".csv", ".json", ".ndjson", ".jsonl")


@dataclass(frozen=True)
class Package:
    """The files of a package by their names inside it, such as `data/services.csv`."""

    path: Path
    sizes: dict[str, int]

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open one file of the package for reading."""
        if name not in self.sizes:
            raise Unreadable(f"The package has no file {name[:100]}.")
        if self.path.is_dir():
            with (self.path / name).open("rb") as file:
                yield file
        elif name == self.path.name:
            with self.path.open("rb") as file:
                yield file
        else:
            with zipfile.ZipFile(self.path) as archive, _member(archive, name) as member:
                yield member

    @property
    def total(self) -> int:
        """How many bytes there are to read."""
        return sum(self.sizes.values())


def open_package(path: Path) -> Package:
    """
    Look at what lies there.

    :raises Unreadable: with what to do, when it cannot or should not be read
    """
    if path.is_dir():
        return Package(path, dict(_checked(_of_folder(path))))
    if not path.is_file():
        raise Unreadable(f"There is no file or folder {path.name}.")
    ending = path.suffix.lower()
    if ending == ".zip" or (ending not in ENDINGS and zipfile.is_zipfile(path)):
        return Package(path, dict(_checked(_of_archive(path))))
    return Package(path, dict(_checked(iter([(path.name, path.stat().st_size)]))))


def _of_folder(folder: Path) -> Iterator[tuple[str, int]]:
    root = folder.resolve()
    for found in sorted(folder.rglob("*")):
        if found.suffix.lower() not in ENDINGS or not found.is_file():
            continue
        if not found.resolve().is_relative_to(root):
            raise Unreadable(f"{found.name} lies outside the folder. Copy it there instead.")
        yield found.relative_to(folder).as_posix(), found.stat().st_size


def _of_archive(path: Path) -> Iterator[tuple[str, int]]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable(f"{path.name} is a damaged archive. Get it again.") from error
    if len(members) > MOST_MEMBERS:
        raise Unreadable(f"{path.name} has more than {MOST_MEMBERS:,} files in it.")
    for member in members:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        has_drive = any(":" in part for part in name.parts[:1])
        if name.is_absolute() or ".." in name.parts or has_drive or is_link:
            raise Unreadable(f"{path.name} has a file that points outside of it.")
        if member.flag_bits & 1:
            raise Unreadable(f"{path.name} is locked with a password. Unlock it first.")
        if member.file_size > 1_000_000 and member.file_size > member.compress_size * MOST_PACKED:
            raise Unreadable(f"{path.name} unpacks to far more than it is. It was not read.")
        if not member.is_dir() and name.suffix.lower() in ENDINGS:
            yield member.filename, member.file_size


def _checked(files: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    total = 0
    for count, (name, size) in enumerate(files, start=1):
        total += size
        if count > MOST_MEMBERS or total > MOST_BYTES:
            raise Unreadable("This is more than 1,000 files or 4 GB. Split it and try again.")
        yield name, size


@contextmanager
def _member(archive: zipfile.ZipFile, name: str) -> Iterator[BinaryIO]:
    try:
        with archive.open(name) as member:
            yield cast(BinaryIO, member)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"{name[:100]} in the archive is damaged. Get it again.") from error
