"""What is done to keys that exist: wrap them under another master key, destroy them for good."""

import uuid

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction
from django.db.models.functions import Coalesce

from alongside.core import clock
from alongside.core.crypto import keyring
from alongside.core.models import DataKey


def rewrap_all() -> int:
    """
    This function will wrap every data key under the first master key; returns how many.

    All or none: a key that no master key here opens leaves every other as it was.

    :raises keyring.KeyMissing: when a key cannot be opened
    """
    with transaction.atomic():
        rows = list(DataKey.objects.filter(destroyed_at__isnull=True).select_for_update())
        for row in rows:
            secret = keyring.opened(row.id, bytes(row.wrapped))
            if secret is None:
                raise keyring.KeyMissing("no master key here opens this data key")
            row.wrapped = keyring.wrap(secret, row.id)
            row.save(update_fields=["wrapped"])
    return len(rows)


def waiting_for_rewrap() -> int:
    """This function will count the keys that only an older master key opens."""
    first = AESGCM(settings.ALONGSIDE_MASTER_KEYS[0])
    rows = DataKey.objects.filter(destroyed_at__isnull=True)
    return sum(not keyring.opens(first, row.id, bytes(row.wrapped)) for row in rows)


def destroy(organisation_id: uuid.UUID, *, why: str) -> int:
    """
    This function will destroy every key of an organisation; returns how many there were.

    The rows stay, empty, so that a reader is told when the text was erased, and so that nothing
    is ever written for the organisation again. Other processes let go of the keys within
    `keyring.FRESH_SECONDS`.
    """
    now = clock.now()
    rows = DataKey.objects.filter(organisation_id=organisation_id, destroyed_at__isnull=True)
    count = rows.update(
        wrapped=b"", retired_at=Coalesce("retired_at", now), destroyed_at=now, destroyed_why=why
    )
    keyring.forget()
    transaction.on_commit(keyring.forget)
    return count
