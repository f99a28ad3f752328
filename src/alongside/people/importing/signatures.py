"""
Tell a list from a file of another kind by what is in it, not by its name (AV-11).

A workbook, picture or program would be taken for text in an old encoding and give rows of noise.
"""

from alongside.people.importing.problems import Unreadable

_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a workbook or zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old workbook"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"#!", "a program"),
    (b"SQLite format 3", "a database"),
)


def refuse_other_kinds(name: str, start: bytes) -> None:
    """
    This function will refuse a file whose beginning is that of another kind.

    :raises Unreadable: with the kind and what to do
    """
    kind = next((words for sign, words in _KINDS if start.startswith(sign)), "")
    if not kind and start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        kind = "a web page or XML"
    if kind:
        raise Unreadable(f"{name} is {kind}, not a list. Save it as CSV and try again.")
