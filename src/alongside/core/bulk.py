"""
Write many rows of one table in one go.

Django's own bulk insert makes an object and a piece of SQL text for every row, which takes many
times longer than the database does. Here the statement is made once and repeated by the driver,
values that are the same in all rows are prepared once, and each field still prepares the others,
so that texts are encrypted and indexed as everywhere.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, TypeVar

from django.db import connections, models

from alongside.core.crypto.fields import BlindIndexField, EncryptedTextField

Row = Mapping[str, Any]
T = TypeVar("T")
CHUNK = 2_000


def insert(model: type[models.Model], rows: Sequence[Row], same: Row) -> None:
    """
    This function will insert rows, in the transaction at hand.

    A row holds the columns that differ, its own id among them unless the database counts it;
    `same` what is equal in all. What neither names gets the field's default.
    """
    if not rows:
        return
    connection = connections["default"]
    quote = connection.ops.quote_name
    fields = [field for field in model._meta.concrete_fields if _is_written(field, rows[0])]
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


def chunks(rows: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """This function will give rows in lists of at most `size`, as many as a database takes."""
    left = iter(rows)
    while chunk := list(islice(left, size)):
        yield chunk


def _is_written(field: Any, row: Row) -> bool:
    is_counted = isinstance(field, models.AutoField)
    return not field.generated and not (is_counted and field.attname not in row)


def _maker(field: Any, row: Row, same: Row, connection: Any) -> Callable[[Any], Any]:
    name = field.attname
    if isinstance(field, BlindIndexField):
        return lambda one: field.pre_save(one, True)
    if name not in row:
        given = same[name] if name in same else field.get_default()
        constant = field.get_db_prep_save(given, connection)
        return lambda _one: constant
    if isinstance(field, EncryptedTextField | models.JSONField):
        return lambda one: field.get_db_prep_save(field.pre_save(one, True), connection)
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
