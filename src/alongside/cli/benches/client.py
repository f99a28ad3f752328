"""
A small load client: keep-alive connections, as many as asked, each sending one request after
another; every answer is read whole and its status checked.
"""

import http.client
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `body` makes it a POST of a form."""

    path: str
    headers: dict[str, str]
    body: bytes | None = None
    expect: tuple[int, ...] = (200,)


@dataclass(frozen=True, slots=True)
class Timing:
    """What one case took: requests per second and milliseconds at the median and 95 in 100."""

    per_s: float
    p50_ms: float
    p95_ms: float


Make = Callable[[int], Ask]


def measure(port: int, make: Make, *, concurrency: int, seconds: float) -> Timing:
    """
    This function will send `make(n)` for n = 0, 1, 2 ... until the time is over.

    :raises RuntimeError: when an answer has another status than expected
    """
    warm = _Run(port, make)
    warm.go(1, min(1.0, seconds / 4))
    run = _Run(port, make, start=warm.sent)
    began = time.perf_counter()
    run.go(concurrency, seconds)
    took = time.perf_counter() - began
    if warm.error or run.error:
        raise RuntimeError(warm.error or run.error)
    return timing_of(run.times, took)


def timing_of(milliseconds: list[float], took: float) -> Timing:
    """This function will sum up what single requests took, `took` seconds in all."""
    times = sorted(milliseconds)
    p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
    return Timing(round(len(times) / took, 1), round(statistics.median(times), 2), round(p95, 2))


class _Run:
    def __init__(self, port: int, make: Make, start: int = 0) -> None:
        self.port, self.make, self.sent = port, make, start
        self.times: list[float] = []
        self.error = ""
        self._lock = threading.Lock()

    def go(self, concurrency: int, seconds: float) -> None:
        until = time.perf_counter() + seconds
        threads = [threading.Thread(target=self._work, args=(until,)) for _ in range(concurrency)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _next(self) -> int:
        with self._lock:
            self.sent += 1
            return self.sent - 1

    def _work(self, until: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while time.perf_counter() < until and not self.error:
            ask = self.make(self._next())
            began = time.perf_counter()
            connection.request(
                "POST" if ask.body is not None else "GET", ask.path, ask.body, ask.headers
            )
            response = connection.getresponse()
            page = response.read()
            self.times.append((time.perf_counter() - began) * 1000)
            if response.status not in ask.expect:
                self.error = f"{ask.path} answered {response.status}: {page[:300]!r}"
        connection.close()
