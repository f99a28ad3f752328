"""
Cells of files that a spreadsheet opens: text stays text (AV-12).

A spreadsheet takes a cell for a formula when it begins with one of a few signs, also behind blanks
and, in some programs, on a later line of the cell. Such a line gets an apostrophe in front, by
which spreadsheets know text.
"""

import re
import unicodedata

SIGNS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")  # also in the full width of East Asian text
_LINES = re.compile(r"\r\n|\r|\n|\v|\f|\x85|\u2028|\u2029")


def safe_cell(value: object) -> str:
    """
    This function will write a value as text that no spreadsheet runs.

    Numbers of ours are digits and pass as they are. Control characters other than line breaks
    are left out; line breaks become one kind, and a tab a blank.
    """
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    lines = [_without_controls(line) for line in _LINES.split(str(value))]
    return "\n".join(f"'{line}" if is_formula(line) else line for line in lines)


def is_formula(line: str) -> bool:
    """This function will tell whether a line begins like a formula, blanks left out of account."""
    return next((c in SIGNS for c in line if not _is_blank(c)), False)


def _is_blank(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf", "Zs")


def _without_controls(line: str) -> str:
    return "".join(
        " " if c == "\t" else c for c in line if c == "\t" or unicodedata.category(c) != "Cc"
    )
