"""Many rows at once."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models

from alongside.core import bulk

BATCH, CHUNK = 500, 5000
R = TypeVar("R", bound=models.Model)


def insert(model: type[R], rows: Iterable[R]) -> None:
    """This function will write new rows; the database counts their numbers and tells none."""
    names = [f.attname for f in model._meta.concrete_fields if not f.primary_key]
    plain: list[dict[str, Any]] = [{name: getattr(row, name) for name in names} for row in rows]
    bulk.insert(model, plain, {})


def upsert(model: type[R], rows: list[R]) -> None:
    """This function will write rows that are there already, many at once."""
    names = [f.name for f in model._meta.concrete_fields if not f.primary_key]
    model._base_manager.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=names
    )
