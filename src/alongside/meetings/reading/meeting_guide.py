"""Meeting Guide JSON as feeds really send it."""

import html
import re
from collections import Counter
from typing import Any

from alongside.meetings import scrub
from alongside.meetings.fellowships import CLOSED_CODE, ONLINE_CODE, types
from alongside.meetings.reading import clock_times, places
from alongside.meetings.reading.record import Reading, Record, Showing, Unusable, day_of

_TAG = re.compile(r"<[^>]{0,200}>")
_ZIP = re.compile(r"^(.*?)\b([A-Z]{2})\b\.?\s*(\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)?$")
VOCABULARY = "types"


def read(rows: list[Any], reading: Reading, showing: Showing) -> None:
    """This function will read the array of a feed; each record is kept or set aside."""
    taken: Counter[str] = Counter()
    for line, row in enumerate(rows, start=1):
        reading.read += 1
        try:
            reading.records += _records(row, reading, showing, taken)
        except Unusable as reason:
            reading.set_aside(line, str(reason), row)


def _records(row: Any, reading: Reading, showing: Showing, taken: Counter[str]) -> list[Record]:
    if not isinstance(row, dict):
        raise Unusable("This is no object.")
    record = Record(key="", name=_text(row.get("name"), 255), fellowship=showing.fellowship)
    if not record.name:
        raise Unusable("There is no name.")
    slug = _text(row.get("slug"), 150) or "-".join(record.name.lower().split())[:150]
    days = clock_times.days(row.get("day"))
    minute = clock_times.minute_of_day(row.get("time"))
    end = clock_times.minute_of_day(row.get("end_time"))
    record.duration = clock_times.duration(minute, end)
    if (minute is None) != (not days):
        reading.notice("only a day or only a time: shown as by appointment")
    _facts(record, row, showing)
    _types(record, row, reading)
    _place(record, row, reading)
    _venue(record, row)
    record.confirmed_on = day_of(_text(row.get("updated"), 40))
    record.facts["slug"] = slug[:64]
    when: list[tuple[int | None, int | None]] = [(day, minute) for day in days]
    return [_on(record, at, slug, taken, reading) for at in when or [(None, None)]]


def _on(
    record: Record, at: tuple[int | None, int | None], slug: str, taken: Counter[str],
    reading: Reading,
) -> Record:  # fmt: skip
    """One record per day; a slug that came before is told apart by a count."""
    day, minute = at
    key = slug if day is None else f"{slug}@{day}"
    taken[key] += 1
    if taken[key] > 1:
        reading.notice("a slug that came before: kept under a number")
        key = f"{key}~{taken[key]}"
    plain = record.plain() | {"key": key}
    if day is not None and minute is not None:
        plain |= {"weekday": day, "minute": minute}
    return Record(**plain)


def _facts(record: Record, row: dict[str, Any], showing: Showing) -> None:
    def noted(name: str, most: int = 2000) -> str:
        text = _text(row.get(name), most)
        return scrub.note(text, passwords=showing.passwords, names=showing.names)

    regions = row.get("regions")
    region = _text(row.get("region"), 100)
    if not region and isinstance(regions, list) and regions:
        region = _text(regions[-1], 100)
    facts = {
        "place": _text(row.get("location"), 200),
        "place_notes": noted("location_notes"),
        "notes": noted("notes"),
        "group": _text(row.get("group"), 200),
        "group_notes": noted("group_notes"),
        "region": region,
        "neighborhood": _text(row.get("sub_region"), 100),
        "url": _web(row.get("url")),
        "link": scrub.link(_web(row.get("conference_url")), passwords=showing.passwords),
        "link_notes": noted("conference_url_notes"),
        "phone": scrub.dial(_text(row.get("conference_phone"), 100), passwords=showing.passwords),
        "phone_notes": noted("conference_phone_notes"),
        **_address(row),
    }
    record.facts = {name: text for name, text in facts.items() if text}


def _address(row: dict[str, Any]) -> dict[str, str]:
    parts = {
        "street": _text(row.get("address"), 255),
        "city": _text(row.get("city"), 100),
        "state": _text(row.get("state"), 60),
        "postal_code": _text(row.get("postal_code"), 20),
        "country": _text(row.get("country"), 60),
    }
    whole = _text(row.get("formatted_address"), 400)
    if not whole and "," in parts["street"] and not parts["city"]:
        whole, parts["street"] = parts["street"], ""
    if whole:
        parts |= {k: v for k, v in _taken_apart(whole).items() if not parts[k]}
        parts["address"] = whole
    return parts


def _taken_apart(whole: str) -> dict[str, str]:
    """ "18 Olive Ave, Rehoboth Beach, DE 19971, USA" in its parts."""
    pieces = [piece.strip() for piece in whole.split(",") if piece.strip()]
    country = pieces.pop() if len(pieces) > 1 else ""
    state, postal_code = "", ""
    if pieces and (found := _ZIP.match(pieces[-1])) and not found[1].strip():
        state, postal_code = found[2], found[3] or ""
        pieces.pop()
    elif len(pieces) > 1 and re.fullmatch(r"[A-Z]\d[A-Z] ?\d[A-Z]\d", pieces[-1]):
        postal_code = pieces.pop()
        state = pieces.pop() if len(pieces) > 1 else ""
    elif len(pieces) > 1 and pieces[-1].casefold() in places.CANADA:
        state = pieces.pop()
    city = pieces.pop() if pieces else ""
    return {
        "street": ", ".join(pieces), "city": city, "state": state, "postal_code": postal_code,
        "country": country,
    }  # fmt: skip


def _types(record: Record, row: dict[str, Any], reading: Reading) -> None:
    given = row.get("types")
    if isinstance(given, str):
        given = given.split(",")
    known = {code.upper(): code for code in types()}
    codes: list[str] = []
    for one in given if isinstance(given, list) else []:
        text = _text(one, 20)
        code = known.get(text.upper(), text.upper())
        if not code:
            reading.notice("an empty type: left out")
        elif code not in codes:
            codes.append(code)
            if code not in known.values() and code != ONLINE_CODE:
                reading.notice(f"a type the list does not have, kept as it is: {code}")
    record.types = codes
    record.formats = [
        [VOCABULARY, code] for code in codes if code not in (ONLINE_CODE, CLOSED_CODE)
    ]
    spoken = [types()[code].language for code in codes if code in types()]
    record.language = next((one for one in spoken if one), "en")


def _place(record: Record, row: dict[str, Any], reading: Reading) -> None:
    zone = _text(row.get("timezone"), 60)
    if zone and not places.is_zone(zone):
        reading.notice("a zone that is not known: another was taken")
    record.zone = zone if zone and places.is_zone(zone) else ""
    at = places.degrees(row.get("latitude"), row.get("longitude"))
    if at:
        record.latitude, record.longitude = at
    said = str(row.get("approximate", "")).strip().lower()
    record.is_approximate = said in ("yes", "true", "1")


def _venue(record: Record, row: dict[str, Any]) -> None:
    """How it is held: as the feed says, else from link, phone, address and codes."""
    said = _text(row.get("attendance_option"), 20).lower()
    codes, facts = set(record.types), record.facts
    remote = bool(facts.get("link") or facts.get("phone"))
    if said in ("in_person", "online", "hybrid"):
        record.venue = {"in_person": 1, "online": 2, "hybrid": 3}[said]
    elif remote:
        here = bool(facts.get("street")) and not record.is_approximate
        record.venue = 3 if here and CLOSED_CODE not in codes else 2
    elif ONLINE_CODE in codes:
        record.venue = 2
    # Nowhere to go and nothing to join: it rests until the feed says otherwise.
    online_nowhere = record.venue == 2 and not remote
    shut = CLOSED_CODE in codes and record.venue == 1
    record.is_closed = said == "inactive" or online_nowhere or shut


def _text(value: object, most: int) -> str:
    if value is None or isinstance(value, list | dict):
        return ""
    plain = html.unescape(_TAG.sub(" ", html.unescape(str(value))))
    lines = [" ".join(line.split()) for line in plain.replace("\x00", "").splitlines()]
    return "\n".join(line for line in lines if line)[:most].strip()


def _web(value: object) -> str:
    text = _text(value, 500)
    return text if text.lower().startswith(("https://", "http://")) else ""
