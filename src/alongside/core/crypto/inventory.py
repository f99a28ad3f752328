"""The inventory of keys: what there is, whose it is, and how much text lies under each (AV-14)."""

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass

from django.db import connection, models

from alongside.core import scope
from alongside.core.crypto import keyring
from alongside.core.crypto.reencrypt import encrypted_models
from alongside.core.models import DataKey


@dataclass(frozen=True, slots=True)
class Entry:
    """One key. `rows` is None for the keys of look-up hashes, which no text lies under."""

    id: uuid.UUID
    purpose: str
    organisation_id: uuid.UUID | None
    created_at: dt.datetime
    retired_at: dt.datetime | None
    destroyed_at: dt.datetime | None
    rows: int | None


def entries() -> list[Entry]:
    """This function will list every key, oldest first, with the rows that hold text under it."""
    under = _rows_by_key()
    return [
        Entry(
            id=row.id,
            purpose=row.purpose,
            organisation_id=row.organisation_id,
            created_at=row.created_at,
            retired_at=row.retired_at,
            destroyed_at=row.destroyed_at,
            rows=under[row.id] if row.purpose == keyring.TEXT else None,
        )
        for row in DataKey.objects.order_by("id")
    ]


def _rows_by_key() -> Counter[uuid.UUID]:
    found: Counter[uuid.UUID] = Counter()
    with scope.across_organisations(), connection.cursor() as cursor:
        for model, names in encrypted_models():
            cursor.execute(_statement(model, names))
            for key_id, rows in cursor.fetchall():
                found[uuid.UUID(bytes=bytes(key_id))] += rows
    return found


def _statement(model: type[models.Model], names: list[str]) -> str:
    # The key's id stands in the clear at the head of every text (fields.encrypt). A row counts
    # once for a key, however many of its fields lie under it: UNION drops the doubles.
    quote = connection.ops.quote_name
    table, pk = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    fields = [field for field in model._meta.fields if field.name in names]
    columns = [quote(str(field.column)) for field in fields]
    parts = [
        f"SELECT {pk} AS row_id, substr({column}, 2, 16) AS key_id FROM {table}"  # noqa: S608
        f" WHERE length({column}) > 16"
        for column in columns
    ]
    union = " UNION ".join(parts)
    return f"SELECT key_id, count(*) FROM ({union}) AS texts GROUP BY key_id"  # noqa: S608
