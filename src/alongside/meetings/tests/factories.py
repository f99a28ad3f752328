"""Meetings for tests."""

import json
from typing import Any

from alongside.core.actor import Actor
from alongside.meetings.commands.importing import Outcome, import_listings
from alongside.meetings.models import Source
from alongside.meetings.reading import read
from alongside.meetings.reading.fetch import Got
from alongside.meetings.reading.record import Reading, Showing

SYSTEM = Actor.system(None, purpose="import")


def make_source(name: str = "Elm", fellowship: str = "aa", **values: Any) -> Source:
    """This function will make a source."""
    return Source.objects.create(name=name, kind="meeting_guide", fellowship=fellowship, **values)


def reading_of(rows: Any, *, source: Source | None = None, **more: Any) -> Reading:
    """This function will read rows as if a feed had sent them."""
    shown = Showing("aa")
    if source:
        shown = Showing(source.fellowship, source.shows_passwords, source.shows_names)
    texts = {"feed.json": json.dumps(rows)}
    texts |= {name: json.dumps(held) for name, held in more.items()}
    return read.read(Got(texts), shown)


def bring_in(rows: Any, source: Source | None = None, **more: Any) -> Outcome:
    """This function will import rows of a feed."""
    held = source or Source.objects.filter(name="Elm").first() or make_source()
    reading = reading_of(rows, source=held, **more)
    return import_listings(source=held, reading=reading, by=SYSTEM)


def row(name: str = "Early birds", **values: Any) -> dict[str, Any]:
    """This function will give a record of a feed: Tuesdays at 7 pm in Hartford."""
    slug = values.pop("slug", name.lower().replace(" ", "-"))
    return {
        "name": name, "slug": slug, "day": 2, "time": "19:00", "end_time": "20:00",
        "timezone": "America/New_York", "location": "Grange", "latitude": 41.7637,
        "longitude": -72.6851, "formatted_address": "1 Main St, Hartford, CT 06103, USA",
        "types": ["O"], **values,
    }  # fmt: skip
