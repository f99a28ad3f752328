"""A source by name, and whose meetings it lists when nobody says."""

from pathlib import Path
from urllib.parse import urlsplit

from alongside.meetings.fellowships import fellowships

HINTS = {"al-anon": ("al-anon", "alanon", "alateen", " afg"), "nar-anon": ("nar-anon", "naranon")}


def name_of(where: str) -> str:
    """This function will name a source by its file or host."""
    if where.startswith(("https://", "http://")):
        return urlsplit(where).netloc[:120]
    path = Path(where)
    return (path.name if path.is_dir() else _stem(path))[:120]


def _stem(path: Path) -> str:
    return path.parent.name if path.name == "GetSearchResults.json" else path.stem


def fellowship_of(where: str, kind: str, text: str) -> str:
    """This function will guess whose meetings these are: by kind, name and first words."""
    if kind == "bmlt":
        return "na"
    told = f"{where} {text[:20_000]}".lower()
    for key, hints in HINTS.items():
        if any(hint in told for hint in hints):
            return key
    named = where.lower()
    for one in fellowships():
        if len(one.key) > 2 and one.key in named:
            return one.key
    return "aa"
