"""The sample program, made once and served by the real server, at a fixed time of day."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

# A Tuesday, ten in the morning in New York; the clock runs on from there.
STARTS_AT = "2026-11-24T15:00:00+00:00"


@contextmanager
def served_sample(home: Path) -> Iterator[str]:
    """This function will make and serve the sample; gives its address."""
    with _environment(home) as environment:
        _run(["demo", "--prepare-only"], environment)
        port = _free_port()
        command = [sys.executable, "-m", "alongside.cli", "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, start_new_session=True)
        try:
            _wait(port, server)
            yield f"http://localhost:{port}"
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)


def _run(arguments: list[str], environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "alongside.cli", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@contextmanager
def _environment(home: Path) -> Iterator[dict[str, str]]:
    values = {
        **os.environ,
        "ALONGSIDE_HOME": str(home),
        "ALONGSIDE_MODE": "demo",
        "ALONGSIDE_CLOCK": STARTS_AT,
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings.demo",
    }
    values.pop("ALONGSIDE_DATABASE_URL", None)
    given = os.environ.get("ALONGSIDE_TEST_DATABASE_URL", "")
    if not given:
        yield values
        return
    name = f"journey_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    address = urllib.parse.urlsplit(given)._replace(path=f"/{name}").geturl()
    yield {**values, "ALONGSIDE_DATABASE_URL": address}
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server ended by itself"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    raise AssertionError("the server did not start in 30 seconds")
