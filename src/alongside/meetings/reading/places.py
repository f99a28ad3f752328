"""Where a listing says it is: degrees, and the zone when the source names none."""

from collections import Counter
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from alongside.core.places import find_place, place_of
from alongside.core.us_states import CODES
from alongside.meetings.reading.record import Reading, Record

USUAL = "America/New_York"
CANADA = {
    "alberta": "America/Edmonton", "ab": "America/Edmonton",
    "british columbia": "America/Vancouver", "bc": "America/Vancouver",
    "manitoba": "America/Winnipeg", "mb": "America/Winnipeg",
    "new brunswick": "America/Moncton", "nb": "America/Moncton",
    "newfoundland and labrador": "America/St_Johns", "nl": "America/St_Johns",
    "nova scotia": "America/Halifax", "ns": "America/Halifax",
    "ontario": "America/Toronto", "on": "America/Toronto",
    "prince edward island": "America/Halifax", "pe": "America/Halifax",
    "quebec": "America/Toronto", "qc": "America/Toronto",
    "saskatchewan": "America/Regina", "sk": "America/Regina",
}  # fmt: skip


@lru_cache(maxsize=700)
def is_zone(name: str) -> bool:
    """This function will tell whether a name is one of an IANA zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def degrees(latitude: object, longitude: object) -> tuple[float, float] | None:
    """This function will read a place on the globe; nothing and 0, 0 are none."""
    try:
        north, east = float(str(latitude)), float(str(longitude))
    except ValueError:
        return None
    if not (-90 <= north <= 90 and -180 <= east <= 180) or (north == 0 and east == 0):
        return None
    return north, east


def settle(reading: Reading) -> None:
    """
    This function will give every record a zone, and in-person ones without degrees a place.

    A zone comes from the source, else from ZIP code, town or province, else from most of the
    file. A place comes from the ZIP code or town, and is then marked as approximate.
    """
    for record in reading.records:
        if not record.zone:
            record.zone = _zone(record)
        if record.latitude is None and record.venue != 2:
            _place(record, reading)
    known = Counter(record.zone for record in reading.records if record.zone)
    usual = known.most_common(1)[0][0] if known else USUAL
    for record in reading.records:
        if not record.zone:
            record.zone = usual
            reading.notice("no zone: that of most of the file was taken")


def _zone(record: Record) -> str:
    facts = record.facts
    if at := place_of(facts.get("postal_code", "")):
        return at.zone
    state = facts.get("state", "").strip().casefold()
    if state in CANADA:
        return CANADA[state]
    if facts.get("address"):
        for part in facts["address"].split(","):
            if part.strip().casefold() in CANADA:
                return CANADA[part.strip().casefold()]
    if (facts.get("city") or facts.get("region")) and (found := _town(record)):
        return found[2]
    return ""


def _place(record: Record, reading: Reading) -> None:
    at = place_of(record.facts.get("postal_code", ""))
    found = (at.latitude, at.longitude, at.zone) if at else _town(record)
    if found:
        record.latitude, record.longitude = round(found[0], 6), round(found[1], 6)
        record.is_approximate = True
        reading.notice("no degrees: the middle of the ZIP code or town was taken")


def _town(record: Record) -> tuple[float, float, str] | None:
    facts = record.facts
    state = facts.get("state", "")
    if facts.get("country", "").upper() not in ("", "US", "USA", "UNITED STATES"):
        return None
    if state and state.casefold() not in CODES:
        return None
    return _found(f"{facts.get('city') or facts.get('region', '')} {state}".strip())


@lru_cache(maxsize=2000)
def _found(town: str) -> tuple[float, float, str] | None:
    at = find_place(town)
    return (at[0].latitude, at[0].longitude, at[0].zone) if at else None
