"""Model fields whose text is readable in Python and ciphertext in the database."""

import datetime as dt
import os
import unicodedata
import uuid
from typing import Any

from django.db import models

from alongside.core.crypto import keyring

VERSION = b"\x01"


class Ciphertext(bytes):
    """Bytes that were encrypted on their way to the database."""


def encrypt(text: str, *, organisation_id: uuid.UUID | None, label: str) -> Ciphertext:
    """
    This function will encrypt text for one organisation and one place.

    `label` (model and field) is bound in, so ciphertext cannot be moved between columns.
    Layout: version 1 byte, key id 16, nonce 12, then AES-256-GCM text and tag.
    """
    key = keyring.current(organisation_id)
    nonce = os.urandom(12)
    head = VERSION + key.id.bytes
    sealed = key.cipher.encrypt(nonce, text.encode(), head + label.encode())
    return Ciphertext(head + nonce + sealed)


def decrypt(blob: bytes, *, label: str) -> str:
    """
    This function will read text back.

    :raises Gone: when its key was destroyed
    :raises keyring.KeyMissing: when its key is not here
    :raises cryptography.exceptions.InvalidTag: when the bytes were changed or moved
    """
    key = keyring.by_id(uuid.UUID(bytes=blob[1:17]))
    return key.cipher.decrypt(blob[17:29], blob[29:], blob[:17] + label.encode()).decode()


class EncryptedTextField(models.Field[str, str]):
    """
    Text stored encrypted under the key of the row's organisation.

    An empty text is stored as no bytes. The field cannot be filtered on, ordered by or written
    with `QuerySet.update`: a plain text that would reach the database raises.
    """

    def get_internal_type(self) -> str:
        return "BinaryField"

    @property
    def label(self) -> str:
        return f"{self.model._meta.label_lower}.{self.name}"

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        text = getattr(model_instance, self.attname)
        if text is None:
            return None
        if not text:
            return Ciphertext(b"")
        owner = getattr(model_instance, "organisation_id", None)
        return encrypt(str(text), organisation_id=owner, label=self.label)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None or isinstance(value, Ciphertext):
            return None if value is None else connection.Database.Binary(bytes(value))
        if value == "":
            return connection.Database.Binary(b"")
        raise TypeError(f"{self.label} is encrypted: it cannot be searched or bulk updated")

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        if value is None:
            return None
        blob = bytes(value)
        return decrypt(blob, label=self.label) if blob else ""

    def get_prep_value(self, value: Any) -> Any:
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None


def normalise(*parts: object) -> str:
    """This function will fold names for comparing: no accents, case, punctuation or spaces."""
    joined = "\x1f".join(p.isoformat() if isinstance(p, dt.date) else str(p or "") for p in parts)
    flat = unicodedata.normalize("NFKD", joined)
    return "".join(c for c in flat.casefold() if c.isalnum() or c == "\x1f")


class BlindIndexField(models.CharField[str, str]):
    """Keyed hash of other fields of the row, for exact look-up; empty when they are all empty."""

    def __init__(self, *args: Any, of: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.of = of
        kwargs.update(max_length=32, editable=False, blank=True, default="")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "editable", "blank", "default"):
            kwargs.pop(key, None)
        kwargs["of"] = self.of
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        values = [getattr(model_instance, name) for name in self.of]
        owner = getattr(model_instance, "organisation_id", None)
        value = ""
        if all(v not in (None, "") for v in values):
            value = keyring.blind_index(owner, normalise(*values))
        setattr(model_instance, self.attname, value)
        return value


def blind_index(organisation_id: uuid.UUID | None, *parts: object) -> str:
    """This function will give the index value to look for."""
    return keyring.blind_index(organisation_id, normalise(*parts))
