"""One row as HSDS writes it: names of columns, kinds of values, nothing where nothing is known."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Manager

from alongside.directory.importing.columns import TABLES, Column
from alongside.directory.models import DirectoryRow

Values = dict[str, Any]

# Schemas want these even when nothing is known of them.
ALWAYS = {
    "organizations": ("description",),
    "programs": ("description",),
    "addresses": ("address_1", "city", "state_province", "postal_code", "country"),
    "taxonomies": ("description",),
    "taxonomy_terms": ("description",),
    "phones": ("number",),
    "organization_identifiers": ("identifier_type",),
    "metadata": (
        "last_action_date", "last_action_type", "field_name", "previous_value",
        "replacement_value", "updated_by",
    ),
}  # fmt: skip
# Names and addresses of people: shown when their source says so.
PERSONAL = {
    "contacts": ("name", "email"),
    "services": ("assurer_email",),
    "addresses": ("attention",),
    "metadata": ("updated_by", "previous_value", "replacement_value"),
}


def model_of(table: str) -> type[DirectoryRow]:
    """This function will give the model that keeps a table."""
    model: type[DirectoryRow] = apps.get_model("directory", TABLES[table].model)
    return model


def rows_of(table: str) -> "models.QuerySet[Any]":
    """This function will give the standing rows of a table."""
    manager: Manager[Any] = model_of(table)._default_manager
    return manager.filter(retired_at__isnull=True)


def fields_of(table: str) -> list[str]:
    """This function will name the model's columns that a shown row needs."""
    return ["id", "source_id", *(c.attname or c.name for c in TABLES[table].columns)]


def shown(table: str, row: Values, *, with_names: bool) -> Values:
    """This function will write one row as JSON of HSDS writes it."""
    out: Values = {"id": str(row["id"])}
    always, personal = ALWAYS.get(table, ()), () if with_names else PERSONAL.get(table, ())
    for column in TABLES[table].columns:
        value = None if column.name in personal else row[column.attname or column.name]
        if value in (None, "") or (value is False and column.kind == "flag"):
            if column.name in always:
                out[column.name] = ""
        else:
            out[column.name] = plain(column, value)
    return out


def plain(column: Column, value: Any) -> Any:
    """This function will give a value as JSON has it."""
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, dt.time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float) and value.is_integer() and column.kind not in ("north", "east"):
        return int(value)
    return int(value) if column.kind == "digits" else value


def cell(column: Column, value: Any) -> str:
    """This function will give a value as a cell of a table has it."""
    if value is None or value is False:
        return ""
    found = plain(column, value) if value != "" else ""
    return "true" if found is True else str(found)
