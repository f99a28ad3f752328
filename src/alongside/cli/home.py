"""
Where data, keys and uploads live, and whether they are a demo's or a program's.

Standard library only: this runs before anything is installed. A demo marks its folder, so that
later commands know made-up data from a program's, and a demo never starts in a program's folder.
"""

import os
from pathlib import Path

from alongside.cli.say import stop

MARK = "demo"


def choose(root: str, command: str) -> dict[str, str]:
    """Return ALONGSIDE_HOME and ALONGSIDE_MODE ("demo" or "production") for a command."""
    given = os.environ.get("ALONGSIDE_HOME")
    home = Path(given).expanduser().absolute() if given else _usual(Path(root), command)
    mark = home / MARK
    if command == "demo" and not mark.exists():
        _mark(home)
    mode = os.environ.get("ALONGSIDE_MODE") or ("demo" if mark.exists() else "production")
    if mode not in ("demo", "production"):
        stop(f'ALONGSIDE_MODE is "{mode}"; it can be "demo" or "production".')
    return {"ALONGSIDE_HOME": str(home), "ALONGSIDE_MODE": mode}


def _usual(checkout: Path, command: str) -> Path:
    """Return the folder when none is named: the demo's only where nothing real could be meant."""
    real = Path.home() / ".local" / "share" / "alongside"
    demo = checkout / ".alongside-demo"
    if command in ("demo", "accounts"):
        return demo
    if command == "serve":  # a program must not start on made-up data by chance
        return real
    return demo if demo.is_dir() and not real.is_dir() else real


def _mark(home: Path) -> None:
    """Make the folder a demo's, unless it already holds something else."""
    if home.is_dir() and any(home.iterdir()):
        stop(
            f"{home} holds other data, and a demo would mix with it. "
            "Set ALONGSIDE_HOME to an empty folder."
        )
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / MARK).write_text("The data here is made up. Remove this folder to start afresh.\n")
