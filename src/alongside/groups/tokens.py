"""Secrets of groups: the link of one person, the page at the door, the code typed there."""

import secrets
import uuid
from collections.abc import Collection

from alongside.core.crypto import keyring

# Letters that cannot be taken for another when read aloud.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LINK_LENGTH, CODE_LENGTH = 24, 4


def new_link() -> str:
    """This function will make a secret for a link: 118 bits that say nothing."""
    return "".join(secrets.choice(ALPHABET) for _each in range(LINK_LENGTH))


def new_code(taken: Collection[str]) -> str:
    """This function will make a short code of digits that nobody else in the group has."""
    while True:
        code = "".join(secrets.choice("0123456789") for _each in range(CODE_LENGTH))
        if code not in taken:
            return code


def link_hash(organisation_id: uuid.UUID | None, kind: str, secret: str) -> str:
    """This function will give the hash a link is found by; `kind` keeps the kinds apart."""
    return keyring.blind_index(organisation_id, f"groups {kind} {secret}")
