"""What is made anew once a backup has been put back: indexes that are left out of it."""

from collections.abc import Callable

AFTERWARDS: list[Callable[[], object]] = []


def after_restoring(make: Callable[[], object]) -> None:
    """This function will have something made anew at the end of every restore."""
    AFTERWARDS.append(make)
