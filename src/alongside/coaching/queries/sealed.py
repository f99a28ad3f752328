"""
Read encrypted columns late: a list orders hundreds of rows and shows fifty.

`sealed("given_name")` selects the ciphertext as it stands; `opened(...)` reads it, for the rows
that are shown.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import BinaryField, ExpressionWrapper, F

from alongside.core.crypto.fields import decrypt
from alongside.people.models import Person

NAMES = ("given_name", "preferred_name", "family_name")


def sealed(name: str) -> Any:
    """This function will select an encrypted column as bytes."""
    return ExpressionWrapper(F(name), output_field=BinaryField(null=True))


def opened(blob: Any, label: str) -> str:
    """This function will read a ciphertext; `label` is model and field, `people.person.phone`."""
    held = bytes(blob) if blob else b""
    return decrypt(held, label=label) if held else ""


def sealed_person(prefix: str = "", fields: tuple[str, ...] = NAMES) -> dict[str, Any]:
    """This function will give the annotations that carry a person's encrypted fields."""
    return {f"sealed_{name}": sealed(f"{prefix}{name}") for name in fields}


def open_person(row: Mapping[str, Any], **plain: Any) -> Person:
    """This function will make a person to show out of a row with sealed fields."""
    given = {
        key.removeprefix("sealed_"): opened(blob, f"people.person.{key.removeprefix('sealed_')}")
        for key, blob in row.items()
        if key.startswith("sealed_")
    }
    return Person(**given, **plain)
