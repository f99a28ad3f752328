"""The rows of a person's record as data, every value in a form that JSON and paper can carry."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import models

from alongside.core.actor import Actor
from alongside.core.crypto.fields import BlindIndexField
from alongside.people.models import Membership, Person
from alongside.privacy.models import Recipient
from alongside.privacy.record import walking

NEVER = ("organisation", "person")
NAMED = (Membership, Recipient)  # told by name; every other row by its id


@dataclass(frozen=True, slots=True)
class Part:
    """Everything of one kind: the model, and its rows, oldest first."""

    model: walking.Model
    rows: list[models.Model]

    @property
    def label(self) -> str:
        """The name by which words and order of the parts go."""
        return self.model._meta.label


def gathered(person: Person, *, by: Actor) -> list[Part]:
    """This function will gather every row about a person, one query for each model."""
    return [Part(model, _rows_of(model, path, person, by)) for model, path in _walk()]


def _walk() -> list[tuple[walking.Model, str]]:
    return sorted(walking.paths().items(), key=lambda pair: pair[0]._meta.label != "people.Person")


def _rows_of(model: Any, path: str, person: Person, by: Actor) -> list[models.Model]:
    rows = model.objects.scoped(by).filter(**{path: person.pk})
    only = walking.ONLY.get(model._meta.label)
    if only is not None:
        rows = rows.filter(only)
    named = [f.name for f in told_fields(model) if getattr(f, "related_model", None) in NAMED]
    return list(rows.select_related(*named).order_by("created_at", "pk"))


def told_fields(model: walking.Model) -> list[Any]:
    """This function will list the fields of a model that stand in the copy."""
    return [
        field
        for field in model._meta.fields
        if field.name not in NEVER and not isinstance(field, BlindIndexField)
    ]


def data(row: models.Model) -> dict[str, Any]:
    """This function will give a row's fields by their names."""
    return {field.name: plain(row, field) for field in told_fields(type(row))}


def plain(row: models.Model, field: Any) -> Any:
    """This function will give one value as JSON has it."""
    if getattr(field, "related_model", None) in NAMED:
        other = getattr(row, field.name)
        return other.name if other is not None else None
    value = getattr(row, field.attname)
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return value
