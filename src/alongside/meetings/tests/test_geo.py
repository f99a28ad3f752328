"""Near and far by plain arithmetic are what the formula of the sphere says."""

import math

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from alongside.meetings import geo
from alongside.meetings.tests.reference import haversine

north, east = st.floats(-89.5, 89.5), st.floats(-180, 180)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(north, east, north, east)
def test_the_chord_tells_the_way_over_the_ground(a: float, b: float, c: float, d: float) -> None:
    chord = math.dist(geo.unit(a, b), geo.unit(c, d)) ** 2
    wanted = haversine((a, b), (c, d))
    assume(wanted < 19_900)  # opposite ends of the globe are near nothing
    assert geo.miles_of(chord) * 1.609344 == pytest.approx(wanted, rel=1e-5, abs=1e-6)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(north, east, st.floats(0.1, 3000), st.floats(0, 1), st.floats(0, 2 * math.pi))
def test_the_box_holds_every_place_within_the_distance(
    latitude: float, longitude: float, miles: float, part: float, way: float
) -> None:
    box = geo.box_around(latitude, longitude, miles)
    to = _gone(latitude, longitude, miles * part, way)
    assert box.south <= to[0] <= box.north
    assert box.west <= to[1] <= box.east


def _gone(north_at: float, east_at: float, miles: float, way: float) -> tuple[float, float]:
    """Where one arrives who goes so far in one direction."""
    start, angle = math.radians(north_at), miles / geo.EARTH_MILES
    end = math.asin(
        math.sin(start) * math.cos(angle) + math.cos(start) * math.sin(angle) * math.cos(way)
    )
    turn = math.atan2(
        math.sin(way) * math.sin(angle) * math.cos(start),
        math.cos(angle) - math.sin(start) * math.sin(end),
    )
    return math.degrees(end), (east_at + math.degrees(turn) + 540) % 360 - 180
