"""What is left to do in the Spanish catalogue, one line for each thing."""

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages import Catalog
from babel.messages.catalog import Message

from alongside.cli import catalogue

# %(name)s of Python and Jinja2; a single % of any other kind breaks when the page is made.
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|%")


def problems() -> list[str]:
    """This function will list what is missing, fuzzy, obsolete, broken or stale."""
    have, want = catalogue.read(), catalogue.wanted()
    found = [*_differences(have, want), *(p for m in have if m.id for p in _of(m))]
    if not catalogue.MO.exists() or catalogue.MO.read_bytes() != catalogue.as_mo(have):
        found.append("stale: django.mo is not what django.po compiles to")
    return found


def _differences(have: Catalog, want: Catalog) -> Iterator[str]:
    there, said = _keys(have), _keys(want)
    for key in sorted(said - there):
        yield f"missing: {key[1]!r}"
    for key in sorted(there - said):
        yield f"obsolete: {key[1]!r}"


def _keys(messages: Catalog) -> set[tuple[str, str, bool]]:
    return {(m.context or "", _singular(m), m.pluralizable) for m in messages if m.id}


def _singular(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def _of(message: Message) -> Iterator[str]:
    singular = _singular(message)
    forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if not all(forms) or (message.pluralizable and len(forms) < 2):
        yield f"missing: {singular!r}"
    elif message.fuzzy:
        yield f"fuzzy: {singular!r}"
    elif any(not _same_placeholders(message, form) for form in forms):
        yield f"placeholders differ: {singular!r}"
    elif any(_edges(singular) != _edges(form) for form in forms):
        yield f"space or line break at an end differs: {singular!r}"


def _same_placeholders(message: Message, form: str) -> bool:
    """This function will tell whether a form names what the message names (one of its forms)."""
    ids = [message.id] if isinstance(message.id, str) else message.id
    return any(_placeholders(form) == _placeholders(one) for one in ids)


def _placeholders(text: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(text))


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
