"""
Row-level security: the second wall on PostgreSQL.

After every migration each table of an organisation's rows gets the same policy, so a new model
cannot be forgotten. FORCE makes it hold for the tables' owner too; a superuser or a role with
BYPASSRLS would walk past it, so production refuses to start as one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

POLICY = "alongside_organisation"


def protected_models() -> list[type[models.Model]]:
    """This function will list the models whose rows belong to an organisation."""
    from alongside.core.models_base import OrganisationRow  # noqa: PLC0415 - models load later

    return [m for m in apps.get_models() if issubclass(m, OrganisationRow)]


def apply_policies(**_: object) -> None:
    """This function will put the policy on every protected table (PostgreSQL only)."""
    if connection.vendor != "postgresql":
        return
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model in protected_models():
            if model._meta.db_table in existing:
                for statement in _statements(model._meta.db_table):
                    cursor.execute(statement)


def _statements(table: str) -> list[str]:
    name = connection.ops.quote_name(table)
    rule = (
        "organisation_id = nullif(current_setting('alongside.organisation', true), '')::uuid"
        " OR current_setting('alongside.system', true) = 'on'"
    )
    return [
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS {POLICY} ON {name}",
        f"CREATE POLICY {POLICY} ON {name} USING ({rule}) WITH CHECK ({rule})",
    ]


@contextmanager
def every_row(schema_editor: BaseDatabaseSchemaEditor) -> Iterator[None]:
    """
    This function will let a data migration see and change the rows of every organisation.

    FORCE makes the policies hold for the tables' owner too, so without it a migration finds no
    rows on PostgreSQL and says nothing. Take it around the body of every `RunPython` that touches
    an organisation's rows:

        def fill(apps, schema_editor):
            with rls.every_row(schema_editor):
                apps.get_model("people", "Person").objects.filter(...).update(...)
    """
    if schema_editor.connection.vendor != "postgresql":
        yield
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('alongside.system', true)")
        before = cursor.fetchone()[0] or ""
        _set_system(cursor, "on")
        yield
        _set_system(cursor, before)


def _set_system(cursor: Any, value: str) -> None:
    # Local to the transaction: a failure undoes it together with the migration.
    cursor.execute("SELECT set_config('alongside.system', %s, true)", [value])


def role_bypasses() -> bool:
    """This function will tell whether the database role would walk past the policies."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])
