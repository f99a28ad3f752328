"""200 generated queries are answered as plain Python over the same rows answers them."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict

from alongside.meetings.models import Format, Meeting, ServiceBody
from alongside.meetings.serving.bmlt import results
from alongside.meetings.tests import made_up, reference
from alongside.meetings.tests.factories import bring_in, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
QUERIES, MEETINGS, SEED = 200, 1500, 20261125


def test_200_generated_queries_agree_with_plain_python() -> None:
    rows = made_up.rows(MEETINGS, SEED)
    bring_in(rows, make_source("root", "na"), GetFormats=made_up.formats(),
             GetServiceBodies=made_up.bodies())  # fmt: skip
    numbers = _numbers()
    parents = {pk: parent for pk, parent in made_up.BODIES if parent != "0"}
    rng = random.Random(SEED)
    found = 0
    for _ in range(QUERIES):
        ask = _query(rng, rows)
        wanted = reference.answer(rows, ask, parents)
        got = results.answer(QueryDict(_encoded(_translated(ask, numbers))))
        assert [one["worldid_mixed"] for one in got] == [one["worldid_mixed"] for one in wanted], (
            str(ask)
        )
        _same_distances(got, wanted)
        found += len(got)
    assert found > 2000


def _same_distances(got: list[dict[str, str]], wanted: list[dict[str, Any]]) -> None:
    for ours, theirs in zip(got, wanted, strict=True):
        assert ours["meeting_name"] == theirs["meeting_name"]
        assert ours["start_time"] == theirs["start_time"]
        assert ours["formats"] == theirs["formats"]
        assert ("km" in theirs) == ("distance_in_km" in ours)
        if "km" in theirs:
            assert float(ours["distance_in_km"]) == pytest.approx(theirs["km"], rel=0.001)
            miles = theirs["km"] / 1.609344
            assert float(ours["distance_in_miles"]) == pytest.approx(miles, rel=0.001)


def _numbers() -> dict[str, dict[str, str]]:
    """Our numbers for those of the server."""
    meetings = {m.facts["world_id"]: str(m.pk) for m in Meeting.objects.all()}
    return {
        "meeting_ids": {str(int(world[1:])): pk for world, pk in meetings.items()},
        "formats": {f.source_key: str(f.pk) for f in Format.objects.filter(source__name="root")},
        "services": {b.source_key: str(b.pk) for b in ServiceBody.objects.exclude(source_key="")},
    }


def _translated(ask: dict[str, str], numbers: dict[str, dict[str, str]]) -> dict[str, str]:
    told = dict(ask)
    for name, ours in numbers.items():
        if name in told:
            parts = [(one.startswith("-"), one.removeprefix("-")) for one in told[name].split(",")]
            told[name] = ",".join(f"{'-' if minus else ''}{ours[one]}" for minus, one in parts)
    return told


def _encoded(ask: dict[str, str]) -> str:
    held = QueryDict(mutable=True)
    held.update(ask)
    return held.urlencode()


def _query(rng: random.Random, rows: list[dict[str, Any]]) -> dict[str, str]:
    ask: dict[str, str] = {}
    for part in dict.fromkeys(rng.sample(PARTS, rng.randint(1, 4))):
        ask |= part(rng, rows)
    return ask


def _some(rng: random.Random, values: list[str], most: int) -> str:
    chosen = rng.sample(values, rng.randint(1, most))
    return ",".join(f"-{one}" if rng.random() < 0.25 else one for one in chosen)


def _near(rng: random.Random, _rows: Any) -> dict[str, str]:
    _, _, _, north, east, _ = rng.choice(made_up.TOWNS)
    ask = {"lat_val": f"{north + rng.gauss(0, 0.2):.5f}", "long_val": f"{east:.5f}"}
    ask[rng.choice(("geo_width", "geo_width_km"))] = f"{rng.uniform(2, 60):.3f}"
    if rng.random() < 0.6:
        ask["sort_results_by_distance"] = "1"
    return ask


def _clock(rng: random.Random, _rows: Any) -> dict[str, str]:
    first = rng.randint(0, 20)
    ask = {"StartsAfterH": str(first), "StartsAfterM": rng.choice(("0", "15", "30"))}
    if rng.random() < 0.6:
        ask |= {"StartsBeforeH": str(first + rng.randint(0, 3)), "StartsBeforeM": "30"}
    if rng.random() < 0.3:
        ask |= {"EndsBeforeH": str(min(23, first + 3)), "EndsBeforeM": "15"}
    return ask


def _length(rng: random.Random, _rows: Any) -> dict[str, str]:
    return rng.choice((
        {"MinDurationH": "1", "MinDurationM": "15"}, {"MaxDurationH": "1", "MaxDurationM": "0"},
        {"MinDurationH": "1", "MaxDurationH": "1", "MaxDurationM": "30"},
    ))  # fmt: skip


def _key(rng: random.Random, rows: list[dict[str, Any]]) -> dict[str, str]:
    name = rng.choice(("location_municipality", "location_province", "meeting_name",
                       "weekday_tinyint", "start_time", "location_neighborhood"))  # fmt: skip
    value = rng.choice([row[name] for row in rows if row[name]])
    return {"meeting_key": name, "meeting_key_value": value}


def _order(rng: random.Random, _rows: Any) -> dict[str, str]:
    ask = {"sort_keys": rng.choice((
        "location_municipality,start_time", "meeting_name,weekday_tinyint",
        "location_text,start_time", "start_time,meeting_name",
    ))}  # fmt: skip
    if rng.random() < 0.7:
        ask |= {"page_size": str(rng.randint(1, 40)), "page_num": str(rng.randint(1, 4))}
    return ask


Part = Callable[[random.Random, list[dict[str, Any]]], dict[str, str]]
PARTS: list[Part] = [
    _near, _near, _clock, _length, _key, _order,
    lambda rng, _: {"weekdays": _some(rng, list("1234567"), 3)},
    lambda rng, _: {"weekdays": _some(rng, list("1234567"), 5)},
    lambda rng, _: {"venue_types": _some(rng, list("123"), 2)},
    lambda rng, _: {"services": _some(rng, [pk for pk, _ in made_up.BODIES], 2),
                    "recursive": rng.choice("01")},
    lambda rng, _: {"formats": _some(rng, [pk for pk, _ in made_up.FORMATS], 2),
                    "formats_comparison_operator": rng.choice(("AND", "OR"))},
    lambda rng, rows: {"meeting_ids": _some(rng, [r["id_bigint"] for r in rows], 30)},
    lambda rng, _: {"SearchString": rng.choice((
        "hope", "Hope tod", "nueva vida", "abrete", "hall", "bell", "river", "33130", "zzz",
    )[:7])},
]  # fmt: skip
