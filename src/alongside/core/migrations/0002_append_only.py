"""The audit log and its seals can be added to and never changed, whatever the code does."""

from typing import Any

from django.db import migrations

TABLES = ("core_auditevent", "core_sealentry", "core_seal")


def guard(apps: Any, schema_editor: Any) -> None:
    for statement in _statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)  # % stands for itself


def unguard(apps: Any, schema_editor: Any) -> None:
    lift(schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION IF EXISTS alongside_append_only()")


def lift(schema_editor: Any) -> None:
    """Take the triggers away; the function stays, for later migrations guard tables with it."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for verb in ("update", "delete"):
            on = f" ON {table}" if postgresql else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")


def _statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        function = (
            "CREATE OR REPLACE FUNCTION alongside_append_only() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        triggers = [
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION alongside_append_only()"
            for table in TABLES
            for verb in ("update", "delete")
        ]
        return [function, *triggers]
    return [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in TABLES
        for verb in ("update", "delete")
    ]


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
