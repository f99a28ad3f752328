"""Finds English that was left on a Spanish page."""

import re
from functools import lru_cache
from html.parser import HTMLParser

from django.conf import settings

from alongside.cli import catalogue
from alongside.core import us_states

SHOWN_ATTRIBUTES = {"aria-label", "title", "alt", "placeholder"}
UNSEEN = {"script", "style", "template"}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")
# Shorter sentences are looked for as whole texts only: "No" stands in many a Spanish sentence.
LONG = 3


class _Seen(HTMLParser):
    """Collects what a page shows or reads out; what is marked as another language is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.language = ""
        self.title = ""
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        hidden = tag in UNSEEN or given.get("lang") not in (None, "es")
        self._open.append((tag, hidden))
        if not hidden:
            self.texts += [text for name, text in attrs if name in SHOWN_ATTRIBUTES and text]

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _hidden in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if any(hidden for _name, hidden in self._open):
            return
        if self._open and self._open[-1][0] == "title":
            self.title += data
        self.texts.append(data)


def seen(page: str) -> _Seen:
    """This function will read a page as a visitor does."""
    found = _Seen()
    found.feed(page)
    found.texts = [text for text in (" ".join(one.split()) for one in found.texts) if text]
    return found


def english_left(page: str) -> list[str]:
    """This function will list the English of the catalogue that a Spanish page still shows."""
    whole, parts = _english()
    texts = seen(page).texts
    everything = "\n".join(texts)
    left = {text for text in texts if text in whole}
    return sorted(left | {part for part in parts if part in everything})


@lru_cache(maxsize=1)
def _english() -> tuple[set[str], set[str]]:
    """Messages to find as whole texts, and their longer pieces to find anywhere."""
    rows = [(_forms(m.id), " ".join(_forms(m.string))) for m in catalogue.read() if m.id]
    spanish = {text for _ids, strings in rows for text in strings.split("\n")}
    whole: set[str] = set()
    parts: set[str] = set()
    for ids, strings in rows:
        for text in ids:
            pieces = [piece.strip(" .,:;·()") for piece in PLACEHOLDER.split(text)]
            parts |= {p for p in pieces if len(p.split()) >= LONG and p not in strings}
            if len(pieces) == 1 and text not in strings and text not in spanish:
                whole.add(text)
    # A language is named in itself where somebody chooses the language of their pages, and a
    # state as its own law names it.
    named = {name for _code, name in settings.LANGUAGES} | set(us_states.NAMES.values())
    return whole - named, parts


def _forms(message: object) -> list[str]:
    return [message] if isinstance(message, str) else list(message or [])  # type: ignore[call-overload]
