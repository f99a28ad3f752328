"""Bring a feed of meetings in, beside a bare bulk insert of the very same rows."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.apps import apps

from alongside.cli.benches import bare
from alongside.cli.benches.meeting_crowd import standard_codes
from alongside.core import scope
from alongside.core.actor import Actor
from alongside.meetings.importing import Wishes, import_from
from alongside.meetings.models import Source

TYPES = ("O", "C", "W", "M", "BE", "D", "ST", "X", "Y", "LGBTQ")


def cases(folder: Path, *, meetings: int, rounds: int, say: Callable[[str], None]) -> list[Any]:
    """This function will measure each case beside the floor; a round begins with empty tables."""
    feed, changed = make(folder / "a.json", meetings), make(folder / "b.json", meetings, salt=1)
    return bare.cases(
        {"first import": feed, "same again": feed, "one in ten changed": changed},
        bring=_bring, source=Source, tables=_tables(), rounds=rounds, say=say,
    )  # fmt: skip


def make(path: Path, meetings: int, salt: int = 0) -> Path:
    """This function will write a Meeting Guide feed, made-up and always the same."""
    rng = random.Random(9)  # noqa: S311 - made-up facts
    codes = standard_codes()
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


def _bring(path: Path) -> int:
    by = Actor.system(None, purpose="import")
    with scope.across_organisations():
        done = import_from(str(path), Wishes("bench", "aa"), by=by, tell=lambda _text: None)
    return done.outcome.read


def _tables() -> list[str]:
    names = ("Zone", "Format", "FormatWords", "ServiceBody", "Meeting", "MeetingFormat", "Listing",
             "MeetingChange", "SetAside")  # fmt: skip
    return [apps.get_model("meetings", name)._meta.db_table for name in names]
