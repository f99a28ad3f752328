"""
The same request about somebody who is known and about nobody, and what each answer gives away.

What is compared: status, headers, text, length, the statements of the database and how often a
password was hashed. Work that is equal takes the same time on any machine, so time itself is only
looked at to find work that leaves no statement behind.
"""

import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test.utils import CaptureQueriesContext

Send = Callable[[str], HttpResponseBase]
HASHED: list[str] = []


class CountingHasher(MD5PasswordHasher):
    """Quick, and counts how often a password is hashed."""

    def encode(self, password: str, salt: str) -> str:
        HASHED.append(salt)
        made: str = super().encode(password, salt)
        return made


@dataclass(frozen=True)
class Given:
    """What one answer gives away, without what changes with every rendering."""

    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    text: str
    statements: tuple[str, ...]
    hashed: int


_ID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_CHANGES = (
    (re.compile(r'name="(?:csrfmiddlewaretoken|key|token|login)" value="[^"]*"'), ""),
    (re.compile(r"\b[a-z]+-[a-z]+-\d{4}\b"), "SIGN-IN"),  # a name that is made up each time
    (re.compile(_ID), "ID"),
)
_VERB = re.compile(r"^\W*(\w+(?: \w+)?).*?(?:(?:FROM|INTO|UPDATE)\s+\"?(\w+))?", re.S)
_TABLE = re.compile(r'(?:FROM|INTO|UPDATE)\s+"?(\w+)"?')


def given_away(send: Send, name: str) -> Given:
    """This function will ask about a name, and take back what came of it."""
    cache.clear()
    HASHED.clear()
    with transaction.atomic():
        with CaptureQueriesContext(connection) as caught:
            answer: Any = send(name)
        transaction.set_rollback(True)
    return Given(
        status=answer.status_code,
        headers=tuple(sorted((k, _plain(v, name)) for k, v in answer.headers.items())),
        cookies=tuple(sorted(answer.cookies)),
        text=_plain(answer.content.decode(), name),
        statements=tuple(_shape(q["sql"]) for q in caught.captured_queries),
        hashed=len(HASHED),
    )


def _plain(text: str, name: str) -> str:
    for pattern, instead in _CHANGES:
        text = pattern.sub(instead, text)
    return text.replace(name, "NAME")


def _shape(sql: str) -> str:
    verb = sql.split(None, 1)[0].upper()
    tables = sorted(set(_TABLE.findall(sql)))
    return f"{verb} {' '.join(tables)}"


def is_as_quick(send: Send, known: str, unknown: str, *, rounds: int = 25, tries: int = 4) -> bool:
    """
    This function will tell whether both answers take the same time of the processor.

    Asked in turn, by the processor's own time, which does not count what else the machine does. A
    real difference (a hash, a look-up in a loop) is there in every try; a chance one is not.
    """
    return any(_ratio(send, known, unknown, rounds) < 1.3 for _try in range(tries))


def _ratio(send: Send, known: str, unknown: str, rounds: int) -> float:
    taken: dict[str, list[float]] = {known: [], unknown: []}
    for number in range(rounds + 1):
        for name in (known, unknown) if number % 2 else (unknown, known):
            cache.clear()
            with transaction.atomic():
                start = time.process_time()
                send(name)
                spent = time.process_time() - start
                transaction.set_rollback(True)
            if number:  # the first of each warms up
                taken[name].append(spent)
    one, two = (statistics.median(taken[name]) for name in (known, unknown))
    return max(one, two) / max(min(one, two), 1e-9)
