"""
Error reports without anybody's words (T25).

The message of an exception may quote what somebody typed or a whole row of the database, and so
may the values of variables. A report names the kind of error and the places in the code, which is
what finds a fault; the words stay in the database, encrypted.
"""

import copy
import logging
import re
import traceback
from types import TracebackType
from typing import Any

FRAME = re.compile(r'^  File "([^"\n]+\.py)", line (\d+), in (\S+)$', re.MULTILINE)
Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WordlessFormatter(logging.Formatter):
    """Formats records like its parent, and exceptions without their messages."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left the whole trace in the record.
        record = copy.copy(record)
        record.exc_text = record.stack_info = None
        request = getattr(record, "request", None)
        if request is not None:
            record.msg, record.args = "A page failed: %s", (_name_of_page(request),)
        return super().format(record)

    def formatException(self, ei: Raised) -> str:  # noqa: N802 - the parent's name
        return "\n".join(_chain(ei[1]))


def _name_of_page(request: Any) -> str:
    match = getattr(request, "resolver_match", None)
    return str(getattr(match, "view_name", "") or getattr(match, "_func_path", "unknown"))


def _chain(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        for frame in traceback.extract_tb(error.__traceback__):
            lines.append(f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}')
        error = error.__cause__ or error.__context__
    return lines


def without_words(trace: str) -> str:
    """This function will keep the places of a trace in text form and drop everything else."""
    return "\n".join(found[0] for found in FRAME.finditer(trace))


def keep_no_words_of_jobs(instance: Any, **_: Any) -> None:
    """This function will do so before a failed job is stored with its trace."""
    if instance.traceback:
        instance.traceback = without_words(instance.traceback)
