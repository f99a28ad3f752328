"""A home folder and a database of one's own, for programs that run in processes of their own."""

import json
import os
import shutil
import subprocess
import sys
import urllib.parse
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Place:
    """Where a program's data is, as its environment says it."""

    environment: dict[str, str]

    @property
    def home(self) -> Path:
        return Path(self.environment["ALONGSIDE_HOME"])

    @property
    def database(self) -> str:
        """The name of its PostgreSQL database."""
        return urllib.parse.urlsplit(self.environment["ALONGSIDE_DATABASE_URL"]).path[1:]

    def script(self, name: str) -> Any:
        """This method will run a script of this folder; gives what its last line says."""
        return json.loads(self._run(str(HERE / name)).stdout.splitlines()[-1])

    def command(self, *given: str, fails: bool = False) -> str:
        """This method will run a command of ./alongside; gives what it printed."""
        done = self._run("-m", "alongside.cli", *given, check=False)
        assert (done.returncode != 0) == fails, done.stderr
        return done.stdout + (done.stderr if fails else "")

    def _run(self, *given: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *given],
            env=self.environment,
            capture_output=True,
            text=True,
            check=check,
        )


@contextmanager
def place(home: Path, server: str = "", like: Place | None = None) -> Iterator[Place]:
    """
    This function will give a place; `server` is the address of a PostgreSQL, else SQLite.

    It is empty, or holds what another place on the same server holds.
    """
    if like is not None:
        shutil.copytree(like.home, home, dirs_exist_ok=True)
    values = {
        **os.environ,
        "ALONGSIDE_HOME": str(home),
        "ALONGSIDE_MODE": "demo",
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings.demo",
    }
    values.pop("ALONGSIDE_DATABASE_URL", None)
    if not server:
        yield Place(values)
        return
    name = f"place_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        model = f' TEMPLATE "{like.database}"' if like else ""
        connection.execute(f'CREATE DATABASE "{name}"{model}')
    address = urllib.parse.urlsplit(server)._replace(path=f"/{name}").geturl()
    try:
        yield Place({**values, "ALONGSIDE_DATABASE_URL": address})
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def server_of_the_suite() -> str:
    """This function will give the address of the PostgreSQL the suite runs on; empty: SQLite."""
    return os.environ.get("ALONGSIDE_TEST_DATABASE_URL", "")
