"""
The two processes of a running program, and the third that looks after them.

The web server and the background worker are children of this process. It passes the order to stop
on to both and waits; a worker that fell over is started again; a web server that ends, ends all.
When this process is killed outright, Linux tells the children to stop, so the port is free again.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import partial

from alongside.cli.say import say

WORKERS = 2
THREADS = 4  # per worker; Django is busy or waits for the database, more threads only queue there
STOP_SECONDS = 10
PAUSE_SECONDS = 2.0
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux's prctl


def run_until_stopped(*, host: str, port: int) -> int:
    """Serve on an address until SIGTERM or Ctrl-C; return 0 after an orderly stop."""
    if problem := _address_problem(host, port):
        say(problem)
        return 2
    stopping: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: stopping.append(received))
    web = _start(_web_command(host, port))
    jobs = _start(_jobs_command())
    announced = False
    try:
        while not stopping and web.poll() is None:
            if jobs.poll() is not None:
                say("the worker for background jobs ended; starting it again")
                time.sleep(PAUSE_SECONDS)
                jobs = _start(_jobs_command())
            if not announced and _answers(host, port):
                announced = True
                say(f"serving on http://{host}:{port}/ (Ctrl-C stops)")
            time.sleep(0.2)
        if not stopping:
            say("the web server ended by itself")
    finally:
        _stop(web, jobs)
    return 0 if stopping else 1


def _web_command(host: str, port: int) -> list[str]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
    command += ["--host", host, "--port", str(port), "--workers", str(WORKERS)]
    command += ["--blocking-threads", str(THREADS), "--respawn-failed-workers"]
    command += ["--workers-kill-timeout", str(STOP_SECONDS - 2), "--log-level", "warning"]
    return [*command, "alongside.config.wsgi:application"]


def _jobs_command() -> list[str]:
    return [sys.executable, "-m", "django", "background"]


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, so that Ctrl-C reaches only us and we stop it."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_die_with_parent(),  # noqa: PLW1509 - no threads run yet
    )


def _die_with_parent() -> Callable[[], None] | None:
    """Return what a child does before it becomes its program; nothing where Linux is not."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)  # loaded here: a forked child should do as little as it can
    return partial(library.prctl, PARENT_DEATH_SIGNAL, int(signal.SIGTERM))


def _stop(*children: subprocess.Popen[bytes]) -> None:
    """Ask all to stop, wait for all, and end with their whole group whoever does not."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    end = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(timeout=max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _address_problem(host: str, port: int) -> str:
    """Say what is wrong with an address before two processes fail on it; empty when it is free."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        reason = error.strerror or str(error)
        return f"cannot listen on {host} port {port} ({reason}). Choose another with --port."
    return ""


def _answers(host: str, port: int) -> bool:
    """Whether the web server answers yet, whatever it answers."""
    here = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104  compared, not bound
    try:
        with urllib.request.urlopen(f"http://{here}:{port}/healthz", timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
