"""
What was signed, revoked or told is kept: the database refuses to change or delete it.

Encrypted columns stay writable, for a rotation writes the same words under a new key; every other
column is named here. Of a signed consent only the day its event happened may still be noted.
A later migration that rebuilds one of these tables on SQLite has to put its triggers back.
"""

from typing import Any

import alongside.core.clock
import alongside.core.crypto.fields
import alongside.core.ids
import django.db.models.deletion
from django.db import migrations, models


# Table -> its plain columns.
KEPT = {
    "privacy_disclosure": (
        "id", "organisation_id", "created_at", "person_id", "recipient_id", "at", "basis", "consent_id",
        "channel", "categories", "notice", "notice_sha256", "packet_sha256", "by_membership_id",
    ),
    "privacy_revocation": (
        "id", "organisation_id", "created_at", "consent_id", "person_id", "at", "way", "by_membership_id",
    ),
    "privacy_signature": (
        "id", "organisation_id", "created_at", "document_id", "person_id", "relation", "method",
        "image_sha256", "at", "time_zone", "identity", "by_membership_id", "session_hash", "address",
        "device", "language", "template_version",
    ),
    "privacy_signeddocument": ("id", "organisation_id", "created_at", "person_id", "sha256"),
    "privacy_consentrecipient": (
        "id", "organisation_id", "created_at", "consent_id", "recipient_id",
    ),
}  # fmt: skip
SIGNED = {
    "privacy_consent": (
        "id", "organisation_id", "created_at", "person_id", "kind", "template", "template_version",
        "language", "categories", "purposes", "expiry_kind", "expires_on", "revocable_from_on",
        "signed_on", "document_id", "drafted_by_id",
    ),
}  # fmt: skip
ONCE_SIGNED = "OLD.document_id IS NOT NULL"


def guard(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    for tables, when in ((KEPT, ""), (SIGNED, ONCE_SIGNED)):
        for table, columns in tables.items():
            for name, verb in (("update", f"UPDATE OF {', '.join(columns)}"), ("delete", "DELETE")):
                schema_editor.execute(_trigger(vendor, table, name, verb, when), params=None)


def unguard(apps: Any, schema_editor: Any) -> None:
    for table in (*KEPT, *SIGNED):
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        for name in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{name}{on}")


def _trigger(vendor: str, table: str, name: str, verb: str, when: str) -> str:
    head = f"CREATE TRIGGER {table}_no_{name} BEFORE {verb} ON {table} FOR EACH ROW"
    if vendor == "postgresql":  # the function is that of core's own append-only tables
        held = f" WHEN ({when})" if when else ""
        return f"{head}{held} EXECUTE FUNCTION alongside_append_only()"
    held = f" WHEN {when}" if when else ""
    return f"{head}{held} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0002_append_only"),
        ("people", "0001_initial"),
        ("privacy", "0001_consent_and_ledger"),
    ]

    operations = [
        migrations.AddField(
            model_name="revocation",
            name="witness_name",
            field=alongside.core.crypto.fields.EncryptedTextField(blank=True, default=""),
        ),
        migrations.CreateModel(
            name="MinorRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.core.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=alongside.core.clock.now, editable=False),
                ),
                ("state", models.CharField(max_length=2)),
                (
                    "alone_from",
                    models.PositiveSmallIntegerField(verbose_name="Signs alone from this age"),
                ),
                ("source", models.CharField(max_length=300)),
                ("effective_on", models.DateField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.membership",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("alone_from__lte", 18)), name="minor_rule_up_to_18"
                    )
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
