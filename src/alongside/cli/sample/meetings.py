"""Made-up meetings around the sample's area and Miami, so that there is one in the next hour."""

import datetime as dt
import random

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.places import place_of
from alongside.meetings.commands.importing import import_listings
from alongside.meetings.fellowships import fellowships
from alongside.meetings.models import Source
from alongside.meetings.reading import meeting_guide, places
from alongside.meetings.reading.record import Reading, Showing

SEED, COUNT = 20261125, 120
AREAS = ("06106", "06105", "06103", "06114", "06112", "33130", "33125", "33135")
NAMES = (
    "Early Light",
    "One Day",
    "Harbor",
    "Back to Basics",
    "Second Wind",
    "Open Door",
    "Nuevo Día",
    "Sunday Calm",
    "Steps and Stories",
    "Bridge",
    "Quiet Hour",
    "Still Here",
)
PLACES = ("Parish Hall", "Community Room", "Library, lower floor", "Recovery Center", "Union Hall")
STREETS = ("Main Street", "Elm Avenue", "Park Street", "Oak Lane", "Mill Road")
TYPES = (
    ["O", "D"],
    ["C", "ST"],
    ["O", "W"],
    ["O", "M"],
    ["O", "BE", "X"],
    ["O", "S"],
    ["O", "SP", "X", "XB"],
    ["C", "Y"],
    ["O", "LGBTQ"],
    ["O", "MED"],
)
TIMES = (420, 480, 720, 750, 1020, 1080, 1110, 1140, 1170, 1200)


def add_meetings() -> int:
    """This function will add weekly meetings of several fellowships; the same each time."""
    rng = random.Random(SEED)
    by = Actor.system(None, purpose="import")
    written = 0
    for fellowship in fellowships()[:12]:
        source = Source.objects.create(
            name=f"Sample list of {fellowship.short}",
            kind="meeting_guide",
            fellowship=fellowship.key,
        )
        rows = [_row(fellowship.key, n, rng) for n in range(COUNT // 12)]
        if fellowship.key in ("aa", "na", "smart"):
            rows += _soon(fellowship.key, rng)
        reading = Reading("meeting_guide", "sample")
        meeting_guide.read(rows, reading, Showing(fellowship.key))
        places.settle(reading)
        written += import_listings(source=source, reading=reading, by=by).added
    return written


def _row(key: str, number: int, rng: random.Random) -> dict[str, object]:
    minute = rng.choice(TIMES)
    return _at(key, number, rng.choice(AREAS), rng.randint(0, 6), minute, rng)


def _soon(key: str, rng: random.Random) -> list[dict[str, object]]:
    """Every day, within each hour of the day, near the two places people look at first."""
    hour = clock.now().astimezone(dt.UTC).hour
    rows = []
    for number, area in enumerate(("33130", "06106")):
        for day in range(7):
            minute = ((hour - 5) % 24 * 60 + rng.choice((20, 30, 45))) % 1440
            rows.append(_at(key, 100 + number * 10 + day, area, day, minute, rng))
    return rows


def _at(
    key: str, number: int, code: str, day: int, minute: int, rng: random.Random
) -> dict[str, object]:
    place = place_of(code)
    assert place is not None
    end = (minute + rng.choice((60, 60, 90))) % 1440
    row: dict[str, object] = {
        "name": rng.choice(NAMES),
        "slug": f"{key}-{number}",
        "day": day,
        "time": f"{minute // 60:02d}:{minute % 60:02d}",
        "end_time": f"{end // 60:02d}:{end % 60:02d}",
        "timezone": place.zone,
        "location": rng.choice(PLACES),
        "address": f"{rng.randint(1, 300)} {rng.choice(STREETS)}",
        "city": place.city,
        "state": place.state,
        "postal_code": place.zip,
        "country": "US",
        "types": list(rng.choice(TYPES)),
        "latitude": round(place.latitude + rng.gauss(0, 0.012), 6),
        "longitude": round(place.longitude + rng.gauss(0, 0.012), 6),
    }
    if rng.random() < 0.3:
        row |= {
            "conference_url": f"https://video.example/room/{key}-{number}",
            "conference_phone": "+18605550100",
        }
    return row
