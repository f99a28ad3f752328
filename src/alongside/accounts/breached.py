"""
Passwords known from breaches, looked up in a file on this machine (AV-05, ASVS 6.2.12).

ALONGSIDE_BREACHED_PASSWORDS names it: one SHA-1 in hexadecimal a line, sorted, each with or without
`:count` behind it. SHA-1 is what the published lists are made of; it guards nothing here. The file
may be far larger than the memory: it is mapped and searched by halves, some forty looks in all.
"""

import hashlib
import mmap
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

LINE = re.compile(rb"([0-9A-Fa-f]{40})(?::\d+)?\r?")
LONGEST = 64  # bytes of a line: hash, colon, count
WHOLE = 32_000_000  # up to this size every line is looked at when the program starts
PLACES = 5_000  # of a larger file: a line and its neighbour at so many places


def file() -> Path | None:
    """This function will give the file that is named, if any."""
    name = str(settings.ALONGSIDE_BREACHED_PASSWORDS)
    return Path(name) if name else None


def is_known(password: str, path: Path) -> bool:
    """
    This function will tell whether a password is in the file.

    :raises OSError: when the file cannot be read
    :raises ValueError: when it is empty, or a line is none of a list of hashes
    """
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with _mapped(path) as lines:
        low, high = 0, len(lines)
        while low < high:
            start, end = _line_at(lines, (low + high) // 2)
            found = _hash(lines[start:end])
            if found == wanted:
                return True
            low, high = (end + 1, high) if found < wanted else (low, start)
    return False


def problem(path: Path) -> str:
    """This function will say what is wrong with the file, or nothing."""
    named = f"ALONGSIDE_BREACHED_PASSWORDS names {path}, "
    try:
        with _mapped(path) as lines:
            before = b""
            for start, end in _to_check(lines):
                found = _hash(lines[start:end])
                if found < before:
                    return f"{named}which is not sorted by hash. Sort it, or get the list by hash."
                before = found
    except OSError as error:
        return f"{named}which cannot be read ({type(error).__name__})."
    except ValueError:
        return f"{named}which is not a list of SHA-1 hashes, one a line."
    return ""


@contextmanager
def _mapped(path: Path) -> Iterator[mmap.mmap]:
    with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as lines:
        yield lines


def _line_at(lines: mmap.mmap, at: int) -> tuple[int, int]:
    """Where the line around a place begins and ends; its end is the break, or that of the file."""
    start = lines.rfind(b"\n", max(at - LONGEST, 0), at) + 1
    if start == 0 and at > LONGEST:
        raise ValueError("a line is too long")
    end = lines.find(b"\n", at, at + LONGEST)
    if end < 0 and len(lines) - at > LONGEST:
        raise ValueError("a line is too long")
    return start, (end if end >= 0 else len(lines))


def _hash(line: bytes) -> bytes:
    found = LINE.fullmatch(line)
    if found is None:
        raise ValueError("no hash")
    return found[1].upper()


def _to_check(lines: mmap.mmap) -> Iterator[tuple[int, int]]:
    """Every line of a small file; of a large one a line and the next at even distances."""
    size = len(lines)
    step = 1 if size <= WHOLE else size // PLACES
    at = 0
    while at < size:
        start, end = _line_at(lines, at)
        yield start, end
        if step > 1 and end + 1 < size:
            start, end = _line_at(lines, end + 1)
            yield start, end
        at = max(end + 1, at + step)
