"""
The map of the system: assets, where data lies, ways in and out (HS-17).

Drawn from the running configuration, so that it cannot say what is not so. It names settings and
never their values, and is the same on every machine.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models

from alongside.core.actor import Role
from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.jobs import PERIODIC
from alongside.core.models_base import OrganisationRow
from alongside.privacy import exports
from alongside.privacy.models.vendor import Service
from alongside.privacy.record import walking

HEAD = Path(__file__).parent / "texts" / "system-map.md"
# No key leads from these to a person, and yet they tell of people.
RECORD_TOO = frozenset({
    "accounts.Draft", "accounts.FirstCode", "accounts.User", "core.AuditEvent",
    "core.StoredEvent", "privacy.Assessment", "privacy.Export", "privacy.Incident",
    "privacy.IncidentState",
})  # fmt: skip


def drawn() -> str:
    """This function will draw the whole map as Markdown."""
    head = HEAD.read_text(encoding="utf-8")
    parts = [_exports(), _services(), _rows(), _jobs(), _roles(), _software()]
    return head + "".join(text for part in parts for text in part)


def _table(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    columns = list(columns)
    yield f"\n## {title}\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}\n"
    for row in rows:
        yield f"| {' | '.join(row)} |\n"


def _exports() -> Iterator[str]:
    for kind in sorted(exports.KINDS.values(), key=lambda k: k.key):
        roles = ", ".join(sorted(kind.roles))
        yield f"| file `{kind.key}` | {kind.label} | reason, password again, {roles} |\n"


def _services() -> Iterator[str]:
    rows = ((f"`{s.value}`", str(s.label)) for s in Service)
    yield from _table("Services that need a vendor's agreement", ("key", "service"), rows)


def _rows() -> Iterator[str]:
    own = [m for m in apps.get_models() if m.__module__.startswith("alongside.")]
    yield from _table(
        "Rows",
        ("row", "class", "wall", "encrypted", "in the clear"),
        (_row(m) for m in sorted(own, key=lambda m: m._meta.label)),
    )


def class_of(model: type[models.Model]) -> str:
    """
    This function will give the class of a kind of row: record, program or machine.

    Whatever is about a person is a record, also that they have an account and that they come
    (P2-04); what each class is protected by stands at the head of the map.
    """
    label = model._meta.label
    if label in RECORD_TOO or model in walking.paths():
        return "record"
    return "program" if issubclass(model, OrganisationRow) else "machine"


def _row(model: type[models.Model]) -> tuple[str, str, str, str, str]:
    fields = list(model._meta.concrete_fields)
    sealed = [f.name for f in fields if isinstance(f, EncryptedTextField)]
    plain = [
        f.name for f in fields if f.name not in sealed and not f.is_relation and f.name != "id"
    ]
    wall = "organisation" if issubclass(model, OrganisationRow) else "instance"
    hidden, shown = ", ".join(sealed) or "-", ", ".join(plain) or "-"
    return f"`{model._meta.label}`", class_of(model), wall, hidden, shown


def _jobs() -> Iterator[str]:
    rows = ((work.name, f"{work.seconds} s") for work in PERIODIC.values())
    yield from _table("Work that comes round", ("what", "every"), sorted(rows))


def _roles() -> Iterator[str]:
    roles = ", ".join(sorted(Role))
    yield f"\n## Roles\n\n{roles}. Who may open which address: `tests/guards/test_access.py`.\n"


def _software() -> Iterator[str]:
    rows = ((f"`{name}`",) for name in sorted(settings.INSTALLED_APPS))
    yield from _table("Parts that run", ("part",), rows)
    yield "\nLibraries with their versions and hashes: `locks/base.txt`.\n"
