"""
What was said of a referral is kept: the database refuses to change it.

Of a state only its end is ever written. Encrypted columns stay writable, for a rotation writes
the same words under a new key. Rows go as a whole when the time they are kept for is over.
A later migration that rebuilds one of these tables on SQLite has to put its triggers back.
"""

from typing import Any

from django.db import migrations

KEPT = {
    "referrals_referralstate": (
        "id", "organisation_id", "created_at", "referral_id", "person_id", "at", "state", "source",
        "why", "by_membership_id",
    ),
    "referrals_personword": (
        "id", "organisation_id", "created_at", "referral_id", "person_id", "got", "why", "at",
        "told_coach", "by_membership_id",
    ),
    "referrals_referralstep": (
        "id", "organisation_id", "created_at", "referral_id", "person_id", "kind", "at",
        "by_membership_id",
    ),
    "referrals_needanswers": (
        "id", "organisation_id", "created_at", "person_id", "instrument", "version", "language",
        "how", "at", "by_membership_id",
    ),
}  # fmt: skip


def guard(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    for table, columns in KEPT.items():
        schema_editor.execute(_trigger(vendor, table, ", ".join(columns)), params=None)


def unguard(apps: Any, schema_editor: Any) -> None:
    for table in KEPT:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update{on}")


def _trigger(vendor: str, table: str, columns: str) -> str:
    head = f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table} FOR EACH ROW"
    if vendor == "postgresql":  # the function is that of core's own append-only tables
        return f"{head} EXECUTE FUNCTION alongside_append_only()"
    return f"{head} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"


class Migration(migrations.Migration):
    dependencies = [("core", "0002_append_only"), ("referrals", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
