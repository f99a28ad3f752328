"""Choices of selects, put into the reader's language when the form is made."""

from collections.abc import Callable, Iterable

from django.utils.functional import Promise

Choice = tuple[str, str | Promise]


def shown(choices: Iterable[Choice], *before: Choice) -> Callable[[], list[tuple[str, str]]]:
    """This function will give choices as plain text, with others before them."""
    listed = [*before, *choices]
    return lambda: [(value, str(label)) for value, label in listed]
