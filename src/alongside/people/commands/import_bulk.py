"""
Write many rows of one table in one go.

Django's own bulk insert makes an object and a piece of SQL text for every row, which takes many
times longer than the database does. Here the statement is made once and repeated by the driver,
values that are the same in all rows are prepared once, and each field still prepares the others,
so that texts are encrypted and indexed as everywhere.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from types import SimpleNamespace
from typing import Any

from django.db import connections, models

from alongside.core import audit, clock
from alongside.core.actor import Actor
from alongside.core.crypto.fields import BlindIndexField, EncryptedTextField
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent

Row = Mapping[str, Any]
SIZE = 2_000


def insert(model: type[models.Model], rows: Sequence[Row], same: Row) -> None:
    """
    This function will insert rows, in the transaction at hand.

    A row holds the columns that differ, its own id among them; `same` what is equal in all. What
    neither names gets the field's default.
    """
    if not rows:
        return
    connection = connections["default"]
    quote = connection.ops.quote_name
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    makers = [_maker(field, rows[0], same, connection) for field in fields]
    objects = (SimpleNamespace(**same, **row) for row in rows)
    values = [[make(one) for make in makers] for one in objects]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})",  # noqa: S608 - our own names
            values,
        )


def _maker(field: Any, row: Row, same: Row, connection: Any) -> Callable[[Any], Any]:
    name = field.attname
    if isinstance(field, BlindIndexField):
        return lambda one: field.pre_save(one, True)
    if name not in row:
        given = same[name] if name in same else field.get_default()
        constant = field.get_db_prep_save(given, connection)
        return lambda _one: constant
    if isinstance(field, EncryptedTextField):
        return lambda one: field.get_db_prep_value(field.pre_save(one, True), connection)
    target = field.target_field if field.is_relation else field
    if isinstance(target, models.UUIDField) and not connection.features.has_native_uuid_field:
        return lambda one: None if (key := getattr(one, name)) is None else key.hex
    if isinstance(target, models.CharField | models.UUIDField):
        return attrgetter(name)
    prepare = _remembering(lambda value: field.get_db_prep_save(value, connection))
    return lambda one: prepare(getattr(one, name))


def _remembering(prepare: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Values such as a zone or a day come again and again; an id or a name does not."""
    known: dict[Any, Any] = {}

    def prepared(value: Any) -> Any:
        found = known.get(value, known)
        if found is known:
            found = known[value] = prepare(value)
        return found

    return prepared


class Audits:
    """The audit events of a bulk command: as many as there are objects, written in bulk."""

    def __init__(self, by: Actor) -> None:
        self.count = 0
        self._waiting: list[Row] = []
        self._same = {
            "organisation_id": by.organisation_id,
            "actor_kind": by.kind,
            "user_id": by.user_id,
            "membership_id": by.membership_id,
            "role": by.role,
            "purpose": by.purpose,
            "outcome": audit.DONE,
            "address": audit.address.get(),
        }

    def add(self, action: str, label: str, objects: Sequence[tuple[Any, Any]]) -> None:
        """This function will note that something was done to each (object id, person id)."""
        at = clock.now()
        self._waiting += [
            {
                "id": new_id(),
                "at": at,
                "action": action,
                "object_type": label,
                "object_id": str(key),
                "person_id": person_id,
            }
            for key, person_id in objects
        ]
        if len(self._waiting) >= SIZE:
            self.flush()

    def flush(self) -> None:
        """This function will write what is waiting."""
        insert(AuditEvent, self._waiting, self._same)
        self.count += len(self._waiting)
        self._waiting = []
