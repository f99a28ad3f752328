"""
Places on the globe, so that a database can tell near from far by plain arithmetic.

A place is kept as a point of the unit sphere beside its degrees. The square of the straight line
between two such points grows with the way over the ground and needs no function of angles, so
either database filters and orders by it exactly.
"""

import math
from dataclasses import dataclass

EARTH_MILES, EARTH_KM = 3958.7613, 6371.0088
"""Mean radius of the Earth (IUGG, R1)."""


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees that hold every place within a distance."""

    south: float
    north: float
    west: float
    east: float


def unit(latitude: float, longitude: float) -> tuple[float, float, float]:
    """This function will put degrees onto the unit sphere."""
    north, east = math.radians(latitude), math.radians(longitude)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


def chord2(miles: float) -> float:
    """This function will give the squared straight line of a way of so many miles."""
    half = min(miles / EARTH_MILES, math.pi) / 2
    return float((2 * math.sin(half)) ** 2)


def miles_of(chord_squared: float) -> float:
    """This function will give the way over the ground of a squared straight line."""
    return 2 * EARTH_MILES * math.asin(min(1.0, math.sqrt(max(0.0, chord_squared)) / 2))


def box_around(latitude: float, longitude: float, miles: float) -> Box:
    """This function will give the degrees around a place; all the way round near a pole."""
    angle = miles / EARTH_MILES
    tall = math.degrees(angle) + 1e-6
    south, north = max(-90.0, latitude - tall), min(90.0, latitude + tall)
    reach = math.sin(min(angle, math.pi / 2)) / max(math.cos(math.radians(latitude)), 1e-12)
    if angle >= math.pi / 2 or reach >= 1:
        return Box(south, north, -180.0, 180.0)
    wide = math.degrees(math.asin(reach)) + 1e-6
    if longitude - wide < -180 or longitude + wide > 180:
        return Box(south, north, -180.0, 180.0)
    return Box(south, north, longitude - wide, longitude + wide)
