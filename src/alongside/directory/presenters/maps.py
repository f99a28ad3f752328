"""A small map of our own: dots about the middle, with no request to anybody."""

import math
from dataclasses import dataclass

from alongside.directory.search.find import Hit
from alongside.directory.search.grid import MILES_OF_DEGREE
from alongside.directory.search.wishes import Center


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map, in a square of 200 about the middle."""

    number: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Map:
    """Places about the middle; the ring stands for `miles`."""

    dots: list[Dot]
    miles: int


def small_map(hits: list[Hit], center: Center | None) -> Map | None:
    """This function will place hits on a map of our own; nobody else's server is asked."""
    far = [hit.miles for hit in hits if hit.miles is not None]
    if center is None or len(far) < 2:
        return None
    ring = next((n for n in (1, 2, 5, 10, 25, 50) if n >= max(far)), 100)
    shrink = math.cos(math.radians(center.latitude))
    dots = []
    for number, hit in enumerate(hits, start=1):
        if hit.point is None:
            continue
        north, east = hit.point
        x = (east - center.longitude) * shrink * MILES_OF_DEGREE / ring * 88
        y = (center.latitude - north) * MILES_OF_DEGREE / ring * 88
        dots.append(Dot(number, round(100 + x), round(100 + y)))
    return Map(dots, ring)
