"""Legal requests, reviews by others, and records from outside, which are kept as they came."""

from typing import Any

import alongside.core.clock
import alongside.core.crypto.fields
import alongside.core.ids
import django.db.models.deletion
from django.db import migrations, models


# A record from outside keeps its origin and restriction; its encrypted words may be rewritten
# under a new key.
COLUMNS = (
    "id, organisation_id, created_at, person_id, received_on, has_part2_notice, by_membership_id"
)


def guard(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    for name, verb in (("update", f"UPDATE OF {COLUMNS}"), ("delete", "DELETE")):
        table = "privacy_receivedrecord"
        head = f"CREATE TRIGGER {table}_no_{name} BEFORE {verb} ON {table} FOR EACH ROW"
        refuse = (
            " EXECUTE FUNCTION alongside_append_only()"
            if vendor == "postgresql"
            else f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
        schema_editor.execute(head + refuse, params=None)


def unguard(apps: Any, schema_editor: Any) -> None:
    on = " ON privacy_receivedrecord" if schema_editor.connection.vendor == "postgresql" else ""
    for name in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS privacy_receivedrecord_no_{name}{on}")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("privacy", "0002_consent_is_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="sending",
            name="purpose",
            field=models.CharField(default="", max_length=20),
        ),
        migrations.CreateModel(
            name="LegalRequest",
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
                ("asked_by", alongside.core.crypto.fields.EncryptedTextField()),
                ("about", alongside.core.crypto.fields.EncryptedTextField()),
                ("wants", alongside.core.crypto.fields.EncryptedTextField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("kind", models.CharField(max_length=12)),
                ("criteria", models.JSONField(default=list)),
                ("court", alongside.core.crypto.fields.EncryptedTextField(blank=True, default="")),
                (
                    "order_body",
                    alongside.core.crypto.fields.EncryptedTextField(blank=True, default=""),
                ),
                ("order_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="legal_requests",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReceivedRecord",
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
                ("origin", alongside.core.crypto.fields.EncryptedTextField()),
                ("received_on", models.DateField()),
                ("words", alongside.core.crypto.fields.EncryptedTextField()),
                ("restriction", alongside.core.crypto.fields.EncryptedTextField()),
                ("notice", alongside.core.crypto.fields.EncryptedTextField(blank=True, default="")),
                ("has_part2_notice", models.BooleanField()),
                (
                    "by_membership",
                    models.ForeignKey(
                        null=True,
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received_records",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LegalRequestState",
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
                ("at", models.DateTimeField(default=alongside.core.clock.now)),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("reason", alongside.core.crypto.fields.EncryptedTextField(blank=True, default="")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("counsel", "With counsel"),
                            ("refused", "Refused"),
                            ("order", "Order verified"),
                            ("mandate", "Order and subpoena verified"),
                            ("notified", "Person notified"),
                            ("exported", "Record handed over"),
                            ("closed", "Closed"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "by_membership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="states",
                        to="privacy.legalrequest",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("request",),
                        name="one_current_legal_state",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OutsideReview",
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
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("audit", "Audit or evaluation (2.53)"),
                            ("research", "Research (2.52)"),
                        ],
                        max_length=12,
                    ),
                ),
                ("named", alongside.core.crypto.fields.EncryptedTextField()),
                ("legal_basis", alongside.core.crypto.fields.EncryptedTextField()),
                ("promise", alongside.core.crypto.fields.EncryptedTextField()),
                ("promised_on", models.DateField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.membership",
                    ),
                ),
                (
                    "by_membership",
                    models.ForeignKey(
                        null=True,
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
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="privacy.recipient",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                        name="review_has_length",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by__isnull", True),
                            ("by_membership__isnull", True),
                            models.Q(("approved_by", models.F("by_membership")), _negated=True),
                            _connector="OR",
                        ),
                        name="review_takes_two",
                    ),
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
