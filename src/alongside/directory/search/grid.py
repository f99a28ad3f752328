"""
Squares of the map as words of the text index, in four sizes, and boxes in degrees. Pure.

With them one look into the text index answers "these words, around here".
"""

import math

SIZES = (0.05, 0.25, 1.0, 4.0)
MILES_OF_DEGREE = 69.172


def squares(latitude: float, longitude: float) -> list[str]:
    """This function will name the squares a place lies in, one of each size."""
    return [
        _name(n, math.floor(latitude / size), math.floor(longitude / size))
        for n, size in enumerate(SIZES)
    ]


def around(latitude: float, longitude: float, level: int) -> list[str]:
    """This function will name the nine squares of a size about a place."""
    size = SIZES[level]
    row, column = math.floor(latitude / size), math.floor(longitude / size)
    return [_name(level, row + a, column + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]


def _name(level: int, row: int, column: int) -> str:
    return f"zq{level}{_number(row)}{_number(column)}"


def _number(value: int) -> str:
    return f"m{-value}" if value < 0 else f"p{value}"


def box(latitude: float, longitude: float, miles: float) -> tuple[float, float, float, float]:
    """This function will give the south, north, west and east of a square about a place."""
    tall = miles / MILES_OF_DEGREE
    wide = tall / max(0.02, math.cos(math.radians(latitude)))
    return latitude - tall, latitude + tall, longitude - wide, longitude + wide


def miles_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """This function will give the great-circle distance of two points, north and east."""
    north_a, north_b = math.radians(a[0]), math.radians(b[0])
    half_north = (north_b - north_a) / 2
    half_east = math.radians(b[1] - a[1]) / 2
    chord = (
        math.sin(half_north) ** 2 + math.cos(north_a) * math.cos(north_b) * math.sin(half_east) ** 2
    )
    return 2 * 3958.7613 * math.asin(min(1.0, math.sqrt(chord)))
