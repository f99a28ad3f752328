"""
Gather the messages of the product: from Python, from the Jinja2 pages, from the sign-in pages.

The Jinja2 pages go through the environment that renders them, so that a message is written down
the way it is looked up later. The sign-in library's Django templates go through Django's own lexer,
which turns them into calls that Babel can read as Python.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO, Any, cast

import alongside

SOURCE = Path(alongside.__file__).parent
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# What Babel passes to a method of extraction, and what it wants back.
Found = Iterator[tuple[int, str, Any, list[str]]]


def messages() -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """This function will give every message (a pair when it counts) with its context."""
    from babel.messages.extract import extract

    for path, method in _files():
        with path.open("rb") as source:
            for _line, message, _comments, context in extract(
                cast("Any", method), source, keywords=KEYWORDS, strip_comment_tags=True
            ):
                yield message, context


def _files() -> Iterator[tuple[Path, Any]]:
    pages = partial(jinja_page, environment=_environment())
    for path in sorted(SOURCE.rglob("*")):
        parts = path.relative_to(SOURCE).parts
        if "tests" in parts or not path.is_file():
            continue
        if path.suffix == ".py" and "migrations" not in parts:
            yield path, "python"
        elif path.suffix in {".html", ".txt"} and "jinja2" in parts:
            yield path, pages
        elif path.suffix in {".html", ".txt"} and "templates" in parts:
            yield path, django_page


def _environment() -> Any:
    from alongside.ui.environment import environment

    return environment()


def jinja_page(
    source: IO[bytes],
    keywords: Iterable[str],
    comment_tags: Iterable[str],
    options: object,
    *,
    environment: Any,
) -> Found:
    """This function will find the messages of a Jinja2 page (we write no comments for them)."""
    text = source.read().decode("utf-8")
    for line, function, message in environment.extract_translations(text, tuple(keywords)):
        yield line, function, message, []


def django_page(
    source: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[Any, ...]]:
    """This function will find the messages of a Django template."""
    from babel.messages.extract import extract_python
    from django.utils.translation.template import templatize

    calls = templatize(source.read().decode("utf-8"))
    yield from extract_python(BytesIO(calls.encode()), keywords, comment_tags, options)
