"""Data keys by organisation: made on first use, wrapped by the master key, cached here."""

import hashlib
import hmac
import os
import time
import uuid
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import IntegrityError, transaction

from alongside.core import clock
from alongside.core.ids import new_id

TEXT, INDEX = "text", "index"
# How long another process may go on writing under a key that was rotated out (still readable).
FRESH_SECONDS = 30.0


class KeyMissing(RuntimeError):
    """The key that would open this text is not here: lost, destroyed, or another master key."""


@dataclass(frozen=True, slots=True)
class Key:
    id: uuid.UUID
    secret: bytes
    cipher: AESGCM


_by_id: dict[uuid.UUID, Key] = {}
# Keys whose row is not committed yet. They are not cached: after a rollback the process would go
# on writing under a key that is nowhere.
_unproven: set[uuid.UUID] = set()
_current: dict[tuple[uuid.UUID | None, str], tuple[Key, float]] = {}


def forget() -> None:
    """This function will empty the process's cache (after a rotation, and between tests)."""
    _by_id.clear()
    _current.clear()


def by_id(key_id: uuid.UUID) -> Key:
    """
    This function will find the key a text was written under.

    :raises KeyMissing: when it was destroyed or cannot be unwrapped
    """
    found = _by_id.get(key_id)
    return found if found is not None else _load(key_id)


def current(organisation_id: uuid.UUID | None, purpose: str = TEXT) -> Key:
    """This function will give the key to write under; None is the instance's own key."""
    held = _current.get((organisation_id, purpose))
    if held is not None and time.monotonic() - held[1] < FRESH_SECONDS:
        return held[0]
    from alongside.core.models import DataKey  # noqa: PLC0415 - fields exist before models do

    row = (
        DataKey.objects.filter(
            organisation_id=organisation_id, purpose=purpose, retired_at__isnull=True
        )
        .order_by("-id")
        .first()
    )
    key = _unwrap(row) if row is not None else create(organisation_id, purpose)
    if key.id not in _unproven:
        _current[(organisation_id, purpose)] = (key, time.monotonic())
    return key


def create(organisation_id: uuid.UUID | None, purpose: str = TEXT) -> Key:
    """
    This function will make and store a new data key.

    An organisation has one index key for good: of two processes that make the first one at the
    same time, the second takes what the first has made.
    """
    from alongside.core.models import DataKey  # noqa: PLC0415 - as above

    secret = AESGCM.generate_key(256)
    key_id = new_id()
    row = DataKey(
        id=key_id,
        organisation_id=organisation_id,
        purpose=purpose,
        wrapped=_wrap(secret, key_id),
    )
    _unproven.add(key_id)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        row = DataKey.objects.get(organisation_id=organisation_id, purpose=purpose)
        return _unwrap(row)
    transaction.on_commit(lambda: _unproven.discard(key_id))
    return _unwrap(row)


def rotate(organisation_id: uuid.UUID | None) -> Key:
    """This function will put a new text key in place; texts under the old one stay readable."""
    from alongside.core.models import DataKey  # noqa: PLC0415 - as above

    key = create(organisation_id, TEXT)
    DataKey.objects.filter(
        organisation_id=organisation_id, purpose=TEXT, retired_at__isnull=True
    ).exclude(id=key.id).update(retired_at=clock.now())
    _current.pop((organisation_id, TEXT), None)
    return key


def blind_index(organisation_id: uuid.UUID | None, text: str) -> str:
    """
    This function will give 32 hex digits that are equal for equal normalised texts.

    Keyed per organisation, so nobody without the key can look for a name in the database.
    """
    key = current(organisation_id, INDEX)
    return hmac.new(key.secret, text.encode(), hashlib.sha256).hexdigest()[:32]


def _load(key_id: uuid.UUID) -> Key:
    from alongside.core.models import DataKey  # noqa: PLC0415 - as above

    row = DataKey.objects.filter(id=key_id).first()
    if row is None:
        raise KeyMissing("the data key of this text is gone")
    return _unwrap(row)


def _unwrap(row: "object") -> Key:
    key_id: uuid.UUID = row.id  # type: ignore[attr-defined]
    held = _by_id.get(key_id)
    if held is not None:
        return held
    blob = bytes(row.wrapped)  # type: ignore[attr-defined]
    for master in settings.ALONGSIDE_MASTER_KEYS:
        try:
            secret = AESGCM(master).decrypt(blob[:12], blob[12:], key_id.bytes)
        except InvalidTag:
            continue
        key = Key(key_id, secret, AESGCM(secret))
        if key_id not in _unproven:
            _by_id[key_id] = key
        return key
    raise KeyMissing("no master key here opens this data key")


def _wrap(secret: bytes, key_id: uuid.UUID) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(settings.ALONGSIDE_MASTER_KEYS[0]).encrypt(nonce, secret, key_id.bytes)


def rewrap_all() -> int:
    """This function will wrap every data key under the first master key; returns how many."""
    from alongside.core.models import DataKey  # noqa: PLC0415 - as above

    rows = list(DataKey.objects.all())
    for row in rows:
        row.wrapped = _wrap(_unwrap(row).secret, row.id)
        row.save(update_fields=["wrapped"])
    return len(rows)
