"""The Meeting Guide feed: every meeting that is shown, as apps and sites read it."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from alongside.meetings.models.meeting import IN_PERSON
from alongside.meetings.queries import search
from alongside.meetings.queries.criteria import Condition, Criteria
from alongside.meetings.wall import DAY

STEP = 2000
OF_FACTS = {
    "location": "place", "location_notes": "place_notes", "notes": "notes", "group": "group",
    "group_notes": "group_notes", "region": "region", "sub_region": "neighborhood",
    "conference_url": "link", "conference_url_notes": "link_notes", "conference_phone": "phone",
    "conference_phone_notes": "phone_notes",
}  # fmt: skip
ADDRESS = {
    "address": "street", "city": "city", "state": "state", "postal_code": "postal_code",
    "country": "country",
}  # fmt: skip


def feed(origin: str) -> Iterator[str]:
    """This function will write the array piece by piece, so that its size does not matter."""
    yield "["
    after, first = 0, True
    while rows := _after(after):
        pieces = (json.dumps(entry(row, origin), ensure_ascii=False) for row in rows)
        yield ("" if first else ",\n") + ",\n".join(pieces)
        after, first = rows[-1].id, False
    yield "]\n"


def _after(id: int) -> list[search.Row]:
    asked = Criteria(conditions=[Condition("m.id > %s", (id,))], order=("m.id",), limit=STEP)
    return search.run(asked).rows


def entry(row: search.Row, origin: str) -> dict[str, Any]:
    """This function will write one meeting; what is empty is left out."""
    facts = row.facts
    told: dict[str, Any] = {
        "name": row.name,
        "slug": f"{_slug(facts.get('slug') or row.name)}-{row.id}",
        "day": row.weekday,
        "time": _clock(row.week_minute),
        "end_time": _clock(None if row.week_minute is None else row.week_minute + row.duration),
        "timezone": row.zone,
        "types": _types(row),
        **{theirs: facts.get(ours) for theirs, ours in OF_FACTS.items()},
        "formatted_address": _address(facts),
        "latitude": row.latitude,
        "longitude": row.longitude,
        "approximate": "yes" if row.is_approximate else "no",
        "updated": _updated(row.changed_at),
        "url": f"{origin}/meetings/{row.id}/",
        "feedback_url": f"{origin}/meetings/{row.id}/wrong/",
        "entity": ", ".join(one["name"] for one in row.listed_by),
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _types(row: search.Row) -> list[str]:
    codes = [code for code in row.type_codes.split(",") if code]
    if row.venue != IN_PERSON:
        codes.append("ONL")
    if row.is_closed:
        codes.append("TC")
    return codes


def _address(facts: dict[str, str]) -> str:
    if facts.get("address"):
        return facts["address"]
    held = [facts.get(ours, "") for ours in ADDRESS.values()]
    state = " ".join(part for part in held[2:4] if part)
    return ", ".join(part for part in (held[0], held[1], state, held[4]) if part)


def _slug(text: str) -> str:
    plain = "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in text.lower())
    return "-".join(part for part in plain.split("-") if part)[:48] or "meeting"


def _clock(week: int | None) -> str | None:
    return None if week is None else f"{week % DAY // 60:02d}:{week % 60:02d}"


def _updated(value: dt.datetime | str) -> str:
    held = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    held = held.astimezone(dt.UTC) if held.tzinfo else held
    return f"{held:%Y-%m-%d %H:%M:%S}"
