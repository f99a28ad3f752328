"""
First sign-in codes: by one of these a person sets their first password.

Sixteen letters and digits that cannot be mistaken for each other (80 bits), printed in groups
of four; good for one use, one account and 24 hours. Only the keyed hash is stored.
"""

import datetime as dt
import secrets

from alongside.accounts.models import FirstCode
from alongside.accounts.names import hashed
from alongside.core import clock
from alongside.core.crypto import keyring

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ0"  # 32 of them; I, L, O and 1 are not among them
LENGTH, GROUP = 16, 4
LASTS = dt.timedelta(hours=24)


def make_code() -> str:
    """This function will make a code such as `K7QM-2XR9-HW4T-9BCD`."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return "-".join(letters[i : i + GROUP] for i in range(0, LENGTH, GROUP))


def hash_of(code: str) -> str:
    """This function will give the keyed hash of a code however it was typed."""
    typed = "".join(c for c in code.upper().replace("O", "0") if c.isalnum())
    return keyring.blind_index(None, f"first code {typed}")


def usable(login: str, code: str) -> FirstCode | None:
    """
    This function will find the unused code of an account.

    One query for every answer, so that it takes the same time for names nobody has.
    """
    rows = FirstCode.objects.select_related("user").filter(
        user__username=hashed(login),
        user__is_active=True,
        code_hash=hash_of(code),
        used_at__isnull=True,
        expires_at__gt=clock.now(),
    )
    return rows.first()
