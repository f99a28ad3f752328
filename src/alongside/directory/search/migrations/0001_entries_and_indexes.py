"""Entries, and beside them where and what (spot) and the words (text), for each database."""

from django.db import migrations, models

from alongside.core.crypto.fields import EncryptedTextField

SQLITE = (
    # Topic, latitude and longitude as three sides of one box: a look for one kind of service
    # around a place reads no other kind.
    "CREATE VIRTUAL TABLE directory_search_spot USING rtree("
    "id, topic_from, topic_to, south, north, west, east)",
    # No copy of the text and no sizes: the entry has the words, ranking is not FTS5's.
    "CREATE VIRTUAL TABLE directory_search_text USING fts5("
    "names, body, squares, content='', columnsize=0, detail=column, tokenize='ascii')",
)
POSTGRESQL = (
    # A plane for each topic, a thousand degrees apart: the nearest of one topic are found without
    # a look at any other, with the points that PostgreSQL itself knows.
    "CREATE TABLE directory_search_spot ("
    "entry bigint NOT NULL, topic integer NOT NULL, fit smallint NOT NULL, at point NOT NULL)",
    "CREATE INDEX directory_search_spot_at ON directory_search_spot USING gist (at)",
    "CREATE INDEX directory_search_spot_entry ON directory_search_spot (entry)",
    "CREATE TABLE directory_search_text (entry bigint PRIMARY KEY, terms tsvector NOT NULL)",
    "CREATE INDEX directory_search_text_terms ON directory_search_text USING gin (terms)",
)
DROPS = ("DROP TABLE directory_search_spot", "DROP TABLE directory_search_text")


def lay(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in POSTGRESQL if vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def take_away(apps, schema_editor):
    for statement in DROPS:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("directory", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("place", models.UUIDField(null=True, unique=True)),
                ("service", models.UUIDField(db_index=True)),
                ("latitude", models.FloatField(null=True)),
                ("longitude", models.FloatField(null=True)),
                ("zone", models.CharField(blank=True, default="", max_length=40)),
                (
                    "postal_code",
                    models.CharField(blank=True, db_index=True, default="", max_length=5),
                ),
                ("bits", models.BigIntegerField(default=0)),
                ("minimum_age", models.FloatField(null=True)),
                ("maximum_age", models.FloatField(null=True)),
                ("week", models.CharField(blank=True, default="", max_length=168)),
                ("hours", models.TextField(blank=True, default="")),
                ("names", models.TextField(blank=True, default="")),
                ("body", models.TextField(blank=True, default="")),
                ("topics", models.TextField(blank=True, default="")),
                ("card", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="WrongReport",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("service", models.UUIDField(db_index=True)),
                ("kind", models.CharField(max_length=10)),
                ("words", EncryptedTextField(blank=True, default="")),
                ("made_on", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, default="", max_length=10)),
            ],
        ),
        migrations.CreateModel(
            name="Demand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField()),
                ("postal_code", models.CharField(max_length=5)),
                ("topic", models.CharField(max_length=40)),
                ("searches", models.PositiveIntegerField(default=0)),
                ("without", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("month", "postal_code", "topic"), name="one_demand_a_month"
                    )
                ],
            },
        ),
        migrations.RunPython(lay, take_away),
    ]
