"""
Hold answers against the JSON schemas of HSDS 3.0 that lie beside the project.

Only the words that those schemas use are understood here; another one fails, so that nothing is
passed over in silence.
"""

import datetime as dt
import json
import re
import uuid
from functools import cache
from pathlib import Path
from typing import Any

import pytest

STANDARD = Path(__file__).parents[5] / "shared" / "standards" / "hsds" / "3.0"
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "object": dict,
    "array": list,
    "boolean": bool,
    "number": (int, float),
}
CHECKED = {"type", "format", "enum", "required", "properties", "items", "$ref", "const"}
TOLD = {
    "name", "path", "description", "title", "example", "core", "constraints", "definitions",
    "datapackage_metadata", "datapackage_type", "tabular_required", "$schema", "$id",
}  # fmt: skip


@cache
def schema(name: str) -> dict[str, Any]:
    """A schema by its file, such as `compiled/service_list`; skips where the standard is absent."""
    path = STANDARD / f"{name}.json"
    if not path.exists():
        pytest.skip("shared/standards/hsds is not beside the project")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def faults(value: Any, name: str) -> list[str]:
    """What is wrong with a value, held against a schema."""
    return list(_faults(value, schema(name), "$"))


def _faults(value: Any, rules: dict[str, Any], at: str) -> list[str]:
    if "$ref" in rules:
        return _faults(value, schema(rules["$ref"].removesuffix(".json")), at)
    unknown = set(rules) - CHECKED - TOLD
    if unknown:
        return [f"{at}: the schema says {sorted(unknown)}, which is not understood here"]
    kind = rules.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (kind == "number" and value is True)):
        return [f"{at}: {value!r} is no {kind}"]
    found = [] if value in rules.get("enum", [value]) else [f"{at}: {value!r} is not allowed"]
    if not _is_of(rules.get("format", ""), value):
        found.append(f"{at}: {value!r} is no {rules['format']}")
    if isinstance(value, dict):
        found += [f"{at}: no {key}" for key in rules.get("required", []) if key not in value]
        for key, inner in value.items():
            if key in rules.get("properties", {}):
                found += _faults(inner, rules["properties"][key], f"{at}.{key}")
    if isinstance(value, list) and "items" in rules:
        for number, inner in enumerate(value):
            found += _faults(inner, rules["items"], f"{at}[{number}]")
    return found


def _is_of(form: str, value: Any) -> bool:
    try:
        if form == "uuid":
            return bool(str(uuid.UUID(value)) == value)
        if form == "date-time":
            return dt.datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False
    if form == "email":
        return bool(re.fullmatch(r"[^@\s]+@[^@\s]+", value))
    return bool(re.match(r"[a-z][a-z0-9+.-]*:\S+$", value, re.I)) if form == "uri" else True
