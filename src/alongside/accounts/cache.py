"""A cache that the processes of one machine share, for counting attempts and used codes."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache


class SharedFileCache(FileBasedCache):
    """
    Django's file cache with an `add` that only one process can win.

    A code may be used once and attempts are counted under a lock; both rest on `add`. Django's
    own looks first and writes then, so two processes could both be told they were first.
    """

    def add(self, key: Any, value: Any, timeout: Any = 300, version: Any = None) -> bool:
        with self._alone():
            return super().add(key, value, timeout, version)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        folder = Path(self._dir)  # type: ignore[attr-defined]
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (folder / "add.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
