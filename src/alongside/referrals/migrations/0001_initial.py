import alongside.core.clock
import alongside.core.crypto.fields
import alongside.core.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("coaching", "0001_initial"),
        ("directory", "0001_initial"),
        ("people", "0003_emergency_access"),
        ("privacy", "0005_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="NeedAnswers",
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
                ("instrument", models.CharField(max_length=40)),
                ("version", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=5)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("self", "By myself"),
                            ("read_aloud", "Read aloud by the coach"),
                            ("phone", "By phone with the coach"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answers", alongside.core.crypto.fields.EncryptedTextField()),
                ("at", models.DateTimeField()),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="need_answers",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Need",
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
                    "domain",
                    models.CharField(
                        choices=[
                            ("housing", "Housing"),
                            ("work", "Work"),
                            ("legal", "Legal"),
                            ("money", "Money"),
                            ("medication", "Medication"),
                            ("health", "Health care"),
                            ("support", "Support network"),
                            ("family", "Family"),
                            ("transport", "Getting around"),
                            ("food", "Food"),
                            ("learning", "Learning"),
                            ("papers", "ID and papers"),
                            ("childcare", "Child care"),
                            ("safety", "Staying safe"),
                            ("meaning", "Faith and meaning"),
                            ("fun", "Fun and rest"),
                            ("phone", "Phone and internet"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", alongside.core.crypto.fields.EncryptedTextField(blank=True, default="")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[("met", "Got it"), ("set_aside", "Not now")],
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
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="coaching.goal",
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
                        related_name="needs",
                        to="people.person",
                    ),
                ),
                (
                    "answers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="needs",
                        to="referrals.needanswers",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PartnerDesk",
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
                        related_name="+",
                        to="privacy.recipient",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.service",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Referral",
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
                ("service_name", alongside.core.crypto.fields.EncryptedTextField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("partner", "We tell them, and they answer"),
                            ("self", "They go by themselves"),
                        ],
                        max_length=8,
                    ),
                ),
                ("categories", models.JSONField(default=list)),
                ("words", alongside.core.crypto.fields.EncryptedTextField(blank=True, default="")),
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
                    "consent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="privacy.consent",
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="referrals.need",
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
                        related_name="referrals",
                        to="people.person",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="privacy.recipient",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.service",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonWord",
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
                    "got",
                    models.CharField(
                        choices=[("yes", "Yes, I got it"), ("not_yet", "Not yet"), ("no", "No")],
                        max_length=8,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=20)),
                ("words", alongside.core.crypto.fields.EncryptedTextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                ("told_coach", models.BooleanField(default=False)),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_words",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Link",
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
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="referrals.referral",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReferralState",
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
                ("state", models.CharField(max_length=14)),
                ("source", models.CharField(max_length=8)),
                ("why", models.CharField(blank=True, max_length=20)),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="states",
                        to="referrals.referral",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReferralStep",
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
                            ("met", "Met them in person"),
                            ("three_way", "Called together"),
                            ("went_along", "Went along"),
                            ("kept_first", "First visit kept"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", alongside.core.crypto.fields.EncryptedTextField(blank=True, default="")),
                ("at", models.DateTimeField()),
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
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reminder",
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
                ("state", models.CharField(max_length=14)),
                ("due_on", models.DateField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
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
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="referrals.referral",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="needanswers",
            index=models.Index(fields=["person", "-at"], name="need_answers_of_person"),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["person", "-id"], name="needs_of_person"),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)),
                fields=["organisation", "created_at"],
                name="open_needs",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end", ""), ("ended_at__isnull", True)),
                    models.Q(("ended_at__isnull", False), models.Q(("end", ""), _negated=True)),
                    _connector="OR",
                ),
                name="need_ends_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnerdesk",
            constraint=models.UniqueConstraint(
                fields=("organisation", "service"), name="one_desk_per_service"
            ),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(fields=["person", "-id"], name="referrals_of_person"),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("consent__isnull", True), ("recipient__isnull", True), ("way", "self")
                    ),
                    models.Q(
                        ("consent__isnull", False), ("recipient__isnull", False), ("way", "partner")
                    ),
                    _connector="OR",
                ),
                name="told_only_with_a_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)),
                fields=("referral",),
                name="one_open_link",
            ),
        ),
        migrations.AddIndex(
            model_name="referralstate",
            index=models.Index(
                condition=models.Q(("until__isnull", True)),
                fields=["organisation", "state", "at"],
                name="referrals_by_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="referralstate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("referral",),
                name="one_state_of_referral",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done_at__isnull", True)),
                fields=("referral",),
                name="one_open_reminder",
            ),
        ),
    ]
