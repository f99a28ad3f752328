"""
Rows in a form that says nothing of the database they come from.

A row is one line of JSON, its values in the order of the columns' names. SQLite and PostgreSQL
give the same line for the same row, so a backup of one is restored into the other and the hashes
of both can be compared.
"""

import base64
import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

KINDS = {
    "UUIDField": "uuid",
    "DateTimeField": "moment",
    "DateField": "day",
    "TimeField": "time",
    "BooleanField": "yes_or_no",
    "BinaryField": "bytes",
    "JSONField": "json",
    "CharField": "text",
    "TextField": "text",
    "SlugField": "text",
    "EmailField": "text",
    "URLField": "text",
    "FileField": "text",
    "GenericIPAddressField": "text",
    "FloatField": "fraction",
    "DecimalField": "decimal",
    **dict.fromkeys(
        (
            "AutoField", "BigAutoField", "SmallAutoField", "IntegerField", "BigIntegerField",
            "SmallIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField",
            "PositiveBigIntegerField",
        ),
        "number",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the backup describes it: its columns by name, each with its kind."""

    name: str
    key: str
    columns: dict[str, str]
    counted: str = ""  # the column that the database itself counts up, if there is one


@dataclass(slots=True)
class Digest:
    """
    How many rows, and a hash of them all.

    The hash is the sum of the rows' SHA-256, so that it does not matter in which order a
    database gives them: two databases sort texts differently.
    """

    rows: int = 0
    total: int = field(default=0, repr=False)

    def add(self, line: bytes) -> None:
        """This method will count one row in."""
        self.rows += 1
        self.total += int.from_bytes(hashlib.sha256(line).digest())

    @property
    def sha256(self) -> str:
        return f"{self.total % (1 << 256):064x}"


def line(table: Table, values: Iterable[Any]) -> bytes:
    """This function will write a row as it came from a database."""
    kinds = table.columns.values()
    told = [None if v is None else _TELL[k](v) for v, k in zip(values, kinds, strict=True)]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def values(table: Table, row: bytes) -> list[Any]:
    """This function will read a line back into values of Python."""
    kinds = table.columns.values()
    return [None if v is None else _HEAR[k](v) for v, k in zip(json.loads(row), kinds, strict=True)]


def _moment(value: Any) -> str:
    at = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    at = at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)
    return str(at.isoformat(timespec="microseconds"))


def _json(value: Any) -> str:
    held = json.loads(value) if isinstance(value, str | bytes) else value
    return json.dumps(_plain(held), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _plain(value: Any) -> Any:
    # PostgreSQL gives 10000.0 back as 10000.
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return value


def _iso(value: Any) -> str:
    return value if isinstance(value, str) else str(value.isoformat())


_TELL: dict[str, Callable[[Any], Any]] = {
    "uuid": lambda v: str(v if isinstance(v, uuid.UUID) else uuid.UUID(v)),
    "moment": _moment,
    "day": lambda v: _iso(v)[:10],
    "time": _iso,
    "yes_or_no": bool,
    "bytes": lambda v: base64.b64encode(bytes(v)).decode(),
    "json": _json,
    "text": str,
    "number": int,
    "fraction": float,
    # SQLite gives 25 and 12.5 back where PostgreSQL gives 25.00 and 12.50.
    "decimal": lambda v: f"{Decimal(str(v)).normalize():f}",
}
_HEAR: dict[str, Callable[[Any], Any]] = {
    "uuid": uuid.UUID,
    "moment": dt.datetime.fromisoformat,
    "day": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "yes_or_no": bool,
    "bytes": base64.b64decode,
    "json": str,
    "text": str,
    "number": int,
    "fraction": float,
    "decimal": Decimal,
}
