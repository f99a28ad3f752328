"""
A program's own list: a CSV file with a header.

Columns: name, day (0-6 or Sunday ...), time, end_time or minutes, time_zone, fellowship, place,
street, city, state, postal_code, country, latitude, longitude, venue (in person, online, hybrid),
link, phone, notes, types (codes, by comma), language, id, closed_until, confirmed_on. Only name
is needed; what is not in the file stays empty.
"""

import csv
import datetime as dt
import io
from typing import Any

from alongside.meetings.reading import meeting_guide
from alongside.meetings.reading.record import Reading, Refused, Showing, Unusable, day_of

DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
VENUES = {"in person": "in_person", "online": "online", "hybrid": "hybrid"}
GUIDE = {
    "id": "slug", "time_zone": "timezone", "place": "location", "street": "address",
    "link": "conference_url", "phone": "conference_phone", "confirmed_on": "updated",
}  # fmt: skip


def read(text: str, reading: Reading, showing: Showing) -> None:
    """This function will read the file; its rows go through the same sieve as a feed's."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    names = [name.strip().lower() for name in rows.fieldnames or []]
    if "name" not in names:
        raise Refused('The file has no column "name". Give the columns a header, name among them.')
    rows.fieldnames = names
    for row in rows:
        _row(row, rows.line_num, reading, showing)


def _row(row: dict[str | Any, Any], line: int, reading: Reading, showing: Showing) -> None:
    held = {str(key): (value or "").strip() for key, value in row.items() if isinstance(key, str)}
    before = len(reading.records)
    inner = Reading(reading.kind, reading.file)
    try:
        guide = _as_guide(held)
        fellowship = held.get("fellowship") or showing.fellowship
        own = Showing(fellowship, showing.passwords, showing.names)
        meeting_guide.read([guide], inner, own)
    except Unusable as reason:
        reading.read += 1
        reading.set_aside(line, str(reason), held)
        return
    reading.read += inner.read
    for record in inner.records:
        _more(record, held)
        if any(record.key == other.key for other in reading.records[before - 1 : before]):
            record.key += f"~{line}"
        reading.records.append(record)
    for one in inner.rejected:
        reading.set_aside(line, one.reason, held)
    for what, number in inner.noticed.items():
        reading.noticed[what] = reading.noticed.get(what, 0) + number


def _as_guide(held: dict[str, str]) -> dict[str, Any]:
    guide: dict[str, Any] = {GUIDE.get(key, key): value for key, value in held.items() if value}
    day = held.get("day", "").lower()
    if day in DAYS:
        guide["day"] = DAYS.index(day)
    if venue := held.get("venue", "").lower():
        if venue not in VENUES:
            raise Unusable(f'The venue "{venue[:20]}" is not in person, online or hybrid.')
        guide["attendance_option"] = VENUES[venue]
    if not guide.get("slug"):
        parts = (held.get("name", ""), held.get("place", ""), held.get("time", ""))
        guide["slug"] = "-".join(" ".join(parts).lower().split())
    return guide


def _more(record: Any, held: dict[str, str]) -> None:
    if held.get("minutes", "").isdigit() and 0 < int(held["minutes"]) <= 720:
        record.duration = int(held["minutes"])
    if held.get("language"):
        record.language = held["language"][:10]
    if until := day_of(held.get("closed_until", "")):
        record.is_closed = True
        record.closed_until = dt.date.fromisoformat(until).isoformat()
