"""Tell what a source sent, read it, and give every record a zone and a place."""

from pathlib import Path
from typing import Any

from alongside.meetings.reading import bmlt, meeting_guide, own_csv, places
from alongside.meetings.reading.fetch import Got, parsed
from alongside.meetings.reading.record import Reading, Refused, Showing


def read(got: Got, showing: Showing) -> Reading:
    """
    This function will read texts into records.

    :raises Refused: when it is none of the forms that are known, or empty
    """
    name, text = _main(got)
    reading = _read(name, text, got, showing)
    if not reading.read:
        raise Refused(f"{name} lists nothing, and nothing was changed.")
    places.settle(reading)
    return reading


def kind_of(got: Got) -> str:
    """This function will tell the form: bmlt, csv or meeting_guide."""
    name, text = _main(got)
    if text.lstrip()[:1] not in ("[", "{"):
        return "csv"
    held = parsed(text, name)
    rows = held.get("meetings") if isinstance(held, dict) else held
    first = rows[0] if isinstance(rows, list) and rows else {}
    return "bmlt" if isinstance(first, dict) and "id_bigint" in first else "meeting_guide"


def _main(got: Got) -> tuple[str, str]:
    name = next((one for one in got.texts if "GetSearchResults" in one), next(iter(got.texts)))
    return name, got.texts[name]


def _read(name: str, text: str, got: Got, showing: Showing) -> Reading:
    kind = kind_of(got)
    reading = Reading(kind, Path(name).name or name)
    if kind == "csv":
        if not text.strip():
            raise Refused(f"{name} is empty.")
        own_csv.read(text, reading, showing)
        return reading
    held: Any = parsed(text, name)
    rows = held.get("meetings") if isinstance(held, dict) else held
    if not isinstance(rows, list):
        raise Refused(f"{name} is no list of meetings.")
    if kind == "meeting_guide":
        meeting_guide.read(rows, reading, showing)
        return reading
    for other, said in got.texts.items():
        if "GetServiceBodies" in other:
            bmlt.read_bodies(_rows(said, other), reading)
        elif "GetFormats" in other:
            bmlt.read_formats(_rows(said, other), reading)
    if isinstance(held, dict) and not reading.formats:
        bmlt.read_formats(held.get("formats") or [], reading)
    bmlt.read(rows, reading, showing)
    return reading


def _rows(text: str, name: str) -> list[Any]:
    held = parsed(text, name)
    if not isinstance(held, list):
        raise Refused(f"{name} is no list.")
    return held
