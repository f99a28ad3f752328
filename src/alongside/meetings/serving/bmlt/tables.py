"""The tables of the interface: formats and service bodies."""

from alongside.meetings.models import FormatWords, MeetingFormat, ServiceBody
from alongside.meetings.serving.bmlt.parameters import Query, signed, texts


def formats(query: Query) -> list[dict[str, str]]:
    """This function will answer GetFormats: those in use, or all with show_all=1."""
    languages = query.getlist("lang_enum") + query.getlist("lang_enum[]") or ["en"]
    found = FormatWords.objects.filter(language__in=languages)
    take, leave = signed(query, "format_ids")
    keys = texts(query, "key_strings")
    if take:
        found = found.filter(format__in=take)
    if leave:
        found = found.exclude(format__in=leave)
    if keys:
        found = found.filter(key_string__in=keys)
    if query.get("show_all") != "1":
        used = MeetingFormat.objects.filter(
            meeting__retired_at__isnull=True, meeting__is_published=True
        )
        found = found.filter(format__in=used.values("format_id"))
    rows = found.select_related("format").order_by("key_string", "format_id", "language")
    return [told_format(one) for one in rows]


def told_format(words: FormatWords) -> dict[str, str]:
    """This function will tell a format in the words of one language."""
    return {
        "key_string": words.key_string,
        "name_string": words.name,
        "description_string": words.description,
        "lang": words.language,
        "id": str(words.format_id),
        "world_id": words.format.world_id,
        "root_server_uri": "",
        "format_type_enum": words.format.type_enum,
    }


def service_bodies(query: Query) -> list[dict[str, str]]:
    """This function will answer GetServiceBodies."""
    rows = {one.pk: one for one in ServiceBody.objects.order_by("pk")}
    take, leave = signed(query, "services")
    kept = set(rows) if not take else {one for one in take if one in rows}
    if query.get("recursive") == "1":
        kept = _down(kept, rows)
        leave = sorted(_down(set(leave), rows))
    if query.get("parents") == "1":
        kept = _up(kept, rows)
    return [_told_body(rows[pk]) for pk in sorted(kept - set(leave))]


def _down(ids: set[int], rows: dict[int, ServiceBody]) -> set[int]:
    while more := {pk for pk, row in rows.items() if row.parent_id in ids} - ids:
        ids = ids | more
    return ids


def _up(ids: set[int], rows: dict[int, ServiceBody]) -> set[int]:
    parents = ((pk, rows[pk].parent_id) for pk in ids if pk in rows)
    while more := {parent for _, parent in parents if parent} - ids:
        ids = ids | more
        parents = ((pk, rows[pk].parent_id) for pk in ids)
    return ids


def _told_body(row: ServiceBody) -> dict[str, str]:
    return {
        "id": str(row.pk),
        "parent_id": str(row.parent_id or 0),
        "name": row.name,
        "description": row.description,
        "type": row.kind,
        "url": row.url,
        "helpline": row.helpline,
        "world_id": row.world_id,
    }
