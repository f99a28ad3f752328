"""Periodic work of the search."""

from alongside.core import jobs
from alongside.directory.search import wrong


@jobs.every(seconds=24 * 3600, name="forget words of old reports")
def forget_words() -> int:
    return wrong.forget_old()
