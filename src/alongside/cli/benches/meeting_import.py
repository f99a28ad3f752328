"""Bring a feed of meetings in, beside a bare bulk insert of the very same rows."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import zipcodes
from django.apps import apps
from django.db import connection

from alongside.cli.benches import bare
from alongside.core import scope
from alongside.core.actor import Actor
from alongside.meetings.importing import Imported, Wishes, import_from
from alongside.meetings.models import Source

TYPES = ("O", "C", "W", "M", "BE", "D", "ST", "X", "Y", "LGBTQ")
CASES = ("first import", "same again", "one in ten changed")


def cases(folder: Path, *, meetings: int, rounds: int, say: Callable[[str], None]) -> list[Any]:
    """This function will measure each case beside the floor; a round begins with empty tables."""
    feeds = (make(folder / "first.json", meetings),) * 2, make(folder / "new.json", meetings, 1)
    paths = (*feeds[0], feeds[1])
    floors: list[float] = []
    times: dict[str, list[float]] = {case: [] for case in CASES}
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}")
        bare.empty([*_tables(), Source._meta.db_table])
        for case, path in zip(CASES, paths, strict=True):
            with bare.timed(times[case]):
                _bring(path)
            if case == CASES[0]:
                floors.append(floor(say))
    below = {"what": bare.FLOORS[connection.vendor], **bare.timing(floors, meetings)}
    return [
        {"case": case, "concurrency": 1, **bare.timing(found, meetings), "floor": below}
        for case, found in times.items()
    ]


def make(path: Path, meetings: int, salt: int = 0) -> Path:
    """This function will write a Meeting Guide feed, made-up and always the same."""
    rng = random.Random(9)  # noqa: S311 - made-up facts
    codes = zipcodes.filter_by(zip_code_type="STANDARD")[::140]  # type: ignore[no-untyped-call]
    path.write_text(json.dumps([_meeting(n, rng, codes, salt) for n in range(meetings)]))
    return path


def _meeting(n: int, rng: random.Random, codes: list[dict[str, str]], salt: int) -> dict[str, Any]:
    at = rng.choice(codes)
    hour = rng.randint(6, 20)
    return {
        "slug": f"meeting-{n}",
        "name": f"Meeting {n}" + (" changed" if salt and n % 10 == 0 else ""),
        "day": n % 7,
        "time": f"{hour:02d}:30",
        "end_time": f"{hour + 1:02d}:30",
        "types": rng.sample(TYPES, 2),
        "location": f"Hall {n}",
        "formatted_address": f"{n} Main St, {at['city']}, {at['state']} {at['zip_code']}, USA",
        "latitude": float(at["lat"]) + rng.uniform(-0.1, 0.1),
        "longitude": float(at["long"]) + rng.uniform(-0.1, 0.1),
        "region": at["city"],
        "updated": "2026-01-15 10:00:00",
    }


def _bring(path: Path) -> Imported:
    by = Actor.system(None, purpose="import")
    with scope.across_organisations():
        return import_from(str(path), Wishes("bench", "aa"), by=by, tell=lambda _text: None)


def floor(say: Callable[[str], None]) -> float:
    """This function will say how long a bare insert of the rows takes that are there."""
    source = Source.objects.get(name="bench")

    def ready() -> None:
        bare.empty([*_tables(), Source._meta.db_table])
        source.save(force_insert=True)
        say("bare insert")

    return bare.again(_tables(), ready)


def _tables() -> list[str]:
    names = ("Zone", "Format", "FormatWords", "ServiceBody", "Meeting", "MeetingFormat", "Listing",
             "MeetingChange", "SetAside")  # fmt: skip
    return [apps.get_model("meetings", name)._meta.db_table for name in names]
