"""Make a backup of one moment while the program goes on."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from alongside import __version__
from alongside.core import clock
from alongside.core.backups import rows, schema, sealing, sums
from alongside.core.backups.archive import FOLDERS, PIECE, Head, Manifest, Writer
from alongside.core.backups.problems import BackupProblem

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup."""

    manifest: Manifest
    bytes: int
    sha256: str
    seconds: float


def make(path: Path, public_keys: list[str], tell: Tell = lambda *_: None) -> Made:
    """
    This function will write a backup that any of these keys opens.

    `tell` hears the name of what is being written, how many rows of it more, and how many it has.
    The file appears under its name only when it is whole. Beside it stands its SHA-256.

    :raises BackupProblem: when it cannot be made
    """
    began = time.monotonic()
    keys = sealing.recipients(public_keys)
    if path.exists():
        raise BackupProblem(f"{path} is there already. Choose another name.")
    unfinished = path.with_name(f"{path.name}.part")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as target:
            with sealing.sealed(target, keys) as stream, Writer(stream) as writer:
                manifest = _write(writer, tell)
            target.flush()
            os.fsync(target.fileno())
        digest = sums.sha256_of(unfinished)
        unfinished.rename(path)
    except OSError as error:
        raise BackupProblem(f"{path} cannot be written ({error.strerror}).") from error
    finally:
        unfinished.unlink(missing_ok=True)
    sums.write(path, digest)
    return Made(manifest, path.stat().st_size, digest, time.monotonic() - began)


def _write(writer: Writer, tell: Tell) -> Manifest:
    # The log's checkpoints only ever grow, and a line is written after its row: what the file
    # holds before the snapshot, the snapshot has as well.
    checkpoints = {path: _whole_lines(path) for path in _files("checkpoints")}
    with rows.snapshot():
        found = schema.of_database()
        writer.head(
            Head(
                made_at=clock.machine_now().isoformat(timespec="seconds"),
                program=__version__,
                vendor=connection.vendor,
                applied=found.applied,
                tables=found.tables,
                left_out=sorted(schema.LEFT_OUT | schema.REMADE),
            )
        )
        for table in found.tables:
            total = rows.count(table)
            tell(table.name, 0, total)
            for written in writer.table(table, rows.lines(table)):
                tell(table.name, written, total)
        for path in (*checkpoints, *_files("uploads")):
            with path.open("rb") as source:
                size = checkpoints.get(path, path.stat().st_size)
                writer.file(path.relative_to(settings.ALONGSIDE_HOME).as_posix(), source, size)
    return writer.end()


def _files(folder: str) -> Iterator[Path]:
    assert folder in FOLDERS
    home = Path(settings.ALONGSIDE_HOME) / folder
    yield from sorted(p for p in home.rglob("*") if p.is_file() and not p.is_symlink())


def _whole_lines(path: Path) -> int:
    """The length of a file up to its last whole line: the one after it may be half written."""
    size = path.stat().st_size
    with path.open("rb") as file:
        while size:
            start = max(size - PIECE, 0)
            file.seek(start)
            end = file.read(size - start).rfind(b"\n")
            if end >= 0:
                return start + end + 1
            size = start
    return 0
