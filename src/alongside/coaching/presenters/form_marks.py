"""
A mark in the address of a form, so that a page one went back to is the form it was.

Pages of members are kept by no browser, so going back asks for the page anew, and a new key would
make a second row of what was saved. The key is made of the mark, of whose form it is and of who
has it open: the same again for the same page, and nobody reads an id in a browser's history.
"""

import re
import secrets
import uuid

from django.utils.crypto import salted_hmac

from alongside.core.actor import Actor
from alongside.core.ids import new_id

SHAPE = re.compile(r"[0-9a-f]{20}")
RANDOM_BITS = 74


def new_mark() -> str:
    """This function will make a mark: when, as ids hold it, and something nobody can guess."""
    return f"{new_id().int >> 80:012x}{secrets.token_hex(4)}"


def key_for(mark: str, *, person_id: uuid.UUID, by: Actor) -> uuid.UUID | None:
    """This function will give the key of a form; None where the mark is not one of ours."""
    if not SHAPE.fullmatch(mark):
        return None
    said = f"{mark} {person_id} {by.membership_id}"
    digest = salted_hmac("alongside.coaching.form", said, algorithm="sha256").digest()
    chance = int.from_bytes(digest, "big") >> (256 - RANDOM_BITS)
    at, high, low = int(mark[:12], 16), chance >> 62, chance & ((1 << 62) - 1)
    return uuid.UUID(int=at << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)
