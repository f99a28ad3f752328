"""
The Python environment the program runs in, made from the hash-pinned locks.

Standard library only: this runs before anything is installed. The environment carries a stamp
with the fingerprint of the locks it was made from, so a second start compares two strings
instead of asking pip.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from alongside.cli.say import say, stop

# The dev lock is resolved on top of the base lock, so a change of either one makes it stale.
LOCKS = {"base": ("base",), "dev": ("base", "dev")}
DEBIAN = "On Debian or Ubuntu: apt-get install python3-venv."


def ensure(root: str, group: str) -> str:
    """Have the environment match the lock of `group` ("base" or "dev"); return its Python."""
    checkout = Path(root)
    venv = Path(os.environ.get("ALONGSIDE_VENV") or checkout / ".venv").absolute()
    python = venv / "bin" / "python"
    wanted = fingerprint(checkout, group)
    if not _is_current(venv, group, wanted):
        venv.parent.mkdir(parents=True, exist_ok=True)
        with venv.with_name(venv.name + ".lock").open("w") as held:
            # Two commands at once must not install into one folder; the second finds it done.
            fcntl.flock(held, fcntl.LOCK_EX)
            if not _is_current(venv, group, wanted):
                _install(checkout, venv, group)
    return str(python)


def fingerprint(checkout: Path, group: str) -> str:
    """One digest of the locks a group is installed from."""
    whole = hashlib.sha256()
    for name in LOCKS[group]:
        whole.update((checkout / "locks" / f"{name}.txt").read_bytes())
    return whole.hexdigest()


def _stamp(venv: Path) -> Path:
    return venv / "alongside-lock.json"


def _is_current(venv: Path, group: str, wanted: str) -> bool:
    """Whether the environment exists and was made from these locks."""
    try:
        stamp = json.loads(_stamp(venv).read_text())
    except (OSError, ValueError):
        return False
    return stamp.get(group) == wanted and (venv / "bin" / "python").exists()


def _works(*command: str | Path) -> bool:
    """Whether a command runs and ends well."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _make(venv: Path) -> None:
    """Make the folder of the environment anew when it is not usable."""
    if _works(venv / "bin" / "python", "-c", "pass"):
        return
    if venv.is_dir() and any(venv.iterdir()):
        if not (venv / "pyvenv.cfg").exists():
            stop(f"{venv} is not a Python environment. Move it away or set ALONGSIDE_VENV.")
        shutil.rmtree(venv)  # it belonged to a Python that is gone
    say(f"making a Python environment in {venv}")
    options = [] if _works(sys.executable, "-c", "import ensurepip") else ["--without-pip"]
    command = [sys.executable, "-m", "venv", *options, str(venv)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(venv, ignore_errors=True)
        stop(f"Python could not make one. {DEBIAN} It said:\n{made.stdout}{made.stderr}")


def _pip(venv: Path) -> list[str]:
    """Return the pip to fill the environment with: its own, or that of the Python outside."""
    python = str(venv / "bin" / "python")
    inside = [python, "-m", "pip"]
    outside = [sys.executable, "-m", "pip", "--python", python]
    for pip in (inside, outside):  # a Debian Python may have none to put inside
        if _works(*pip, "--version"):
            return pip
    shutil.rmtree(venv, ignore_errors=True)
    return stop(f"This Python comes without pip. {DEBIAN}")


def _install(checkout: Path, venv: Path, group: str) -> None:
    """Bring the environment to the lock and stamp it; a broken-off run leaves no stamp."""
    _make(venv)
    pip = _pip(venv)
    _stamp(venv).unlink(missing_ok=True)
    lock = checkout / "locks" / f"{group}.txt"
    total = sum(line[:1].isalnum() for line in lock.read_text().splitlines())
    say(f"installing up to {total} libraries, each checked against its hash in locks/{group}.txt")
    options = ["--require-hashes", "--no-input", "--progress-bar", "off", "-r", str(lock)]
    log: list[str] = []
    seen = 0
    with subprocess.Popen(
        [*pip, "install", *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        for line in running.stdout or ():
            log.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied: ")):
                seen += 1
                if seen % 10 == 0:
                    say(f"  {seen} looked at")
            elif line.startswith("Installing collected"):
                say("  all here and as expected; putting them in place")
    if running.returncode:
        stop("pip could not install the libraries. It said:\n" + "".join(log[-20:]))
    for packages in venv.glob("lib/python3*/site-packages"):
        # Editors, mypy and pytest started by hand find the code through this line.
        (packages / "alongside-source.pth").write_text(f"{checkout / 'src'}\n")
    groups = LOCKS[group]
    fresh = _stamp(venv).with_suffix(".new")
    fresh.write_text(json.dumps({name: fingerprint(checkout, name) for name in groups}))
    fresh.replace(_stamp(venv))
    say("environment ready")
