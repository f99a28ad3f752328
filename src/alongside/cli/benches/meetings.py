"""Find a meeting and GetSearchResults on a large store, beside the bare query of each."""

import json
import random
import threading
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.db import connection, connections
from django.http import QueryDict

from alongside.cli.benches.client import Ask, Timing, measure, timing_of
from alongside.cli.benches.meeting_crowd import standard_codes
from alongside.core.places import place_of
from alongside.meetings.forms import FindForm
from alongside.meetings.models import Format
from alongside.meetings.queries import finding, search, sql
from alongside.meetings.serving.bmlt import parameters, results

ASKED = 400
FLOOR = "the same statement alone, one connection a client{more}, no server"
EMPTY = "an empty Django answer on the same server (/healthz)"


def cases(port: int, *, concurrencies: tuple[int, ...], seconds: float) -> list[dict[str, Any]]:
    """This function will measure each case beside its floor, at each concurrency."""
    pages, queries = _questions()
    makers: dict[str, tuple[Callable[[int], Ask], Callable[[int], object], str]] = {
        "page": (lambda n: _page(pages[n % ASKED]), lambda n: _found(pages[n % ASKED]), ""),
        "GetSearchResults": (
            lambda n: Ask(f"/bmlt/client_interface/json/?{queries[n % ASKED]}", {}),
            lambda n: json.dumps(_answered(queries[n % ASKED])),
            " and serialising",
        ),
    }
    rows = []
    for concurrency in concurrencies:
        empty = measure(
            port, lambda n: Ask("/healthz", {}), concurrency=concurrency, seconds=seconds
        )
        for name, (make, bare, more) in makers.items():
            floor = _alone(bare, concurrency, seconds)
            timing = measure(port, make, concurrency=concurrency, seconds=seconds)
            what = FLOOR.format(more=more)
            rows.append(_row(name, concurrency, timing, floor=floor, empty=empty, what=what))
    return rows


def _row(
    name: str, concurrency: int, timing: Timing, *, floor: Timing, empty: Timing, what: str
) -> dict[str, Any]:
    return {
        "case": name,
        "concurrency": concurrency,
        **asdict(timing),
        "floor": {"what": what, **asdict(floor)},
        "empty_answer": {"what": EMPTY, **asdict(empty)},
        # One after another a request costs at least an empty answer and the query.
        "times_floor": round(timing.p50_ms / (floor.p50_ms + empty.p50_ms), 2),
    }


def _questions() -> tuple[list[dict[str, str]], list[str]]:
    """Weekday, window, distance and type, around places that have meetings."""
    rng = random.Random(11)  # noqa: S311 - made-up questions
    formats = dict(Format.objects.values_list("key_string", "pk"))
    pages, queries, codes = [], [], _codes()
    for _ in range(ASKED):
        code = rng.choice(codes)
        place = place_of(code)
        assert place is not None
        kind, day, hour = rng.choice(("O", "W", "BE", "D")), rng.randint(0, 6), rng.randint(6, 20)
        pages.append({"near": code, "how": "in_person", "when": str(day), "miles": "25",
                      "kind": kind})  # fmt: skip
        queries.append(urllib.parse.urlencode({
            "switcher": "GetSearchResults", "weekdays": day + 1, "StartsAfterH": hour,
            "StartsBeforeH": hour + 4, "lat_val": place.latitude, "long_val": place.longitude,
            "geo_width": 25, "formats": formats[kind], "page_size": 20,
            "sort_results_by_distance": 1,
        }))  # fmt: skip
    return pages, queries


def _codes() -> list[str]:
    return [row["zip_code"] for row in standard_codes()]


def _page(fields: dict[str, str]) -> Ask:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return Ask("/meetings/", kind, urllib.parse.urlencode(fields).encode())


Statement = tuple[str, list[Any]]
_statements: dict[str, Statement] = {}


def _found(fields: dict[str, str]) -> object:
    """The page's search as one statement that was made before."""
    key = json.dumps(fields)
    if key not in _statements:
        form = FindForm(fields)
        assert form.is_valid(), form.errors
        wanted = form.wanted("")
        _statements[key] = _taken(lambda: finding.find(wanted))
    return _run(_statements[key])


def _answered(query: str) -> list[Any]:
    if query not in _statements:
        made = results.criteria(parameters.read(QueryDict(query)))
        held = sql.find(made, search.COLUMNS, connection.vendor)
        _statements[query] = held.text, held.values
    return [[str(one) for one in row] for row in _run(_statements[query])]


def _taken(work: Callable[[], object]) -> Statement:
    taken: list[Statement] = []

    def note(execute: Any, text: str, values: Any, many: bool, context: Any) -> Any:
        taken.append((text, list(values or [])))
        return execute(text, values, many, context)

    with connection.execute_wrapper(note):
        work()
    return taken[-1]


def _run(statement: Statement) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return list(cursor.fetchall())


def _alone(bare: Callable[[int], object], concurrency: int, seconds: float) -> Timing:
    """The bare work in as many threads as there would be clients."""
    for number in range(ASKED):
        bare(number)
    times: list[float] = []
    began = time.perf_counter()

    def work(first: int) -> None:
        number = first
        while time.perf_counter() - began < seconds:
            at = time.perf_counter()
            bare(number)
            times.append((time.perf_counter() - at) * 1000)
            number += concurrency
        connections.close_all()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(concurrency)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return timing_of(times, time.perf_counter() - began)
