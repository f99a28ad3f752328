from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0001_initial"),
        ("people", "0004_second_yes"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                condition=models.Q(("is_reached", False)),
                fields=["person", "-occurred_at"],
                name="tried_contacts",
            ),
        ),
    ]
