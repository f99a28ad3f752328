"""Zones, formats and service bodies that records name: looked up once, made when new."""

from dataclasses import dataclass
from typing import Any

from alongside.meetings.fellowships import of_bmlt, types
from alongside.meetings.models import Format, FormatWords, ServiceBody, Source, Zone
from alongside.meetings.reading.meeting_guide import VOCABULARY
from alongside.meetings.reading.record import FormatRead, Reading

BATCH = 1000


@dataclass(frozen=True, slots=True)
class KnownFormat:
    """A format's number with its letters and what they mean in the codes of feeds."""

    id: int
    key_string: str
    type_code: str


class Known:
    """What the records of one source name, and what those of others did that are shown now."""

    def __init__(self, source: Source, reading: Reading, tables: dict[str, int]) -> None:
        self.tables = tables
        _bodies(source, reading, tables)
        if reading.kind == "bmlt":
            _formats_of_server(source, reading, tables)
        _formats_of_codes(reading, tables)
        self._zones = dict(Zone.objects.values_list("name", "id"))
        bodies = ServiceBody.objects.values_list("source_id", "source_key", "pk")
        self._bodies = {(source_id, key): pk for source_id, key, pk in bodies}
        formats = list(Format.objects.all())
        self._keys = {(one.vocabulary, one.source_key): one.pk for one in formats}
        self._formats = {
            one.pk: KnownFormat(one.pk, one.key_string, one.type_code) for one in formats
        }

    def zone(self, name: str) -> int:
        """This method will give the number of a zone."""
        if name not in self._zones:
            self._zones[name] = Zone.objects.create(name=name).pk
            self.tables["zones"] = self.tables.get("zones", 0) + 1
        return self._zones[name]

    def body(self, source_id: int, key: str) -> int:
        """This method will give the service body of a key, the source itself when there is none."""
        return self._bodies.get((source_id, key)) or self._bodies[source_id, ""]

    def formats(self, source_id: int, named: list[list[str]]) -> list[KnownFormat]:
        """This method will give formats named by vocabulary and key; "" is the source's own."""
        ids = (self._keys.get((word or f"source {source_id}", key)) for word, key in named)
        return [self._formats[one] for one in dict.fromkeys(ids) if one is not None]


def _bodies(source: Source, reading: Reading, tables: dict[str, int]) -> None:
    """Every source has a body of its own for meetings that name none, under the key ""."""
    rows = {one.source_key: one for one in source.service_bodies.all()}
    wanted: dict[str, dict[str, Any]] = {"": {"name": source.name, "kind": "AS"}}
    wanted |= {
        one.key: {
            "name": one.name, "description": one.description, "kind": one.kind, "url": one.url,
            "helpline": one.helpline, "world_id": one.world_id,
        }
        for one in reading.bodies
    }  # fmt: skip
    written = 0
    for key, values in wanted.items():
        row = rows.get(key)
        if row is None:
            rows[key] = ServiceBody.objects.create(source=source, source_key=key, **values)
            written += key != ""
        elif any(getattr(row, name) != value for name, value in values.items()):
            ServiceBody.objects.filter(pk=row.pk).update(**values)
            written += 1
    for one in reading.bodies:
        parent = rows.get(one.parent)
        parent_id = parent.pk if parent and one.parent else None
        if rows[one.key].parent_id != parent_id:
            ServiceBody.objects.filter(pk=rows[one.key].pk).update(parent_id=parent_id)
    tables["service_bodies"] = written


def _formats_of_server(source: Source, reading: Reading, tables: dict[str, int]) -> None:
    vocabulary = f"source {source.pk}"
    named = {one.key: one for one in reversed(reading.formats)}
    named |= {one.key: one for one in reading.formats if one.language == "en"}
    used = {key for record in reading.records for word, key in record.formats if not word}
    for key in sorted(used - set(named)):
        letters = key.removeprefix("key ")
        named[key] = FormatRead(key, letters, "en", letters, "", "", "")
    rows = {one.source_key: one for one in Format.objects.filter(vocabulary=vocabulary)}
    for key, one in named.items():
        values = {
            "key_string": one.key_string, "world_id": one.world_id, "type_enum": one.type_enum,
            "type_code": of_bmlt().get(one.world_id) or of_bmlt().get(one.key_string, ""),
        }  # fmt: skip
        if key not in rows:
            rows[key] = Format.objects.create(
                vocabulary=vocabulary, source_key=key, source=source, **values
            )
    words = [one for one in [*reading.formats, *named.values()] if one.key in rows]
    _write_words({(rows[one.key].pk, one.language): one for one in words}, tables)


def _formats_of_codes(reading: Reading, tables: dict[str, int]) -> None:
    used = {key for one in reading.records for vocabulary, key in one.formats
            if vocabulary == VOCABULARY}  # fmt: skip
    rows = {one.source_key: one for one in Format.objects.filter(vocabulary=VOCABULARY)}
    words: dict[tuple[int, str], FormatRead] = {}
    for code in sorted(used - set(rows)):
        row = Format.objects.create(
            vocabulary=VOCABULARY, source_key=code, key_string=code, type_code=code
        )
        rows[code] = row
        names = types()[code].name if code in types() else {"en": code}
        for language, name in names.items():
            words[row.pk, language] = FormatRead(code, code, language, name, "", "", "")
    _write_words(words, tables)


def _write_words(words: dict[tuple[int, str], FormatRead], tables: dict[str, int]) -> None:
    ids = {format_id for format_id, _ in words}
    held = {(w.format_id, w.language): w for w in FormatWords.objects.filter(format_id__in=ids)}
    fresh = []
    for (format_id, language), one in words.items():
        values = {"key_string": one.key_string, "name": one.name, "description": one.description}
        row = held.get((format_id, language))
        if row is None:
            fresh.append(FormatWords(format_id=format_id, language=language, **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            FormatWords.objects.filter(pk=row.pk).update(**values)
            tables["formats"] = tables.get("formats", 0) + 1
    FormatWords.objects.bulk_create(fresh, batch_size=BATCH)
    tables["formats"] = tables.get("formats", 0) + len(fresh)
