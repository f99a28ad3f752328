"""Work that comes round is registered by the start alone, whoever else imports it."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator

from alongside.cli.check import root

SAY = """
import django
django.setup()
from alongside.core.jobs import PERIODIC
print(*PERIODIC, sep="\\n")
"""


def test_all_work_that_comes_round_is_known_once_the_program_has_started() -> None:
    started = subprocess.run(
        [sys.executable, "-c", SAY],
        cwd=root(),
        env={**os.environ, "PYTHONPATH": str(root() / "src")},
        check=True,
        capture_output=True,
        text=True,
    )
    assert set(started.stdout.split("\n")[:-1]) == set(_written())


def _written() -> Iterator[str]:
    """This function will read the names of `@every(...)` from the source."""
    for path in (root() / "src").rglob("*.py"):
        if "@every(" not in path.read_text(encoding="utf-8"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "every":
                yield from (ast.literal_eval(k.value) for k in node.keywords if k.arg == "name")
