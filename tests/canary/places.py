"""Where a canary is looked for: the database from inside, its files, a dump, sessions, a cache."""

import os
import pickle
import shutil
import subprocess
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session
from django.db import connection

from alongside.core import scope, tables
from alongside.core.crypto.reencrypt import encrypted_models
from tests.canary.words import found_in

SYSTEM = "-c alongside.system=on"


def in_encrypted_columns(texts: Iterable[str]) -> set[str]:
    """This function will give the texts that were saved, and read back by whoever has the key."""
    wanted = set(texts)
    found: set[str] = set()
    with scope.across_organisations():
        for model, names in encrypted_models():
            for values in model._base_manager.values_list(*names):
                held = " ".join(str(value) for value in values)
                found |= {text for text in wanted - found if text in held}
    return found


def in_plain_columns(texts: Iterable[str]) -> dict[str, set[str]]:
    """This function will give the columns that hold any of the texts as anybody can read them."""
    wanted = set(texts)
    found: dict[str, set[str]] = {}
    with scope.across_organisations(), connection.cursor() as cursor:
        for table in tables.readable():
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if hits := found_in(_bytes(value), wanted):
                        found.setdefault(f"{table}.{name}", set()).update(hits)
    return found


def _bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def in_sessions(texts: Iterable[str]) -> set[str]:
    """This function will look into sessions, which are stored packed."""
    held = " ".join(str(session.get_decoded()) for session in Session.objects.all())
    return found_in(held.encode(), texts)


def in_database_files(texts: Iterable[str]) -> set[str]:
    """This function will look into SQLite's file and log, or into dumps of PostgreSQL."""
    return found_in(_sqlite() if connection.vendor == "sqlite" else _dumps(), texts)


def _sqlite() -> bytes:
    path = Path(connection.settings_dict["NAME"])
    parts = [path, *path.parent.glob(f"{path.name}-*")]
    return b"".join(part.read_bytes() for part in parts if part.is_file())


def _dumps() -> bytes:
    content = bytearray()
    with scope.across_organisations(), connection.cursor() as cursor:
        for table in tables.readable():
            with cursor.copy(f'COPY (SELECT * FROM "{table}") TO STDOUT') as copy:
                for piece in copy:
                    content += piece
    return bytes(content) + _pg_dump()


def _pg_dump() -> bytes:
    program = shutil.which("pg_dump")
    if program is None:
        return b""
    told = connection.settings_dict
    values = {
        **os.environ,
        "PGPASSWORD": str(told["PASSWORD"]), "PGOPTIONS": SYSTEM,
        "PGHOST": str(told["HOST"]), "PGPORT": str(told["PORT"]), "PGUSER": str(told["USER"]),
    }  # fmt: skip
    command = [program, "--enable-row-security", str(told["NAME"])]
    done = subprocess.run(command, env=values, capture_output=True, check=False)
    # An older pg_dump refuses a newer server; the COPY above has every row in any case.
    assert done.returncode == 0 or b"version mismatch" in done.stderr, done.stderr
    return done.stdout


def in_cache(folder: Path, texts: Iterable[str]) -> set[str]:
    """This function will look into the files of the shared cache, which are packed."""
    content = bytearray()
    for path in folder.rglob("*"):
        if path.is_file():
            content += path.read_bytes() + path.name.encode()
            if path.suffix == ".djcache":
                content += _unpacked(path)
    return found_in(bytes(content), texts)


def _unpacked(path: Path) -> bytes:
    with path.open("rb") as file:
        pickle.load(file)  # when it ends
        return str(pickle.loads(zlib.decompress(file.read()))).encode()
