"""A canary for each page, and every shape in which it could be lying somewhere."""

import base64
import string
from collections.abc import Iterable
from functools import cache

STEM = "Zqcanary"
PHONE = "+12035559876"
PHONE_DIGITS = "2035559876"


def word(number: int) -> str:
    """This function will give a word of letters alone, so that a name field takes it."""
    letters = string.ascii_lowercase
    return f"{STEM}{letters[number // 26 % 26]}{letters[number % 26]}xq"


@cache
def shapes(text: str) -> frozenset[bytes]:
    """This function will give a text as files may hold it: plain, in hex, in base64."""
    found: set[bytes] = set()
    for variant in {text, text.lower(), text.upper()}:
        raw = variant.encode()
        found |= {raw, raw.hex().encode(), variant.encode("utf-16-le"), variant.encode("utf-16-be")}
        for shift in range(3):
            coded = base64.b64encode(b"\0" * shift + raw)
            # The ends hang on what stands beside the word; the middle does not.
            found.add(coded[4 if shift else 0 : -4])
    return frozenset(found)


def found_in(content: bytes, texts: Iterable[str]) -> set[str]:
    """This function will give the texts that lie in some shape in the content."""
    stems = {stem for stem in (STEM, PHONE_DIGITS) if _holds(content, stem)}
    if not stems:  # by far the most: one look instead of a hundred
        return set()
    return {text for text in texts if _holds(content, text)}


def _holds(content: bytes, text: str) -> bool:
    return any(shape in content for shape in shapes(text))
