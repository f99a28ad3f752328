"""
A coach logs contacts while the server is killed.

Given a stream of contacts from several phones, when the server dies without warning and comes
back and the phones send again what was not acknowledged, then every acknowledged contact is
there and none is there twice.
"""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from alongside.core.ids import new_id
from tests.durability.places import Place, place, server_of_the_suite

PHONES = 4
pytestmark = pytest.mark.slow


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Place]:
    """A home and a database of our own, on the database the suite runs on."""
    with place(tmp_path, server_of_the_suite()) as found:
        yield found


def test_every_acknowledged_contact_survives_kill_nine(own: Place) -> None:
    environment = own.environment
    seat = own.script("seed.py")
    before = set(own.script("stored.py"))
    with _server(environment) as (port, server):
        token = _token(port, seat)
        phones = [_Phone(port, seat, token) for _ in range(PHONES)]
        for phone in phones:
            phone.start()
        while sum(len(phone.acknowledged) for phone in phones) < 40:
            time.sleep(0.02)
        os.killpg(server.pid, signal.SIGKILL)
        for phone in phones:
            phone.join(timeout=30)
    acknowledged = {key for phone in phones for key in phone.acknowledged}
    unsure = [phone.unsure for phone in phones if phone.unsure]

    with _server(environment) as (port, server):
        again = _Phone(port, seat, token)
        for key in [*unsure, *list(acknowledged)[:10]]:
            assert again.send(key), "what was not acknowledged can be sent again"

    stored = own.script("stored.py")
    assert len(stored) == len(set(stored))
    assert set(stored) - before == acknowledged | set(unsure)
    assert len(acknowledged) >= 40


class _Phone(threading.Thread):
    """Sends one contact after another until the server is gone; keeps what was acknowledged."""

    def __init__(self, port: int, seat: dict[str, Any], token: str) -> None:
        super().__init__(daemon=True)
        self.port, self.seat, self.token = port, seat, token
        self.acknowledged: list[str] = []
        self.unsure = ""

    def run(self) -> None:
        while True:
            self.unsure = str(new_id())
            try:
                if not self.send(self.unsure):
                    raise AssertionError("the server refused a good contact")
            except (OSError, http.client.HTTPException):
                return
            self.acknowledged.append(self.unsure)

    def send(self, key: str) -> bool:
        fields = {
            "csrfmiddlewaretoken": self.token, "key": key, "outcome": "reached", "mode": "phone",
            "minutes": "30", "note": "Talked about the list.",
        }  # fmt: skip
        headers = {
            "Cookie": f"{self.seat['cookie']}; {self.seat['csrf_name']}={self.token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        address = f"/people/{self.seat['people'][0]}/contact/"
        try:
            connection.request("POST", address, urllib.parse.urlencode(fields), headers)
            return connection.getresponse().status in (302, 303)
        finally:
            connection.close()


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "alongside.cli", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        _wait(port, server)
        yield port, server
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        server.wait(timeout=20)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        assert server.poll() is None, "the server ended by itself"
        time.sleep(0.1)
    raise AssertionError("the server did not start in 30 seconds")


def _token(port: int, seat: dict[str, Any]) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    address = f"/people/{seat['people'][0]}/contact/"
    connection.request("GET", address, headers={"Cookie": seat["cookie"]})
    cookie = connection.getresponse().getheader("Set-Cookie") or ""
    connection.close()
    found = re.search(rf"{seat['csrf_name']}=(\w+)", cookie)
    assert found, "the form gives a token"
    return found[1]
