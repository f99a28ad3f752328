"""Check a backup without restoring it; needs neither a database nor the program's settings."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.core.backups import archive, sealing
from alongside.core.backups.archive import PIECE, File, Head, Manifest, Rows
from alongside.core.backups.neutral import Digest
from alongside.core.backups.problems import BackupProblem

Tell = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """A backup that is whole."""

    head: Head
    manifest: Manifest
    seconds: float


def check(path: Path, keys: list[Any], tell: Tell = lambda *_: None) -> Checked:
    """
    This function will read a backup to its end and compare every row and file with its manifest.

    :raises BackupProblem: at the first thing that is wrong
    """
    began = time.monotonic()
    head: Head | None = None
    manifest: Manifest | None = None
    found = Manifest()
    digests: dict[str, Digest] = {}
    with sealing.opened(path, keys) as stream:
        for part in archive.read(stream):
            match part:
                case Head():
                    head = part
                    digests = {table.name: Digest() for table in part.tables}
                case Rows():
                    for line in part.lines:
                        digests[part.table.name].add(line)
                    tell(part.table.name, len(part.lines))
                case File():
                    found.files[part.name] = _hashed(part)
                case Manifest():
                    manifest = part
    for name, digest in digests.items():
        found.note_table(name, digest)
    if head is None or manifest is None:
        raise BackupProblem(f"{path.name} ends before its list of contents. Use another copy.")
    if wrong := manifest.differences(found):
        raise BackupProblem(f"{path.name} does not hold what it says it holds: {wrong[0]}.")
    return Checked(head, manifest, time.monotonic() - began)


def _hashed(part: File) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    while piece := part.source.read(PIECE):
        digest.update(piece)
        size += len(piece)
    return {"bytes": size, "sha256": digest.hexdigest()}
