"""The directory as a tabular data package of HSDS 3.0: a zip archive with a CSV for each table."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alongside.directory.importing.cleaning import guard
from alongside.directory.importing.columns import TABLES, Column
from alongside.directory.queries.shown import cell, rows_of

Tell = Callable[[str, int, int], None]
TYPES = {
    "number": "number", "north": "number", "east": "number", "money": "number",
    "whole": "integer", "year": "integer", "flag": "boolean", "date": "date",
    "moment": "datetime", "digits": "number",
}  # fmt: skip


def write_tables(path: Path, *, source: str = "", tell: Tell) -> dict[str, int]:
    """This function will write the archive; rows by table."""
    written: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, table in enumerate(TABLES, start=1):
            with archive.open(f"{table}.csv", "w", force_zip64=True) as binary:
                text = io.TextIOWrapper(binary, encoding="utf-8", newline="")
                written[table] = _write(table, text, source)
                text.flush()
                text.detach()
            tell("Writing tables", number, len(TABLES))
        archive.writestr("datapackage.json", json.dumps(described(), indent=1))
    return written


def _write(table: str, text: io.TextIOWrapper, source: str) -> int:
    columns = TABLES[table].columns
    names = [c.attname or c.name for c in columns]
    rows = rows_of(table).order_by("pk")
    if source:
        rows = rows.filter(source__name=source)
    writer = csv.writer(text)
    writer.writerow(["id", *(c.name for c in columns)])
    count = 0
    for row in rows.values_list("pk", *names).iterator(chunk_size=5000):
        cells = [guard(cell(c, v)) for c, v in zip(columns, row[1:], strict=True)]
        writer.writerow([str(row[0]), *cells])
        count += 1
    return count


def described() -> dict[str, Any]:
    """This function will describe the package as Frictionless Data does."""
    return {
        "name": "human_services_data",
        "title": "A directory of services",
        "profile": "tabular-data-package",
        "version": "3.0.0",
        "resources": [_resource(table) for table in TABLES],
    }


def _resource(table: str) -> dict[str, Any]:
    spec = TABLES[table]
    links = [
        {"fields": c.name, "reference": {"resource": TABLES[c.to].entity, "fields": "id"}}
        for c in spec.columns
        if c.kind == "link"
    ]
    schema: dict[str, Any] = {
        "primaryKey": "id",
        "fields": [_field(Column("id", "link", needed=True)), *map(_field, spec.columns)],
    }
    if links:
        schema["foreignKeys"] = links
    return {
        "name": spec.entity,
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "profile": "tabular-data-resource",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": TYPES.get(column.kind, "string")}
    if column.kind in ("link", "any_link"):
        field["format"] = "uuid"
    elif column.kind in ("url", "email"):
        field["format"] = {"url": "uri", "email": "email"}[column.kind]
    if column.needed:
        field["constraints"] = {"required": True}
    return field
