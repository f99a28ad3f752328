"""The tone and the letter of a person or thing, the same ones every time."""

import hashlib
from functools import lru_cache

TONES = ("plum", "green", "sky", "clay", "gold")


@lru_cache(maxsize=4096)
def tone_of(key: object) -> str:
    """This function will choose a tone for a person or thing, the same one every time."""
    return TONES[hashlib.sha256(str(key).encode()).digest()[0] % len(TONES)]


def initial(name: str) -> str:
    """This function will give the first letter of a name, or a dot when there is none."""
    return next((letter.upper() for letter in str(name) if letter.isalnum()), "·")
