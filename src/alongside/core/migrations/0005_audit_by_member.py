"""An index by which one member's day is counted and a week's views are looked through."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0004_destroyed_keys"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["membership_id", "-at"], name="audit_by_member"),
        ),
    ]
