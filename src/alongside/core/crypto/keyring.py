"""Data keys by organisation: made on first use, wrapped by the master key, cached here."""

import datetime as dt
import hashlib
import hmac
import os
import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import formats
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import Gone
from alongside.core.ids import new_id

if TYPE_CHECKING:
    from alongside.core.models import DataKey

TEXT, INDEX = "text", "index"
# How long another process may go on writing under a key that was rotated out (still readable),
# or reading under one that was destroyed.
FRESH_SECONDS = 30.0


class KeyMissing(RuntimeError):
    """The key that would open this text is not here: lost, or under another master key."""


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
_compared_at = time.monotonic()


def forget() -> None:
    """This function will empty the process's cache (after a rotation, and between tests)."""
    global _compared_at  # noqa: PLW0603 - the age of the cache beside it
    _by_id.clear()
    _current.clear()
    _compared_at = time.monotonic()


def drop_destroyed() -> None:
    """This function will let go of the keys that another process has destroyed meanwhile."""
    global _compared_at  # noqa: PLW0603 - as above
    from alongside.core.models import DataKey  # noqa: PLC0415 - fields exist before models do

    _compared_at = time.monotonic()
    held = list(_by_id)
    if not held:
        return
    rows = DataKey.objects.filter(id__in=held, destroyed_at__isnull=True)
    gone = set(held) - set(rows.values_list("id", flat=True))
    for key_id in gone:
        _by_id.pop(key_id, None)
    for place, (key, _at) in list(_current.items()):
        if key.id in gone:
            _current.pop(place, None)


def by_id(key_id: uuid.UUID) -> Key:
    """
    This function will find the key a text was written under.

    :raises Gone: when it was destroyed
    :raises KeyMissing: when it is not here or cannot be unwrapped
    """
    if time.monotonic() - _compared_at > FRESH_SECONDS:
        drop_destroyed()
    found = _by_id.get(key_id)
    return found if found is not None else _load(key_id)


def current(organisation_id: uuid.UUID | None, purpose: str = TEXT) -> Key:
    """
    This function will give the key to write under; None is the instance's own key.

    :raises Gone: when the organisation's keys were destroyed; it gets no new ones
    """
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

    end = DataKey.objects.filter(organisation_id=organisation_id, destroyed_at__isnull=False)
    if (destroyed := end.first()) is not None:
        raise _erased(destroyed.destroyed_at)
    secret = AESGCM.generate_key(256)
    key_id = new_id()
    row = DataKey(
        id=key_id,
        organisation_id=organisation_id,
        purpose=purpose,
        wrapped=wrap(secret, key_id),
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


def _unwrap(row: "DataKey") -> Key:
    key_id: uuid.UUID = row.id
    if row.destroyed_at is not None:
        raise _erased(row.destroyed_at)
    held = _by_id.get(key_id)
    if held is not None:
        return held
    secret = opened(key_id, bytes(row.wrapped))
    if secret is None:
        raise KeyMissing("no master key here opens this data key")
    key = Key(key_id, secret, AESGCM(secret))
    if key_id not in _unproven:
        _by_id[key_id] = key
    return key


def opened(key_id: uuid.UUID, wrapped: bytes) -> bytes | None:
    """This function will unwrap a data key; None when no master key here opens it."""
    for master in settings.ALONGSIDE_MASTER_KEYS:
        secret = opens(AESGCM(master), key_id, wrapped)
        if secret is not None:
            return secret
    return None


def opens(master: AESGCM, key_id: uuid.UUID, wrapped: bytes) -> bytes | None:
    """This function will try one master key on a wrapped data key."""
    try:
        return master.decrypt(wrapped[:12], wrapped[12:], key_id.bytes)
    except (InvalidTag, ValueError):
        return None


def _erased(at: dt.datetime | None) -> Gone:
    day = formats.date_format(at, "DATE_FORMAT") if at else ""
    return Gone(_("This record was erased on %(date)s. Nobody can read it again.") % {"date": day})


def wrap(secret: bytes, key_id: uuid.UUID) -> bytes:
    """This function will wrap a data key under the first master key."""
    nonce = os.urandom(12)
    return nonce + AESGCM(settings.ALONGSIDE_MASTER_KEYS[0]).encrypt(nonce, secret, key_id.bytes)
