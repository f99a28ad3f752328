"""What lies in the envelope: names, order and descriptions of its parts."""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Self

from alongside.core.backups.neutral import Digest, Table
from alongside.core.backups.problems import BackupProblem

FORMAT = 1
HEAD, MANIFEST = "head.json", "manifest.json"
FOLDERS = ("checkpoints", "uploads")
PART_BYTES = 4_000_000
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Head:
    """What the backup is: first in the file, so that a reader knows before it reads on."""

    made_at: str
    program: str
    vendor: str
    applied: list[tuple[str, str]]
    tables: list[Table]
    left_out: list[str]
    format: int = FORMAT


@dataclass(slots=True)
class Manifest:
    """What the backup holds: last in the file, when all of it was counted."""

    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return sum(int(told["rows"]) for told in self.tables.values())

    def note_table(self, name: str, digest: Digest) -> None:
        """This method will keep what a table held."""
        self.tables[name] = {"rows": digest.rows, "sha256": digest.sha256}

    def differences(self, other: "Manifest") -> list[str]:
        """This method will name the tables and files that are not the same in another one."""
        return [
            name
            for mine, theirs in ((self.tables, other.tables), (self.files, other.files))
            for name in sorted(mine.keys() | theirs.keys())
            if mine.get(name) != theirs.get(name)
        ]


class Writer:
    """Puts the parts into the envelope, in their order."""

    def __init__(self, stream: BinaryIO) -> None:
        self.tar = tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.manifest = Manifest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: Any) -> None:
        self.tar.__exit__(*error)

    def head(self, head: Head) -> None:
        """This method will say what follows."""
        self._put(HEAD, json.dumps(asdict(head)).encode())

    def table(self, table: Table, lines: Iterator[bytes]) -> Iterator[int]:
        """This method will write a table in parts; gives the number of rows after each."""
        digest, held, size, number = Digest(), [], 0, 0
        for line in lines:
            digest.add(line)
            held.append(line)
            size += len(line) + 1
            if size >= PART_BYTES:
                number += 1
                self._put(_part(table, number), b"\n".join(held))
                yield len(held)
                held, size = [], 0
        if held:
            self._put(_part(table, number + 1), b"\n".join(held))
            yield len(held)
        self.manifest.note_table(table.name, digest)

    def file(self, name: str, source: BinaryIO, size: int) -> None:
        """This method will write the first `size` bytes of a file."""
        info = tarfile.TarInfo(f"files/{name}")
        info.size = size
        hashed = _Hashed(source)
        self.tar.addfile(info, hashed)
        self.manifest.files[name] = {"bytes": size, "sha256": hashed.sha256}

    def end(self) -> Manifest:
        """This method will write the manifest."""
        self._put(MANIFEST, json.dumps(asdict(self.manifest)).encode())
        return self.manifest

    def _put(self, name: str, content: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        self.tar.addfile(info, io.BytesIO(content))


@dataclass(frozen=True, slots=True)
class Rows:
    """A part of a table."""

    table: Table
    lines: list[bytes]


@dataclass(frozen=True, slots=True)
class File:
    """A file of the home folder, to be read at once and once."""

    name: str
    source: BinaryIO


def read(stream: BinaryIO) -> Iterator[Head | Rows | File | Manifest]:
    """
    This function will give the parts of a backup in their order.

    :raises BackupProblem: when it is not a backup that this version can read
    """
    tables: dict[str, Table] = {}
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for info in tar:
                part = _read(tar, info, tables)
                if isinstance(part, Head):
                    tables = {table.name: table for table in part.tables}
                yield part
    except (tarfile.TarError, ValueError, KeyError, TypeError) as error:
        raise BackupProblem("The content of the backup is not in order.") from error


def _read(
    tar: tarfile.TarFile, info: tarfile.TarInfo, tables: dict[str, Table]
) -> Head | Rows | File | Manifest:
    source = tar.extractfile(info)
    if source is None or not info.isreg():
        raise BackupProblem(f"The backup holds something that is no file: {info.name}.")
    if info.name == HEAD:
        return _head(json.load(source))
    if info.name == MANIFEST:
        return Manifest(**json.load(source))
    folder, _, rest = info.name.partition("/")
    if folder == "tables":
        return Rows(tables[rest.rpartition("/")[0]], source.read().split(b"\n"))
    if folder == "files" and _is_safe(rest):
        return File(rest, source)  # type: ignore[arg-type]  # it reads as binary files do
    raise BackupProblem(f"The backup holds something it should not: {info.name}.")


def _head(told: dict[str, Any]) -> Head:
    if told.get("format") != FORMAT:
        raise BackupProblem("The backup was made by a newer version of Alongside. Use that one.")
    tables = [Table(**table) for table in told.pop("tables")]
    names = [(app, name) for app, name in told.pop("applied")]
    return Head(tables=tables, applied=names, **told)


def _is_safe(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return len(parts) > 1 and parts[0] in FOLDERS and ".." not in parts and "\x00" not in name


def _part(table: Table, number: int) -> str:
    return f"tables/{table.name}/{number:06}.jsonl"


class _Hashed:
    """Reads on behalf of another and hashes what passes."""

    def __init__(self, source: BinaryIO) -> None:
        self.source, self._hash = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.source.read(size)
        self._hash.update(piece)
        return piece

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()
