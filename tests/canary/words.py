"""A canary for each page, and every shape in which it could be lying somewhere."""

import base64
import string
from collections.abc import Iterable, Iterator
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
    places = b"\0".join(_around_stems(content))
    if not places:  # by far the most: a look for the stems instead of one for every word
        return set()
    return {text for text in texts if _holds(places, text)}


# The longest shape of a word, and more.
NEAR = 200


def _around_stems(content: bytes) -> Iterator[bytes]:
    """What stands around every place where some word begins."""
    for shape in shapes(STEM) | shapes(PHONE_DIGITS):
        at = content.find(shape)
        while at >= 0:
            yield content[max(0, at - NEAR) : at + NEAR]
            at = content.find(shape, at + 1)


def _holds(content: bytes, text: str) -> bool:
    return any(shape in content for shape in shapes(text))
