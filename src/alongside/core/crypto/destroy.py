"""Destroy an organisation's data keys: its encrypted text is unreadable from then on (P2-48)."""

import uuid
from importlib import import_module
from importlib.util import find_spec

from alongside.core.crypto import keyring
from alongside.core.models import DataKey

ENDING = "alongside.core.crypto.ending"


def destroy_keys(*, organisation_id: uuid.UUID, reason: str) -> int:
    """
    This function will destroy every data key of an organisation; returns how many there were.

    Whoever calls it writes the audit event. Not to be undone: what is not in an archive is gone.
    """
    if find_spec(ENDING) is not None:
        return int(import_module(ENDING).destroy(organisation_id, why=reason))
    count = DataKey.objects.filter(organisation_id=organisation_id).delete()[0]
    keyring.forget()
    return count
