"""The search page on a large directory, beside the bare SQL call it stands on."""

import json
import os
import statistics
import time
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import connection

from alongside.cli.benches import directory_crowd
from alongside.cli.benches.client import Ask, Timing, measure
from alongside.core import clock
from alongside.core.places import place_of
from alongside.directory.search import find, index, indexing, topics
from alongside.directory.search.domains import DOMAINS
from alongside.directory.search.plain import understand
from alongside.directory.search.wishes import Center, Wish

FLOOR = "the bare call: one statement for the 25 nearest rows, the box to look in known beforehand"
EMPTY = "the search page with nothing looked for, on the same server"
DJANGO = "an empty Django answer on the same server (/healthz)"
ZIPS = ("06106", "10002", "60622", "90013", "33130", "77002", "02118", "73301", "59801", "98101",
        "44113", "19134", "48201", "85003", "37203", "97204")  # fmt: skip
SAID = (
    "place to sleep tonight", "help with warrant", "food pantry", "detox", "dentist",
    "got out of jail no id", "bus pass", "pay rent", "child care", "job with a felony",
)  # fmt: skip
WRONG = ("shleter", "dentsit", "food pantrey", "methadne clinic", "diapres", "eviciton")
SPANISH = ("ayuda con la renta", "donde dormir esta noche", "comida", "abogado",
           "clases de ingles", "desintoxicacion")  # fmt: skip
NAMED = ("mercy house", "harbor clinic", "open door center", "lighthouse project")


def build(size: int, say: Callable[[str], None]) -> dict[str, Any]:
    """This function will write the directory and its index, and time the index."""
    directory_crowd.make(size, say)
    before = _bytes()
    say("building the index")
    began = time.perf_counter()
    count = indexing.rebuild()
    seconds = time.perf_counter() - began
    _settle()
    return {
        "entries": count,
        "seconds": round(seconds, 1),
        "entries_per_s": round(count / seconds),
        "megabytes": round((_bytes() - before) / 1e6, 1),
        "directory_megabytes": round(before / 1e6, 1),
    }


def _settle() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("ANALYZE")


def _bytes() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    name = str(connection.settings_dict["NAME"])
    return sum(Path(p).stat().st_size for p in (name, f"{name}-wal") if os.path.exists(p))


def forms() -> dict[str, list[dict[str, str]]]:
    """This function will list what people send, by case."""
    housing = {"domain": "housing", "open": "now"}
    return {
        "near": [{"near": z} for z in ZIPS],
        "words": [{"words": w} for w in SAID],
        "words, distance": _near(SAID),
        "tile, open now": [{**housing, "near": z} for z in ZIPS],
        "typo": _near(WRONG),
        "Spanish": _near(SPANISH),
        "name, distance": _near(NAMED),
    }


def _near(said: tuple[str, ...]) -> list[dict[str, str]]:
    return [
        {"words": said[n % len(said)], "near": ZIPS[n % len(ZIPS)]}
        for n in range(len(said) * len(ZIPS))
    ]


def cases(port: int, *, concurrencies: tuple[int, ...], seconds: float) -> list[dict[str, Any]]:
    """This function will measure every case beside its floor, at each concurrency."""
    rows = []
    floors = {name: floor(asked) for name, asked in forms().items()}
    for concurrency in concurrencies:
        pages = {
            path: measure(port, _opener(path), concurrency=concurrency, seconds=seconds)
            for path in ("/healthz", "/services/")
        }
        for name, asked in forms().items():
            timing = measure(port, _sender(asked), concurrency=concurrency, seconds=seconds)
            rows.append(_row(name, concurrency, timing, floors[name], pages))
    return rows


def _opener(path: str) -> Callable[[int], Ask]:
    ask = Ask(path, {"Accept-Encoding": "gzip"})
    return lambda _n: ask


def _sender(asked: list[dict[str, str]]) -> Callable[[int], Ask]:
    bodies = [urllib.parse.urlencode(one).encode() for one in asked]
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept-Encoding": "gzip",
    }
    return lambda n: Ask("/services/", headers, bodies[n % len(bodies)])


def _row(
    name: str, concurrency: int, timing: Timing, bare: dict[str, Any], pages: dict[str, Timing]
) -> dict[str, Any]:
    empty = pages["/services/"]
    most = 3 * (bare["p95_ms"] + empty.p95_ms)
    return {
        "case": name,
        "concurrency": concurrency,
        **asdict(timing),
        "floor": {"what": FLOOR, **bare},
        "empty": {"what": EMPTY, **asdict(empty)},
        "django": {"what": DJANGO, **asdict(pages["/healthz"])},
        "times_floor": round(timing.p95_ms / (bare["p95_ms"] + empty.p95_ms), 2),
        "aim_p95_ms": round(most, 2),
    }


def floor(asked: list[dict[str, str]]) -> dict[str, Any]:
    """This function will time the bare calls of a case, and the engine without any page."""
    bare, engine = [], []
    for _round in range(3):
        for one in asked:
            bare.append(_timed(lambda sql: _bare(*sql), _statement(one)))
            engine.append(_timed(_engine, one))
    bare_times, engine_times = sorted(bare), sorted(engine)
    return {
        "p50_ms": round(statistics.median(bare_times), 3),
        "p95_ms": round(bare_times[int(len(bare_times) * 0.95)], 3),
        "engine_p50_ms": round(statistics.median(engine_times), 3),
        "engine_p95_ms": round(engine_times[int(len(engine_times) * 0.95)], 3),
    }


def _timed(run: Callable[[Any], object], what: Any) -> float:
    began = time.perf_counter()
    run(what)
    return (time.perf_counter() - began) * 1000


def _engine(one: dict[str, str]) -> None:
    filters = find.Filters(
        domain=one.get("domain", ""), open_at=clock.now() if "open" in one else None
    )
    find.find(one.get("words", ""), _center(one), now=clock.now(), filters=filters)


def _center(one: dict[str, str]) -> Center | None:
    place = place_of(one["near"]) if "near" in one else None
    return Center(place.latitude, place.longitude) if place else None


def _statement(one: dict[str, str]) -> tuple[str, list[Any]]:
    """The look for 25 rows in the smallest box that holds them, found before the clock runs."""
    meaning = understand(one.get("words", ""))
    number = DOMAINS[one["domain"]].number if "domain" in one else topics.ANY
    runs = tuple(topics.runs(meaning.topics)) if meaning.topics else ((number, number),)
    center = _center(one)
    open_at = clock.now() if "open" in one else None
    by_words = bool(meaning.all_words) and not meaning.topics
    look = index.of_words if by_words else index.of_topics
    write = index.of_vendor().of_words if by_words else index.of_vendor().of_topics
    for miles in _sizes() if center else (100.0,):
        wish = Wish(runs=runs, stems=meaning.all_words, center=center, miles=miles, limit=25,
                    open_at=open_at)  # fmt: skip
        if len(look(wish)) == 25 or miles == 100.0:
            sql, params = write(wish)
            return str(sql), list(params)
    raise AssertionError("the last box is taken in any case")


def _sizes() -> Iterator[float]:
    yield from (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 100.0)


def _bare(sql: str, params: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def show(result: dict[str, Any]) -> None:
    """This function will print the figures as a table."""
    print(f"{result['name']} on {result['database']}, {result['size']}")
    print(f"index: {json.dumps(result['index'])}")
    print(
        f"{'case':<17}{'at once':>8}{'per s':>8}{'p50 ms':>8}{'p95 ms':>8}{'engine p50':>11}"
        f"{'floor p95':>10}{'empty p95':>10}{'times':>7}"
    )
    for row in result["cases"]:
        print(
            f"{row['case']:<17}{row['concurrency']:>8}{row['per_s']:>8}{row['p50_ms']:>8}"
            f"{row['p95_ms']:>8}{row['floor']['engine_p50_ms']:>11}{row['floor']['p95_ms']:>10}"
            f"{row['empty']['p95_ms']:>10}{row['times_floor']:>7}"
        )
