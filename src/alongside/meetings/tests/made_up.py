"""Meetings made up by a seed, as a BMLT server would send them: for tests and benchmarks."""

import random
from typing import Any

FIRST = ("Hope", "Freedom", "Serenity", "Clean", "Living", "Nueva", "Morning", "Candle", "Open")
SECOND = ("Today", "Now", "Vida", "Sunday", "Road", "Circle", "Light", "Mind", "Ábrete")
TOWNS = (
    ("Miami", "FL", "33130", 25.767, -80.205, "America/New_York"),
    ("Hartford", "CT", "06106", 41.75, -72.69, "America/New_York"),
    ("Chicago", "IL", "60601", 41.886, -87.622, "America/Chicago"),
    ("Denver", "CO", "80202", 39.75, -104.99, "America/Denver"),
    ("Phoenix", "AZ", "85004", 33.45, -112.07, "America/Phoenix"),
    ("Seattle", "WA", "98101", 47.61, -122.33, "America/Los_Angeles"),
)
FORMATS = [(str(n), key) for n, key in enumerate(("O", "C", "W", "M", "St", "BT", "WC", "VM"), 1)]
BODIES = [("10", "0"), ("11", "10"), ("12", "10"), ("13", "12"), ("20", "0")]
DURATIONS = ("01:00:00", "01:30:00", "01:15:00", "02:00:00", "00:45:00")


def rows(count: int, seed: int) -> list[dict[str, Any]]:
    """This function will make so many meetings up, around six towns in five zones."""
    rng = random.Random(seed)
    return [_row(number, rng) for number in range(1, count + 1)]


def _row(number: int, rng: random.Random) -> dict[str, Any]:
    town, state, code, north, east, zone = rng.choice(TOWNS)
    formats = sorted(rng.sample(FORMATS, rng.randint(0, 4)))
    return {
        "id_bigint": str(number),
        "worldid_mixed": f"G{number:06d}",
        "service_body_bigint": rng.choice(BODIES)[0],
        "weekday_tinyint": str(rng.randint(1, 7)),
        "venue_type": rng.choice("1112233"),
        "start_time": f"{rng.randint(0, 23):02d}:{rng.choice((0, 15, 30, 45)):02d}:00",
        "duration_time": rng.choice(DURATIONS),
        "time_zone": zone,
        "formats": ",".join(key for _, key in formats),
        "format_shared_id_list": ",".join(pk for pk, _ in formats),
        "lang_enum": rng.choice(("en", "en", "es")),
        "latitude": f"{north + rng.gauss(0, 0.4):.7f}",
        "longitude": f"{east + rng.gauss(0, 0.4):.7f}",
        "published": "0" if rng.random() < 0.02 else "1",
        "meeting_name": f"{rng.choice(FIRST)} {rng.choice(SECOND)}",
        "location_text": f"{rng.choice(SECOND)} Hall" if rng.random() < 0.8 else "",
        "location_street": f"{number} Main Street",
        "location_municipality": town if rng.random() < 0.95 else "",
        "location_province": state,
        "location_postal_code_1": code,
        "location_neighborhood": rng.choice(("", "", "North End", "Riverside")),
        "comments": rng.choice(("", "", "Ring the bell", "Back door")),
    }


def formats() -> list[dict[str, str]]:
    """This function will give the formats the meetings use."""
    return [
        {"id": pk, "key_string": key, "name_string": f"Format {key}", "lang": "en",
         "description_string": "", "world_id": "", "format_type_enum": "FC1"}
        for pk, key in FORMATS
    ]  # fmt: skip


def bodies() -> list[dict[str, str]]:
    """This function will give the service bodies the meetings belong to."""
    return [
        {"id": pk, "parent_id": parent, "name": f"Area {pk}", "description": "", "type": "AS",
         "url": "", "helpline": "", "world_id": ""}
        for pk, parent in BODIES
    ]  # fmt: skip
