"""The notice: which version a member saw, and whom it names for questions."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="notice_version",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="organisation",
            name="privacy_contact",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="organisation",
            name="privacy_email",
            field=models.CharField(blank=True, max_length=120),
        ),
    ]
