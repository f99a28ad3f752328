"""Read settings from the environment; a secret may also come from a file (`NAME_FILE`)."""

import base64
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from alongside.core import log_address as log_addresses
from alongside.core.log_address import Address


class SettingError(RuntimeError):
    """A setting is missing or wrong; the message says which and what to do."""


def text(name: str, default: str = "") -> str:
    """This function will read a text; `NAME_FILE` names a file that holds it."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def parts(name: str, default: str = "") -> list[str]:
    """This function will read a list parted by commas; blanks around its parts are nobody's."""
    return [part for one in text(name, default).split(",") if (part := one.strip())]


def flag(name: str, default: bool = False) -> bool:
    """This function will read yes or no."""
    value = text(name, "yes" if default else "no").lower()
    if value not in ("yes", "no", "true", "false", "1", "0", "on", "off"):
        raise SettingError(f"{name} is {value!r}. Set it to yes or no.")
    return value in ("yes", "true", "1", "on")


def count(name: str, default: int = 0) -> int:
    """This function will read how many, zero or more."""
    value = text(name, str(default)).strip()
    if not (value.isascii() and value.isdecimal()):
        raise SettingError(f"{name} is {value!r}. Set it to a number, 0 or more.")
    return int(value)


def log_address(name: str, ca: str) -> Address | None:
    """This function will read where the log is copied to; `ca` names the file of certificates."""
    try:
        found = log_addresses.address(text(name), text(ca))
    except ValueError as error:
        raise SettingError(f"{name} is wrong: {error}.") from None
    if found and found.ca and not Path(found.ca).is_file():
        raise SettingError(f"{ca} names {found.ca}, which is not there.")
    return found


def key(name: str, path: Path | None, size: int = 32) -> bytes:
    """
    This function will read a secret key of `size` bytes in base64.

    With `path`, a key that is nowhere is made once and kept there, readable by its owner alone
    (demo and tests; production passes None and must be given its keys).
    """
    given = text(name)
    if given:
        return _decoded(name, given, size)
    if path is None:
        return b""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Made beside and linked into place, so that two processes starting agree on one key.
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        temporary.touch(mode=0o600)
        temporary.write_text(base64.b64encode(secrets.token_bytes(size)).decode())
        try:
            os.link(temporary, path)
        except FileExistsError:
            pass
        finally:
            temporary.unlink()
    return _decoded(name, path.read_text(encoding="utf-8").strip(), size)


def _decoded(name: str, value: str, size: int) -> bytes:
    try:
        raw = base64.b64decode(value, validate=True)
    except ValueError:
        raw = b""
    if len(raw) != size:
        raise SettingError(f"{name} must be {size} random bytes in base64.")
    return raw


def database(url: str, home: Path) -> dict[str, Any]:
    """This function will turn a database address into Django's settings; empty means SQLite."""
    if not url:
        return sqlite(home / "alongside.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(parts.path))
    if parts.scheme not in ("postgres", "postgresql"):
        raise SettingError("ALONGSIDE_DATABASE_URL must start with postgresql:// or sqlite://")
    options: dict[str, Any] = {
        # The planner's JIT makes small queries ten times slower, and starting workers beside one
        # takes longer than its answer: requests run beside each other already.
        "options": "-c jit=off -c max_parallel_workers_per_gather=0",
        "pool": {"min_size": 1, "max_size": int(text("ALONGSIDE_DATABASE_POOL", "8"))},
    }
    if sslmode := text("ALONGSIDE_DATABASE_SSLMODE"):
        options["sslmode"] = sslmode
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or 5432),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
    }


def sqlite(path: Path) -> dict[str, Any]:
    """This function will give the settings of a SQLite file that many processes can share."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # WAL with FULL: what was acknowledged is on the disk, also after a power cut.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;"
                " PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
                # What is deleted is overwritten, so that the file does not keep it (P2-48).
                " PRAGMA secure_delete=ON;"
            ),
        },
    }
