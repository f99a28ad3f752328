"""
Indexes for what is near and for words, each database with its own.

SQLite: an R-tree of place and minute of the week and a full-text table, kept right by triggers.
PostgreSQL: GiST over point and minute, GIN over the words.
"""

from typing import Any

from django.db import migrations

IN_THE_TREE = "NEW.latitude IS NOT NULL AND NEW.retired_at IS NULL"
ADD = (
    "INSERT OR REPLACE INTO meetings_near SELECT NEW.id, NEW.latitude, NEW.latitude,"
    " NEW.longitude, NEW.longitude, coalesce(NEW.week_minute, -1), coalesce(NEW.week_minute, -1)"
    f" WHERE {IN_THE_TREE};"
)
LEAVE = "DELETE FROM meetings_near WHERE id = OLD.id;"
TELL = "INSERT INTO meetings_words(rowid, words) VALUES (NEW.id, NEW.words);"
FORGET = (
    "INSERT INTO meetings_words(meetings_words, rowid, words) VALUES ('delete', OLD.id, OLD.words);"
)
ON = "ON meetings_meeting BEGIN"
SQLITE = (
    "CREATE VIRTUAL TABLE meetings_near USING rtree(id, south, north, west, east, first, last)",
    "CREATE VIRTUAL TABLE meetings_words USING fts5(words, content='meetings_meeting',"
    " content_rowid='id', prefix='2 3')",
    f"CREATE TRIGGER meetings_near_added AFTER INSERT {ON} {ADD} END",
    "CREATE TRIGGER meetings_near_moved AFTER UPDATE OF latitude, longitude, week_minute,"
    f" retired_at {ON} {LEAVE} {ADD} END",
    f"CREATE TRIGGER meetings_near_gone AFTER DELETE {ON} {LEAVE} END",
    f"CREATE TRIGGER meetings_words_added AFTER INSERT {ON} {TELL} END",
    "CREATE TRIGGER meetings_words_changed AFTER UPDATE OF words ON meetings_meeting"
    f" WHEN OLD.words IS NOT NEW.words BEGIN {FORGET} {TELL} END",
    f"CREATE TRIGGER meetings_words_gone AFTER DELETE {ON} {FORGET} END",
)
SQLITE_BACK = (
    *(
        f"DROP TRIGGER IF EXISTS meetings_{name}"
        for name in (
            "near_added", "near_moved", "near_gone", "words_added", "words_changed", "words_gone",
        )
    ),
    "DROP TABLE IF EXISTS meetings_near",
    "DROP TABLE IF EXISTS meetings_words",
)  # fmt: skip
MINUTE = "coalesce(week_minute, -1)::int4"
POSTGRESQL = (
    "CREATE INDEX meetings_near ON meetings_meeting USING gist"
    f" (point(longitude, latitude), int4range({MINUTE}, {MINUTE}, '[]'))"
    " WHERE retired_at IS NULL AND latitude IS NOT NULL",
    "CREATE INDEX meetings_words ON meetings_meeting"
    " USING gin (to_tsvector('simple'::regconfig, words))",
)
POSTGRESQL_BACK = ("DROP INDEX IF EXISTS meetings_near", "DROP INDEX IF EXISTS meetings_words")


def make(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, POSTGRESQL if _is_postgresql(schema_editor) else SQLITE)


def unmake(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, POSTGRESQL_BACK if _is_postgresql(schema_editor) else SQLITE_BACK)


def _is_postgresql(schema_editor: Any) -> bool:
    return bool(schema_editor.connection.vendor == "postgresql")


def _run(schema_editor: Any, statements: tuple[str, ...]) -> None:
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
