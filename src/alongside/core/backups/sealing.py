"""The age envelope: what is written into it, and read from it, passes through in a stream."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import pyrage
from pyrage import x25519

from alongside.core.backups.problems import BackupProblem

FIRST_BYTES = b"age-encryption.org/v1"


def new_identity() -> tuple[str, str]:
    """This function will make a key pair: the secret identity and its public key."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipients(public_keys: list[str]) -> list[Any]:
    """This function will read public keys."""
    try:
        return [x25519.Recipient.from_str(key.strip()) for key in public_keys]
    except pyrage.RecipientError as error:
        raise BackupProblem(
            "A public key looks like age1... and this is none. `./alongside backup-key` makes one."
        ) from error


def identities(path: Path) -> list[Any]:
    """This function will read the secret identities of a file; lines with # are notes."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BackupProblem(f"The key file {path} cannot be read.") from error
    keys = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    try:
        found = [x25519.Identity.from_str(key) for key in keys]
    except pyrage.IdentityError as error:
        raise BackupProblem(f"{path} holds no key that age can read.") from error
    if not found:
        raise BackupProblem(f"{path} holds no key.")
    return found


@contextmanager
def sealed(target: BinaryIO, keys: list[Any]) -> Iterator[BinaryIO]:
    """This function will give a stream to write into; what it gets arrives encrypted."""
    read_end, write_end = os.pipe()

    def seal() -> None:
        with os.fdopen(read_end, "rb") as source:
            pyrage.encrypt_io(source, target, keys)

    work = _Work(seal)
    try:
        with os.fdopen(write_end, "wb") as stream:
            yield stream
    except BrokenPipeError:
        pass  # the reader ended; what it met is raised below
    finally:
        work.join()
    if work.error is not None:
        raise BackupProblem(f"The backup could not be written: {work.error}.") from work.error


@contextmanager
def opened(path: Path, keys: list[Any]) -> Iterator[BinaryIO]:
    """
    This function will give the readable content of a sealed file.

    After the block the file was read to its end, and every byte of it was found unchanged.

    :raises BackupProblem: when it is no backup, for another key, damaged or cut
    """
    _must_be_age(path)
    read_end, write_end = os.pipe()
    with path.open("rb") as source:

        def unseal() -> None:
            with os.fdopen(write_end, "wb") as target:
                pyrage.decrypt_io(source, target, keys)

        work = _Work(unseal)
        stream = os.fdopen(read_end, "rb")
        try:
            yield stream
            while stream.read(1 << 20):
                pass
        except Exception:
            _stop_reading(stream, work)
            # What the content made of a damaged stream says less than what damaged it.
            _raise_for(work.error, path)
            raise
        finally:
            _stop_reading(stream, work)
    _raise_for(work.error, path)


def _stop_reading(stream: BinaryIO, work: "_Work") -> None:
    # A block that gave up early: the writer then fails on a closed pipe, which is no news.
    was_alive = work.is_alive()
    stream.close()
    work.join()
    if was_alive and isinstance(work.error, BrokenPipeError | OSError) and _is_pipe(work.error):
        work.error = None


def _is_pipe(error: BaseException) -> bool:
    return isinstance(error, BrokenPipeError) or "roken pipe" in str(error)


def _must_be_age(path: Path) -> None:
    try:
        with path.open("rb") as file:
            first = file.read(len(FIRST_BYTES))
    except OSError as error:
        raise BackupProblem(f"{path} cannot be read ({error.strerror}).") from error
    if first != FIRST_BYTES:
        raise BackupProblem(f"{path.name} is not a backup of Alongside: it is not an age file.")


def _raise_for(error: BaseException | None, path: Path) -> None:
    if error is None:
        return
    if isinstance(error, pyrage.DecryptError) and "key" in str(error):
        raise BackupProblem(
            f"This key does not open {path.name}. Either it was made for another key, or its"
            " first lines are damaged."
        ) from error
    raise BackupProblem(
        f"{path.name} is damaged or cut off: it does not decrypt to its end. Use another copy."
    ) from error


class _Work(threading.Thread):
    """Runs beside, keeps the error it met."""

    def __init__(self, function: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.function = function
        self.error: BaseException | None = None
        self.start()

    def run(self) -> None:
        with suppress(SystemExit):
            try:
                self.function()
            except Exception as error:
                self.error = error
