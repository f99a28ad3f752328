"""
Evidence that the machine was looked after: dated files in ALONGSIDE_HOME/evidence (HS-18).

A file is written whole or not at all and never changed afterwards. Standard library only.
"""

import datetime as dt
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCAN = "scan"


def folder(home: Path) -> Path:
    """This function will give the folder of evidence."""
    return home / "evidence"


def write(home: Path, kind: str, found: dict[str, Any], *, at: dt.datetime) -> Path:
    """This function will keep what was found, with its time; returns the file."""
    own = folder(home)
    own.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = own / f"{kind}-{at:%Y%m%dT%H%M%SZ}.json"
    half = path.with_suffix(".part")
    half.touch(mode=0o600)
    whole = {"kind": kind, "at": at.isoformat(timespec="seconds"), **found}
    half.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    os.replace(half, path)
    return path


def newest(home: Path, kind: str) -> dict[str, Any] | None:
    """This function will give the newest evidence of a kind that can be read, if any."""
    return next(_read(home, kind), None)


def last_at(home: Path, kind: str) -> dt.datetime | None:
    """This function will tell when something was done last."""
    found = newest(home, kind)
    return dt.datetime.fromisoformat(found["at"]) if found else None


def _read(home: Path, kind: str) -> Iterator[dict[str, Any]]:
    for path in sorted(folder(home).glob(f"{kind}-*.json"), reverse=True):
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            dt.datetime.fromisoformat(found["at"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
        yield found
