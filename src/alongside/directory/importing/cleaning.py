"""Take out of text what is no text: control characters, and the guard that exports put before
formulas."""

import re
import unicodedata

_CONTROL = {"Cc", "Cf", "Cs", "Co"}
_JOINERS = "\u200c\u200d"  # some scripts write words with them
_GUARDED = re.compile(r"'+[=+\-@]")
_FORMULA = re.compile(r"'*[=+\-@]")
_PLAIN_NUMBER = re.compile(r"[+-][\d ().x-]+")


def clean(text: str) -> str:
    """Text without control characters, trimmed; its lines end as lines do here."""
    if text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(
        c for c in text if c in "\n\t" or c in _JOINERS or unicodedata.category(c) not in _CONTROL
    )
    return kept.strip()


def guard(text: str) -> str:
    """
    Text that no spreadsheet takes for a formula: one apostrophe before what begins like one.

    Numbers stay as they are, telephone numbers with a plus too. `unguard` takes it away again.
    """
    if not _FORMULA.match(text) or _PLAIN_NUMBER.fullmatch(text):
        return text
    return f"'{text}"


def unguard(text: str) -> str:
    """The text as it was before `guard`."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text
