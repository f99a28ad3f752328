"""
The archive of an organisation that closes: every row in readable form, under a key kept apart.

42 CFR 2.19 (P2-67). The archive is a zip of one file of JSON lines a kind of row, encrypted with
age to a key made for it alone. It is opened and counted again before anything is destroyed.
"""

import datetime as dt
import hashlib
import io
import json
import tempfile
import uuid
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyrage
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from alongside.core.models import AuditEvent
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Organisation

ARCHIVE, KEY, MANIFEST = "records.age", "key.txt", "manifest.json"
Tell = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Archived:
    """What was written: rows by kind, the archive's hash, and where it and its key lie."""

    counts: dict[str, int]
    sha256: str
    archive: Path
    key: Path


def archived_models() -> list[type[models.Model]]:
    """This function will list the kinds of rows that belong to an organisation."""
    own = [m for m in apps.get_models() if issubclass(m, OrganisationRow)]
    return [Organisation, *own, AuditEvent]


def rows_of(model: type[models.Model], organisation_id: uuid.UUID) -> models.QuerySet[Any]:
    """This function will give an organisation's rows of one kind, oldest first."""
    field = "pk" if model is Organisation else "organisation_id"
    return model._base_manager.filter(**{field: organisation_id}).order_by("pk")


def write_archive(organisation: Organisation, folder: Path, tell: Tell) -> Archived:
    """
    This function will write the archive and its key into two folders of `folder`.

    The key is for another medium than the archive. Plain text passes through memory and, when it
    is much, through a temporary file without a name, which the system takes away by itself.
    """
    archive, key = folder / "archive" / ARCHIVE, folder / "key" / KEY
    for path in (archive, key):
        path.parent.mkdir(parents=True, mode=0o700)
    identity = pyrage.x25519.Identity.generate()
    with tempfile.SpooledTemporaryFile(max_size=64_000_000) as plain:
        counts = _write_zip(organisation, plain, tell)
        plain.seek(0)
        with archive.open("xb") as sealed:
            archive.chmod(0o600)
            pyrage.encrypt_io(plain, sealed, [identity.to_public()])
    with key.open("x", encoding="utf-8") as file:
        key.chmod(0o600)
        file.write(f"{identity}\n")
    return Archived(counts, _sha256(archive), archive, key)


def open_archive(archive: Path, key_text: str) -> dict[str, list[dict[str, Any]]]:
    """
    This function will open an archive with its key; returns the rows by kind.

    :raises pyrage.DecryptError: with any other key
    """
    identity = pyrage.x25519.Identity.from_str(key_text.strip())
    plain = pyrage.decrypt(archive.read_bytes(), [identity])
    with zipfile.ZipFile(io.BytesIO(plain)) as file:
        names = [name for name in file.namelist() if name != MANIFEST]
        return {
            name.removesuffix(".jsonl"): [
                json.loads(line) for line in file.read(name).decode().splitlines()
            ]
            for name in names
        }


def proves(written: Archived) -> bool:
    """This function will open the archive again and tell whether every row is in it."""
    found = open_archive(written.archive, written.key.read_text(encoding="utf-8"))
    return {kind: len(rows) for kind, rows in found.items()} == written.counts


def _write_zip(organisation: Organisation, plain: IO[bytes], tell: Tell) -> dict[str, int]:
    counts = {}
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as file:
        for model in archived_models():
            label = model._meta.label
            with file.open(f"{label}.jsonl", "w", force_zip64=True) as lines:
                counts[label] = 0
                for row in rows_of(model, organisation.pk).iterator(chunk_size=500):
                    lines.write(_line(row))
                    counts[label] += 1
            tell(label, counts[label])
        file.writestr(MANIFEST, json.dumps({"organisation": organisation.name, "rows": counts}))
    return counts


def _line(row: models.Model) -> bytes:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    values |= dict(_linked(row))
    text = json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False)
    return f"{text}\n".encode()


def _linked(row: models.Model) -> Iterator[tuple[str, list[str]]]:
    for field in row._meta.many_to_many:
        through = field.remote_field.through._base_manager.filter(  # type: ignore[union-attr]
            **{field.m2m_field_name(): row.pk}
        )
        yield (
            field.name,
            [str(pk) for pk in through.values_list(field.m2m_reverse_name(), flat=True)],
        )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def year_after(day: dt.date) -> dt.date:
    """This function will give the same day a year later (29 February: 28 February)."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
