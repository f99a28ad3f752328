"""The fields of a meeting by the names of the interface: how they are told, found and ordered."""

from collections.abc import Callable
from typing import Any

from django.db import connection

from alongside.meetings import geo
from alongside.meetings.queries.search import Row, json_text
from alongside.meetings.wall import DAY

OF_FACTS = {
    "location_text": "place", "location_info": "place_notes", "location_street": "street",
    "location_city_subsection": "borough", "location_neighborhood": "neighborhood",
    "location_municipality": "city", "location_sub_province": "county",
    "location_province": "state", "location_postal_code_1": "postal_code",
    "location_nation": "country", "comments": "notes", "train_lines": "train_lines",
    "bus_lines": "bus_lines", "phone_meeting_number": "phone", "virtual_meeting_link": "link",
    "virtual_meeting_additional_info": "link_notes", "worldid_mixed": "world_id",
    "root_server_uri": "root_server",
}  # fmt: skip
KEYS = (
    "id_bigint", "worldid_mixed", "service_body_bigint", "weekday_tinyint", "venue_type",
    "start_time", "duration_time", "time_zone", "formats", "lang_enum", "longitude", "latitude",
    "meeting_name", "location_text", "location_info", "location_street",
    "location_city_subsection", "location_neighborhood", "location_municipality",
    "location_sub_province", "location_province", "location_postal_code_1", "location_nation",
    "comments", "train_lines", "bus_lines", "phone_meeting_number", "virtual_meeting_link",
    "virtual_meeting_additional_info", "root_server_uri", "format_shared_id_list", "published",
)  # fmt: skip
DISTANCES = ("distance_in_km", "distance_in_miles")
_CLOCK = [f"{n // 60:02d}:{n % 60:02d}:00" for n in range(DAY + 1)]
_DEGREES = 1_000_000_000


def meeting(row: Row, *, distance: bool) -> dict[str, str]:
    """This function will tell a meeting with every field; distances only where there is a place."""
    facts = row.facts
    told = {
        "id_bigint": str(row.id),
        "worldid_mixed": facts.get("world_id", ""),
        "service_body_bigint": str(row.service_body_id or ""),
        "weekday_tinyint": "" if row.weekday is None else str(row.weekday + 1),
        "venue_type": str(row.venue),
        "start_time": "" if row.week_minute is None else _CLOCK[row.week_minute % DAY],
        "duration_time": _CLOCK[row.duration],
        "time_zone": row.zone,
        "formats": row.format_keys,
        "lang_enum": row.language,
        "longitude": "" if row.longitude is None else str(row.longitude),
        "latitude": "" if row.latitude is None else str(row.latitude),
    }
    if distance:
        miles = row.miles
        told["distance_in_km"] = f"{miles * geo.EARTH_KM / geo.EARTH_MILES:.12g}"
        told["distance_in_miles"] = f"{miles:.12g}"
    told["meeting_name"] = row.name
    for theirs, ours in OF_FACTS.items():
        if theirs != "worldid_mixed":
            told[theirs] = facts.get(ours, "")
    told["format_shared_id_list"] = row.format_ids
    told["published"] = "1"
    return told


def chosen(fields: list[str]) -> Callable[[dict[str, str]], dict[str, str]]:
    """This function will give what keeps only these fields of a meeting; unknown ones are none."""
    known = [name for name in (*KEYS[:12], *DISTANCES, *KEYS[12:]) if name in set(fields)]
    if not known:
        return lambda told: told
    return lambda told: {name: told[name] for name in known if name in told}


_COLUMNS = {
    "id_bigint": "m.id", "service_body_bigint": "coalesce(m.service_body_id, 0)",
    "weekday_tinyint": "coalesce(m.weekday, -1) + 1",
    "start_time": "coalesce(m.week_minute - m.weekday * 1440, -1)",
    "duration_time": "m.duration", "venue_type": "m.venue",
    "longitude": "coalesce(m.longitude, 0.0)", "latitude": "coalesce(m.latitude, 0.0)",
}  # fmt: skip
_TEXTS = {"meeting_name": "m.name", "lang_enum": "m.language", "formats": "m.format_keys",
          "format_shared_id_list": "m.format_ids"}  # fmt: skip


def text_of(name: str) -> str | None:
    """This function will give the SQL of a field that is text, None when it is not one."""
    if name in _TEXTS:
        return _TEXTS[name]
    if name in OF_FACTS:
        return json_text(connection.vendor, OF_FACTS[name])
    return None


def order_by(keys: list[str]) -> tuple[str, ...]:
    """This function will give the SQL to order by; empty texts come last."""
    found: list[str] = []
    for key in dict.fromkeys(keys):
        if key in _COLUMNS:
            found.append(_COLUMNS[key])
        elif key == "time_zone":
            found.append("(SELECT z.name FROM meetings_zone z WHERE z.id = m.zone_id)")
        elif text := text_of(key):
            binary = '"C"' if connection.vendor == "postgresql" else "BINARY"
            found += [f"CASE WHEN {text} = '' THEN 1 ELSE 0 END", f"({text}) COLLATE {binary}"]
    return tuple(found) or ("m.id",)


def equals(name: str, values: list[str]) -> tuple[str, tuple[Any, ...]]:
    """
    This function will give SQL for a field that is one of these values.

    Formats and degrees cannot be asked for in this way; times may leave the seconds out.
    """
    marks = ", ".join(["%s"] * len(values))
    if name in ("formats", "format_shared_id_list", "latitude", "longitude"):
        return "1 = 0", ()
    if text := text_of(name):
        return f"{text} IN ({marks})", tuple(values)
    if name == "time_zone":
        inner = f"SELECT z.id FROM meetings_zone z WHERE z.name IN ({marks})"  # noqa: S608 - marks
        return f"m.zone_id IN ({inner})", tuple(values)
    if name == "published":
        return ("1 = 1", ()) if "1" in values else ("1 = 0", ())
    numbers = [_number(name, value) for value in values] if name in _COLUMNS else []
    known = tuple(one for one in numbers if one is not None)
    if not known:
        return "1 = 0", ()
    return f"{_COLUMNS[name]} IN ({', '.join(['%s'] * len(known))})", known


def _number(name: str, value: str) -> int | None:
    if name in ("start_time", "duration_time"):
        parts = value.split(":")
        if len(parts) >= 2 and all(part.isdigit() and len(part) <= 2 for part in parts[:2]):
            return int(parts[0]) * 60 + int(parts[1])
        return None
    return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None
