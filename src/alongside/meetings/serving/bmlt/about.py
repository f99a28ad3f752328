"""What the interface tells of itself: fields and their values, changes, the server, its reach."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db import connection
from django.db.models import Max, Min, Q

from alongside import __version__
from alongside.meetings.models import FormatWords, Meeting, MeetingChange
from alongside.meetings.serving.bmlt import fields
from alongside.meetings.serving.bmlt.parameters import Query, texts

PROMPTS = {
    "id_bigint": "ID", "worldid_mixed": "World ID", "service_body_bigint": "Service body ID",
    "weekday_tinyint": "Weekday", "venue_type": "Venue type", "start_time": "Start time",
    "duration_time": "Duration", "time_zone": "Time zone", "formats": "Formats",
    "lang_enum": "Language", "longitude": "Longitude", "latitude": "Latitude",
    "meeting_name": "Meeting name", "location_text": "Location name",
    "location_info": "Additional location information", "location_street": "Street address",
    "location_city_subsection": "Borough", "location_neighborhood": "Neighborhood",
    "location_municipality": "Town", "location_sub_province": "County",
    "location_province": "State", "location_postal_code_1": "Zip code",
    "location_nation": "Nation", "comments": "Comments", "train_lines": "Train lines",
    "bus_lines": "Bus lines", "phone_meeting_number": "Phone meeting dial-in number",
    "virtual_meeting_link": "Virtual meeting link",
    "virtual_meeting_additional_info": "Virtual meeting additional info",
}  # fmt: skip
LIKE_VERSION = ("4.2.6", "4002006")
"""The version of the interface that is spoken, which clients test for what they may ask."""
MOST_CHANGES = 5000
_KINDS = {"new": "comdef_change_type_new", "change": "comdef_change_type_change",
          "delete": "comdef_change_type_delete"}  # fmt: skip


def shown() -> Any:
    """This function will give the meetings that everybody sees."""
    return Meeting.objects.filter(retired_at__isnull=True, is_published=True)


def field_keys(_query: Query) -> list[dict[str, str]]:
    """This function will answer GetFieldKeys."""
    return [{"key": key, "description": text} for key, text in PROMPTS.items()]


def field_values(query: Query) -> Any:
    """This function will answer GetFieldValues: each value with the meetings that have it."""
    name = query.get("meeting_key") or ""
    if name not in PROMPTS:
        return []
    if name == "formats":
        return _format_values(query)
    found: dict[str, list[int]] = defaultdict(list)
    for pk, value in _values(name):
        found[value].append(pk)
    return [
        {name: value or "NULL", "ids": ",".join(map(str, ids))}
        for value, ids in sorted(found.items())
        if value or name not in ("start_time", "duration_time")
    ]


def _values(name: str) -> list[tuple[int, str]]:
    rows = shown().order_by("pk")
    if name in fields.OF_FACTS:
        text = fields.text_of(name)
        with connection.cursor() as cursor:
            where = "m.retired_at IS NULL AND m.is_published ORDER BY m.id"
            # The column comes from a fixed table of names, never from the query.
            sql = f"SELECT m.id, {text} FROM meetings_meeting m WHERE {where}"  # noqa: S608
            cursor.execute(sql)
            return [(pk, str(value)) for pk, value in cursor.fetchall()]
    told: dict[str, tuple[str, Any]] = {
        "id_bigint": ("pk", str),
        "service_body_bigint": ("service_body_id", lambda v: str(v or "")),
        "weekday_tinyint": ("weekday", lambda v: "" if v is None else str(v + 1)),
        "venue_type": ("venue", str),
        "start_time": ("week_minute", lambda v: "" if v is None else clock_text(v % 1440)),
        "duration_time": ("duration", clock_text),
        "time_zone": ("zone__name", str),
        "lang_enum": ("language", str),
        "longitude": ("longitude", lambda v: "" if v is None else str(v)),
        "latitude": ("latitude", lambda v: "" if v is None else str(v)),
        "meeting_name": ("name", str),
    }
    column, tell = told[name]
    return [(pk, tell(value)) for pk, value in rows.values_list("pk", column)]


def clock_text(minutes: int) -> str:
    """This function will write minutes as HH:MM:SS."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}:00"


def _format_values(query: Query) -> list[dict[str, str]]:
    wanted = {one for one in texts(query, "specific_formats") if one.isdigit()}
    every = query.get("all_formats") == "1"
    found: dict[str, list[int]] = defaultdict(list)
    for pk, text in shown().order_by("pk").values_list("pk", "format_ids"):
        ids = {one for one in text.split(",") if one}
        if wanted and (not ids & wanted or (every and not wanted <= ids)):
            continue
        kept = sorted(ids & wanted if wanted else ids, key=int)
        found[",".join(kept)].append(pk)
    return [
        {"formats": value or "NULL", "ids": ",".join(map(str, ids))}
        for value, ids in sorted(found.items())
    ]


def changes(query: Query) -> list[dict[str, Any]]:
    """This function will answer GetChanges, newest first; days are UTC."""
    rows = MeetingChange.objects.filter(meeting__is_published=True)
    since, until = _day(query.get("start_date")), _day(query.get("end_date"))
    if since:
        rows = rows.filter(at__gte=since)
    if until:
        rows = rows.filter(at__lt=until + dt.timedelta(days=1))
    for name, column in (("meeting_id", "meeting_id"), ("service_body_id", "service_body_id")):
        text = query.get(name) or ""
        if text:
            number = int(text) if text.isascii() and text.isdigit() and len(text) < 16 else -1
            rows = rows.filter(**{column: number})
    held = rows.select_related("service_body").order_by("-at", "-pk")[:MOST_CHANGES]
    return [_told_change(one) for one in held]


def _told_change(row: MeetingChange) -> dict[str, Any]:
    body = row.service_body
    told: dict[str, Any] = {
        "date_int": str(int(row.at.timestamp())),
        "date_string": f"{row.at:%Y-%m-%d %H:%M:%S}",
        "change_type": _KINDS[row.kind],
        "meeting_id": str(row.meeting_id),
        "meeting_name": row.name,
        "user_id": "",
        "user_name": "",
        "service_body_id": str(row.service_body_id or ""),
        "service_body_name": body.name if body else "",
        "meeting_exists": "0" if row.kind == "delete" else "1",
    }
    if row.kind == "change":
        told["details"] = "; ".join(
            f"{name}: {old} -> {new}" for name, (old, new) in row.fields.items()
        )
    return told


def server_info(_query: Query) -> list[dict[str, Any]]:
    """This function will answer GetServerInfo: a list of one."""
    box = _box()
    latitude = (box[0] + box[1]) / 2 if box else 39.8
    longitude = (box[2] + box[3]) / 2 if box else -98.6
    languages = FormatWords.objects.order_by("language").values_list("language", flat=True)
    return [
        {
            "version": LIKE_VERSION[0],
            "versionInt": LIKE_VERSION[1],
            "langs": ",".join(languages.distinct()) or "en",
            "nativeLang": "en",
            "centerLongitude": f"{longitude:.6f}",
            "centerLatitude": f"{latitude:.6f}",
            "centerZoom": "6",
            "defaultDuration": "01:00",
            "regionBias": "us",
            "charSet": "UTF-8",
            "distanceUnits": "mi",
            "semanticAdmin": "0",
            "emailEnabled": "0",
            "emailIncludesServiceBodies": "0",
            "changesPerMeeting": "0",
            "meeting_states_and_provinces": "",
            "meeting_counties_and_sub_provinces": "",
            "available_keys": ",".join([*PROMPTS, "root_server_uri", "format_shared_id_list"]),
            "google_api_key": "",
            "server": f"Alongside {__version__}",
            "meeting_time_zones_enabled": "1",
            "aggregator_mode_enabled": False,
        }
    ]


def coverage(_query: Query) -> list[dict[str, str]]:
    """This function will answer GetCoverageArea: the corners of all meetings."""
    box = _box()
    if box is None:
        return [dict.fromkeys(_CORNERS, "")]
    south, north, west, east = box
    return [dict(zip(_CORNERS, map(str, (west, north, east, south)), strict=True))]


_CORNERS = (
    "nw_corner_longitude",
    "nw_corner_latitude",
    "se_corner_longitude",
    "se_corner_latitude",
)


def _box() -> tuple[float, float, float, float] | None:
    found = (
        shown()
        .filter(~Q(latitude=None))
        .aggregate(
            south=Min("latitude"),
            north=Max("latitude"),
            west=Min("longitude"),
            east=Max("longitude"),
        )
    )
    if found["south"] is None:
        return None
    return found["south"], found["north"], found["west"], found["east"]


def _day(text: str | None) -> dt.datetime | None:
    try:
        day = dt.date.fromisoformat(text or "")
    except ValueError:
        return None
    return dt.datetime.combine(day, dt.time(), dt.UTC)
