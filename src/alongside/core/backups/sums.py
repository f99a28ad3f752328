"""The SHA-256 beside a backup, in the form that sha256sum reads."""

import hashlib
from pathlib import Path

from alongside.core.backups.problems import BackupProblem


def sum_file(path: Path) -> Path:
    """This function will name the file beside a backup that holds its SHA-256."""
    return path.with_name(f"{path.name}.sha256")


def sha256_of(path: Path) -> str:
    """This function will hash a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(path: Path, digest: str) -> None:
    """This function will put a backup's SHA-256 beside it."""
    sum_file(path).write_text(f"{digest}  {path.name}\n", encoding="utf-8")


def compare(path: Path) -> None:
    """
    This function will compare a backup with the SHA-256 beside it.

    :raises BackupProblem: when they differ, or one of the two is not there
    """
    try:
        kept = sum_file(path).read_text(encoding="utf-8").split()[0]
        found = sha256_of(path)
    except (OSError, IndexError, UnicodeDecodeError) as error:
        raise BackupProblem(
            f"{path.name} or {sum_file(path).name} cannot be read. With --identity FILE the"
            " backup is checked without the latter."
        ) from error
    if kept != found:
        raise BackupProblem(f"{path.name} was changed or cut after it was written.")
