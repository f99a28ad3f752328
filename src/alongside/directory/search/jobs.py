"""Periodic work of the search."""

from alongside.core.jobs import every
from alongside.directory.search import wrong


@every(seconds=24 * 3600, name="forget words of old reports")
def forget_words() -> int:
    return wrong.forget_old()
