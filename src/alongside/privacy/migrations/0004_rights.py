"""
Asks with clocks, the notice seen, letters, rules on reaching, and not to be asked for money.

That a notice was seen, and what a letter said on which day, is kept: the database refuses to
change or delete it. Encrypted columns stay writable, for a rotation writes them anew.
"""

from typing import Any

import alongside.core.clock
import alongside.core.crypto.fields
import alongside.core.ids
import django.db.models.deletion
from django.db import migrations, models


# Table -> its plain columns.
KEPT = {
    "privacy_noticeseen": (
        "id", "organisation_id", "created_at", "person_id", "membership_id", "version", "language", "at",
    ),
    "privacy_letter": (
        "id", "organisation_id", "created_at", "person_id", "facts", "dated", "language", "code_hash",
    ),
}  # fmt: skip


def guard(apps: Any, schema_editor: Any) -> None:
    for table, columns in KEPT.items():
        for name, verb in (("update", f"UPDATE OF {', '.join(columns)}"), ("delete", "DELETE")):
            head = f"CREATE TRIGGER {table}_no_{name} BEFORE {verb} ON {table} FOR EACH ROW"
            if schema_editor.connection.vendor == "postgresql":  # core's own function
                body = "EXECUTE FUNCTION alongside_append_only()"
            else:
                body = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            schema_editor.execute(f"{head} {body}", params=None)


def unguard(apps: Any, schema_editor: Any) -> None:
    for table in KEPT:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        for name in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{name}{on}")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_notice_seen"),
        ("privacy", "0003_legal_and_adult_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ask",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("amendment", "Change something in my record"),
                            ("complaint", "A complaint"),
                            ("access", "A copy of my record on paper"),
                            ("accounting", "A list of who was told, on paper"),
                            ("intermediary_list", "Who got my record through somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", alongside.core.crypto.fields.EncryptedTextField()),
                ("about_id", models.UUIDField(blank=True, null=True)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("extended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "extension_reason",
                    alongside.core.crypto.fields.EncryptedTextField(blank=True, default=""),
                ),
                (
                    "disagreement",
                    alongside.core.crypto.fields.EncryptedTextField(blank=True, default=""),
                ),
                ("disagreed_at", models.DateTimeField(blank=True, null=True)),
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
                        related_name="asks",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AskState",
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
                            ("open", "Waits for an answer"),
                            ("accepted", "Yes"),
                            ("denied", "No"),
                            ("answered", "Answered"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="states",
                        to="privacy.ask",
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
            ],
        ),
        migrations.CreateModel(
            name="ContactRules",
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
                ("safe_from", models.TimeField(blank=True, null=True)),
                ("safe_until", models.TimeField(blank=True, null=True)),
                ("no_voice_mail", models.BooleanField(default=False)),
                ("withheld_number", models.BooleanField(default=False)),
                (
                    "safe_word",
                    alongside.core.crypto.fields.EncryptedTextField(blank=True, default=""),
                ),
                ("words", alongside.core.crypto.fields.EncryptedTextField(blank=True, default="")),
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_rules",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FundraisingOptOut",
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
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                        related_name="fundraising_opt_outs",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Letter",
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
                ("facts", models.JSONField(default=list)),
                ("lines", alongside.core.crypto.fields.EncryptedTextField()),
                ("code", alongside.core.crypto.fields.EncryptedTextField()),
                ("dated", models.DateField()),
                ("language", models.CharField(max_length=5)),
                ("code_hash", models.CharField(max_length=64)),
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
                        related_name="letters",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NoticeSeen",
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
                ("version", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=5)),
                ("at", models.DateTimeField()),
                (
                    "membership",
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices_seen",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="ask",
            index=models.Index(fields=["organisation", "due_at"], name="asks_by_due_date"),
        ),
        migrations.AddIndex(
            model_name="ask",
            index=models.Index(fields=["person", "-id"], name="asks_of_person"),
        ),
        migrations.AddIndex(
            model_name="ask",
            index=models.Index(
                condition=models.Q(("about_id__isnull", False)),
                fields=["about_id"],
                name="asks_about_note",
            ),
        ),
        migrations.AddConstraint(
            model_name="askstate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("ask",),
                name="one_current_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactrules",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("safe_from__isnull", True), ("safe_until__isnull", True)),
                    models.Q(("safe_from__isnull", False), ("safe_until__isnull", False)),
                    _connector="OR",
                ),
                name="safe_hours_have_both_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundraisingoptout",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("person",),
                name="opted_out_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                fields=("organisation", "code_hash"), name="letter_code_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="noticeseen",
            constraint=models.UniqueConstraint(
                fields=("membership", "version"), name="notice_seen_once"
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
