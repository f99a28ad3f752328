import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.places import Place, distance_miles, find_place, place_of

TABLE = Path(__file__).parents[4] / ".." / "shared" / "data" / "us-zip-centroids"


def at(north: float, east: float) -> Place:
    return Place("00000", "", "", "", "", north, east)


degrees = st.builds(at, st.floats(-90, 90, allow_nan=False), st.floats(-180, 180, allow_nan=False))


@pytest.mark.parametrize("text", ["06106", " 06106\n", "06106-1234", "061061234"])
def test_zip_code_as_people_write_it(text: str) -> None:
    place = place_of(text)
    assert place is not None
    assert (place.zip, place.city, place.state) == ("06106", "Hartford", "CT")
    assert (place.county, place.zone) == ("Hartford County", "America/New_York")


@pytest.mark.parametrize(
    "text", ["", "0610", "99999", "abcde", "06106-12", "06106 Hartford", "٠٦١٠٦", "0\x006106"]
)
def test_no_zip_code_is_no_place(text: str) -> None:
    assert place_of(text) is None


def test_military_post_has_no_place_on_the_map() -> None:
    assert place_of("09000") is None


@pytest.mark.parametrize(
    "text",
    ["Hartford CT", "hartford, ct", "Hartford, Connecticut", "  HARTFORD   Ct ", "Hartfrod, CT"],
)
def test_town_with_state_is_one_place(text: str) -> None:
    assert [(p.city, p.state) for p in find_place(text)] == [("Hartford", "CT")]


def test_town_in_several_states_gives_each_once_biggest_first() -> None:
    states = [place.state for place in find_place("Hartford")]
    assert states[0] == "CT"
    assert {"AL", "KY", "VT", "WI"} < set(states)
    assert len(states) == len(set(states))


def test_state_name_inside_the_name_of_a_town() -> None:
    assert find_place("Kansas City")[0].state == "MO"
    assert [p.state for p in find_place("Kansas City, KS")] == ["KS"]
    assert find_place("New York")[0].city == "New York"
    assert find_place("Saint Louis MO")[0].city == find_place("st. louis, missouri")[0].city


@pytest.mark.parametrize("text", ["", "   ", ",", "Zzyzzyx", "CT", "\x00", "x" * 10_000])
def test_nothing_found_is_empty(text: str) -> None:
    assert find_place(text) == []


@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    assert all(place.city for place in find_place(text))


def test_known_distance() -> None:
    # Hartford to Boston; cross-checked with the cosine formula below and any atlas.
    assert 90 < distance_miles(find_place("Hartford CT")[0], find_place("Boston MA")[0]) < 100


@given(degrees, degrees)
def test_distance_agrees_with_the_angle_between_vectors(a: Place, b: Place) -> None:
    def vector(p: Place) -> tuple[float, float, float]:
        north, east = math.radians(p.latitude), math.radians(p.longitude)
        return (math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north))

    chord = math.dist(vector(a), vector(b))
    expected = 2 * 3958.7613 * math.asin(min(1.0, chord / 2))
    assert distance_miles(a, b) == pytest.approx(expected, abs=0.01)
    assert distance_miles(a, b) == pytest.approx(distance_miles(b, a))
    assert distance_miles(a, a) == 0


@pytest.mark.slow
def test_every_row_of_the_public_table_agrees() -> None:
    files = sorted(TABLE.glob("*.csv"))
    if not files:
        pytest.skip("the sample data folder ../shared/data/us-zip-centroids is not there")
    count = 0
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                place = place_of(row["zip"])
                assert place is not None, row
                assert (place.city, place.state) == (row["city"], row["state"])
                assert place.latitude == pytest.approx(float(row["lat"]), abs=0.001)
                assert place.longitude == pytest.approx(float(row["lon"]), abs=0.001)
                count += 1
    assert count == 41_917
