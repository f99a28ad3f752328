"""
The table of requirements: read, checked and drawn.

Standard library only: a list of what is promised must not need a database. That a test exists is
found by reading the code, not by running it; the suite runs it.
"""

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "docs" / "reference" / "security.toml"
PAGE = ROOT / "docs" / "reference" / "security.md"
TESTED, NOT_APPLICABLE, OPEN = STATUSES = ("tested", "not_applicable", "open")
CHAPTERS = {
    "P2": "42 CFR Part 2",
    "HS": "HIPAA security",
    "AV": "Web application security",
    "ASVS": "OWASP ASVS 5.0.0, item by item",
    "ES": "Electronic signature",
    "CR": "Crisis and safety",
    "DS": "Discreet design",
    "MN": "What the product must not do",
}
_HEAD = """# Privacy and security: what is asked, and what holds it

Drawn by `./alongside requirements --write` from `security.toml` beside this page. A guard fails
when a named test is not there, a requirement is missing, or a row lacks the reason it needs.
`./alongside requirements --json` prints the same rows for machines.

- **tested**: the tests named hold it; the suite runs them. A remark says what they do not reach.
- **not applicable**: the product has no such thing; the reason says why.
- **open**: nothing holds it yet; the reason says what is missing.

This is an engineering reading of public rules, no legal advice. Nobody has certified this product.
"""


@dataclass(frozen=True)
class Requirement:
    """One requirement: what it asks, whether a test holds it, and what is to be said about that."""

    id: str
    asks: str
    status: str
    tests: tuple[str, ...]
    reason: str

    @property
    def chapter(self) -> str:
        """The list it belongs to, as its id begins."""
        return self.id.partition("-")[0]

    def as_json(self) -> dict[str, Any]:
        """Return the row; `test` is the first of those that hold it, `also` the others."""
        return {
            "id": self.id,
            "status": self.status,
            "test": next(iter(self.tests), ""),
            "reason": self.reason,
            "also": list(self.tests[1:]),
            "asks": self.asks,
        }


def read(path: Path = SOURCE) -> list[Requirement]:
    """Return the rows in the order they stand."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Requirement(
            key, row["asks"], row["status"], tuple(row.get("tests", ())), row.get("reason", "")
        )
        for key, row in entries.items()
    ]


def problems(rows: Sequence[Requirement], root: Path = ROOT) -> list[str]:
    """Return what is wrong with the rows, in words; empty when nothing is."""
    return [f"{row.id}: {said}" for row in rows for said in _problems(row, root)]


def _problems(row: Requirement, root: Path) -> Iterator[str]:
    if row.status not in STATUSES:
        yield f'there is no status "{row.status}"'
    if row.status == TESTED and not row.tests:
        yield "no test is named"
    if row.status != TESTED and row.tests:
        yield "a test is named, and the status is not tested"
    if row.status != TESTED and not row.reason.strip():
        yield "a reason is needed"
    for test in row.tests:
        path, _, name = test.partition("::")
        if name not in tests_in(root / path):
            yield f"{test} is not there"


@cache
def tests_in(path: Path) -> frozenset[str]:
    """Return the names of the tests a file holds, read and not run."""
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
    )


def counted(rows: Sequence[Requirement]) -> str:
    """Return how many rows there are of each status, as a sentence."""
    found = Counter(row.status for row in rows)
    return (
        f"{len(rows)} requirements: {found[TESTED]} tested, "
        f"{found[NOT_APPLICABLE]} not applicable, {found[OPEN]} open."
    )


def drawn(rows: Sequence[Requirement]) -> str:
    """Return the page in docs: one table for each list."""
    text = f"{_HEAD}\n{counted(rows)}\n"
    for chapter, title in CHAPTERS.items():
        own = [row for row in rows if row.chapter == chapter]
        text += f"\n## {title}\n\n| id | asks | status | test | reason |\n|---|---|---|---|---|\n"
        text += "".join(_line(row) for row in own)
    return text


def _line(row: Requirement) -> str:
    tests = "<br>".join(f"`{test}`" for test in row.tests)
    cells = (row.id, row.asks, row.status, tests, row.reason)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |\n"
