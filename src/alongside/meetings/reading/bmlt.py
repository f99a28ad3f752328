"""Meetings, formats and service bodies as BMLT servers send them: text everywhere."""

from collections.abc import Iterable
from typing import Any

from alongside.meetings import scrub
from alongside.meetings.fellowships import of_bmlt, types
from alongside.meetings.reading import clock_times, places
from alongside.meetings.reading.record import (
    BodyRead,
    FormatRead,
    Reading,
    Record,
    Showing,
    Unusable,
)

WORDS = {
    "place": "location_text", "place_notes": "location_info", "street": "location_street",
    "borough": "location_city_subsection", "neighborhood": "location_neighborhood",
    "city": "location_municipality", "county": "location_sub_province",
    "state": "location_province", "postal_code": "location_postal_code_1",
    "country": "location_nation", "notes": "comments", "bus_lines": "bus_lines",
    "train_lines": "train_lines", "world_id": "worldid_mixed", "root_server": "root_server_uri",
}  # fmt: skip
ONLINE_KEYS, HYBRID_KEYS, CLOSED_KEYS = {"VM", "WEB", "ONL"}, {"HY", "HYBR"}, {"TC"}


def read_formats(rows: Iterable[Any], reading: Reading) -> None:
    """This function will read the answer of GetFormats, in every language it has."""
    for row in rows:
        if not isinstance(row, dict):
            continue
        key = _text(row, "shared_id_bigint") or _text(row, "id")
        if key and _text(row, "key_string"):
            reading.formats.append(
                FormatRead(
                    key=key[:60],
                    key_string=_text(row, "key_string")[:60],
                    language=(_text(row, "lang") or _text(row, "lang_enum") or "en")[:10],
                    name=_text(row, "name_string")[:200],
                    description=_text(row, "description_string"),
                    world_id=_text(row, "world_id")[:30],
                    type_enum=_text(row, "format_type_enum")[:10],
                )
            )


def read_bodies(rows: Iterable[Any], reading: Reading) -> None:
    """This function will read the answer of GetServiceBodies."""
    for row in rows:
        if isinstance(row, dict) and _text(row, "id"):
            reading.bodies.append(
                BodyRead(
                    key=_text(row, "id")[:60],
                    parent=_text(row, "parent_id")[:60],
                    name=_text(row, "name")[:255],
                    description=_text(row, "description"),
                    kind=_text(row, "type")[:10],
                    url=_text(row, "url")[:500],
                    helpline=_text(row, "helpline")[:255],
                    world_id=_text(row, "world_id")[:60],
                )
            )


def read(rows: Iterable[Any], reading: Reading, showing: Showing) -> None:
    """This function will read the answer of GetSearchResults."""
    by_key = {one.key_string: one.key for one in reversed(reading.formats)}
    world = {one.key: one.world_id for one in reading.formats}
    taken: set[str] = set()
    for line, row in enumerate(rows, start=1):
        reading.read += 1
        try:
            record = _record(row, showing)
            if record.key in taken:
                raise Unusable(f"The id {record.key} came before.")
            taken.add(record.key)
            _formats(record, row, by_key, world)
            _venue(record, row)
            reading.records.append(record)
        except Unusable as reason:
            reading.set_aside(line, str(reason), row)


def _record(row: Any, showing: Showing) -> Record:
    if not isinstance(row, dict):
        raise Unusable("This is no object.")
    key, name = _text(row, "id_bigint"), _text(row, "meeting_name")
    if not key:
        raise Unusable("There is no id.")
    weekday = _text(row, "weekday_tinyint")
    if weekday and (not weekday.isdigit() or not 1 <= int(weekday) <= 7):
        raise Unusable(f'The day "{weekday[:20]}" is not 1 (Sunday) to 7 (Saturday).')
    minute = clock_times.minute_of_day(_text(row, "start_time"))
    record = Record(key=key[:150], name=(name or "NA Meeting")[:255])
    record.fellowship = showing.fellowship
    if weekday and minute is not None:
        record.weekday, record.minute = int(weekday) - 1, minute
    record.duration = _duration(_text(row, "duration_time"))
    zone = _text(row, "time_zone")
    record.zone = zone if zone and places.is_zone(zone) else ""
    record.language = (_text(row, "lang_enum") or "en")[:10]
    record.is_published = _text(row, "published") != "0"
    at = places.degrees(row.get("latitude"), row.get("longitude"))
    if at:
        record.latitude, record.longitude = at
    record.service_body = _text(row, "service_body_bigint")[:60]
    record.facts = _facts(row, showing)
    return record


def _facts(row: dict[str, Any], showing: Showing) -> dict[str, str]:
    facts = {ours: _text(row, theirs)[:2000] for ours, theirs in WORDS.items()}
    noted = ("place_notes", "notes")
    for name in noted:
        facts[name] = scrub.note(facts[name], passwords=showing.passwords, names=showing.names)
    link, phone = _text(row, "virtual_meeting_link"), _text(row, "phone_meeting_number")
    more = _text(row, "virtual_meeting_additional_info")
    facts["link"] = scrub.link(link, passwords=showing.passwords)[:500]
    facts["phone"] = scrub.dial(phone, passwords=showing.passwords)[:100]
    facts["link_notes"] = scrub.note(more, passwords=showing.passwords, names=showing.names)
    return {name: text for name, text in facts.items() if text}


def _duration(text: str) -> int:
    parts = text.split(":")
    if len(parts) < 2 or not all(part.isdigit() for part in parts[:2]):
        return 60
    minutes = int(parts[0]) * 60 + int(parts[1])
    return minutes if 0 < minutes <= 1440 else 60


def _formats(
    record: Record, row: dict[str, Any], by_key: dict[str, str], world: dict[str, str]
) -> None:
    ids = [one for one in _text(row, "format_shared_id_list").split(",") if one.strip()]
    keys = [one.strip() for one in _text(row, "formats").split(",") if one.strip()]
    if not ids:
        ids = [by_key.get(key, f"key {key}") for key in keys]
    record.formats = [["", one.strip()] for one in ids]
    meanings = of_bmlt()
    for number, key in enumerate(keys):
        held = world.get(ids[number].strip(), "") if len(ids) == len(keys) else ""
        code = meanings.get(held) or meanings.get(key)
        if code and code not in record.types:
            record.types.append(code)
    spoken = [types()[code].language for code in record.types if code in types()]
    record.language = next((one for one in spoken if one), record.language)


def _venue(record: Record, row: dict[str, Any]) -> None:
    said = _text(row, "venue_type")
    keys = {one.strip().upper() for one in _text(row, "formats").split(",")}
    remote = bool(record.facts.get("link") or record.facts.get("phone"))
    if said in ("1", "2", "3"):
        record.venue = int(said)
    elif keys & HYBRID_KEYS:
        record.venue = 3
    elif keys & ONLINE_KEYS:
        record.venue = 2
    record.is_closed = bool(keys & CLOSED_KEYS) and not remote


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None or isinstance(value, list | dict):
        return ""
    return str(value).replace("\x00", "").strip()
