"""Somebody looks for services, by words, place, hours and what they must be."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.directory.models import Service
from alongside.directory.search import changes, find, flags, indexing
from alongside.directory.search.models import Entry
from alongside.directory.search.tests import directory
from alongside.directory.search.tests.directory import EVERY_DAY, HARTFORD, make
from alongside.directory.search.wishes import Center

# ruff: noqa: E501 (one service a line reads better)

pytestmark = pytest.mark.django_db
HERE = Center(*HARTFORD)
NOON = dt.datetime(2026, 11, 24, 17, 0, tzinfo=dt.UTC)  # Tuesday, noon in the east


def names(words: str = "", near: Center | None = HERE, **more: Any) -> list[str]:
    """The names found, in order."""
    wished = {k: more.pop(k) for k in ("miles", "number", "size") if k in more}
    page = find.find(words, near, now=NOON, filters=find.Filters(**more), **wished)
    return [hit.card["name"] for hit in page.hits]


def north(miles: float) -> tuple[float, float]:
    return HARTFORD[0] + miles / 69.172, HARTFORD[1]


@pytest.fixture
def town() -> dict[str, Any]:
    made = {
        "near": make("Elm Shelter", "Beds for adults.", term="Emergency Shelter", at=north(1)),
        "far": make("Hill Shelter", "Beds.", term="Emergency Shelter", at=north(20), zip="01103"),
        "night": make("Warm Room", "A warming center.", at=north(2), hours=(EVERY_DAY, "19:00", "07:00")),
        "pantry": make("Ann Pantry", "Food pantry. Walk-ins welcome.", at=north(0.5), free=True, languages=("Spanish",)),
        "women": make("Grace", "Shelter.", at=north(3), eligibility_description="Women with children", minimum_age=18),
        "west": make("Pacific Shelter", "Emergency shelter.", at=(34.05, -118.24), zip="90012", zone="America/Los_Angeles"),
        "online": make("Talk Line", "Counseling by video, a virtual service.", at=None),
    }  # fmt: skip
    indexing.rebuild()
    return made


@pytest.mark.usefixtures("town")
class TestFinding:
    def test_the_nearest_that_fits_comes_first_and_what_is_too_far_does_not(self) -> None:
        assert names("place to sleep") == ["Elm Shelter", "Warm Room", "Grace", "Hill Shelter"]
        assert names("place to sleep", miles=10) == ["Elm Shelter", "Warm Room", "Grace"]

    def test_without_a_place_everything_that_fits_is_there(self) -> None:
        assert "Pacific Shelter" in names("shelter", near=None)
        assert "Ann Pantry" not in names("shelter", near=None)

    def test_a_typo_and_spanish_find_the_same(self) -> None:
        assert names("shleter") == names("albergue") == names("shelter")

    def test_a_name_is_found_by_its_words(self) -> None:
        assert names("Ann") == ["Ann Pantry"]
        assert names("ann pantry")[0] == "Ann Pantry"
        assert names("nothing like it xyzzy") == []

    def test_open_now_holds_on_the_clock_of_the_place(self) -> None:
        assert names("shelter", open_at=NOON) == ["Elm Shelter", "Grace", "Hill Shelter"]
        early = NOON - dt.timedelta(hours=2)  # 10 in Hartford, 7 in Los Angeles
        assert names("shelter", near=Center(34.05, -118.24), open_at=early) == []
        assert names("shelter", near=Center(34.05, -118.24), open_at=NOON) == ["Pacific Shelter"]

    def test_open_at_nine_at_night_wherever_it_is(self) -> None:
        nine = dt.datetime(2026, 11, 24, 21, 0)  # noqa: DTZ001 - their own clock
        assert names("shelter", open_at=nine) == ["Warm Room"]

    def test_filters_leave_out_what_does_not_fit(self) -> None:
        assert names(facts=("free",)) == ["Ann Pantry"]
        assert names(facts=("walk_in",)) == ["Ann Pantry"]
        assert names(language="es") == ["Ann Pantry"]
        assert names(audience="women") == ["Grace"]
        assert names("shelter", age=16) == ["Elm Shelter", "Warm Room", "Hill Shelter"]
        assert names(near=None, facts=("online",)) == ["Talk Line"]

    def test_a_tile_and_a_category_find_their_services(self) -> None:
        assert names(domain="food") == ["Ann Pantry"]
        found = names(categories=("Emergency Shelter",))
        assert found == ["Elm Shelter", "Warm Room", "Grace", "Hill Shelter"]
        assert names(categories=("Housing",)) == found

    def test_pages_follow_each_other_and_end(self) -> None:
        first = names("shelter", size=2)
        second = names("shelter", size=2, number=2)
        assert first + second == names("shelter")
        assert names("shelter", size=2, number=3) == []

    def test_a_search_takes_at_most_three_statements(self) -> None:
        for words in ("shelter", "ann shelter", "", "mercy"):
            with CaptureQueriesContext(connection) as asked:
                names(words)
            assert len(asked) <= 3, words


def test_a_change_and_an_end_are_found_after_an_update(town: dict[str, Any]) -> None:
    Service.objects.filter(pk=town["near"].service_id).update(name="Oak House")
    indexing.update([town["near"].service_id])
    assert names("shelter")[0] == "Oak House"
    Service.objects.filter(pk=town["near"].service_id).update(status="defunct")
    indexing.update([town["near"].service_id])
    assert "Oak House" not in names("shelter")
    assert names("oak") == []
    assert not Entry.objects.filter(service=town["near"].service_id).exists()


def test_an_import_makes_the_index_follow_what_changed(town: dict[str, Any]) -> None:
    source = directory.source()
    source.read_at = NOON
    source.save()
    place = town["near"]
    long_ago = NOON - dt.timedelta(days=9)
    for model in apps.get_app_config("directory").get_models():
        if hasattr(model, "changed_at"):
            model._default_manager.update(changed_at=long_ago)
    assert changes.services_since(NOON, source) == set()
    place.location.schedules.create(source=source, byday="MO", changed_at=NOON)
    assert changes.services_since(NOON, source) == {place.service_id}


def test_one_service_at_many_places_is_listed_once_at_its_nearest() -> None:
    at = make("Twin Shelter", "Emergency shelter.", at=north(9))
    other = make("Other place", "", at=north(2))
    other.service_id = at.service_id
    other.save()
    indexing.rebuild()
    page = find.find("twin", HERE, now=NOON)
    assert [hit.place_id for hit in page.hits] == [other.pk]
    assert page.hits[0].miles == pytest.approx(2, abs=0.05)


def test_a_place_with_no_coordinates_stands_at_its_zip_code() -> None:
    made = make("Lost Shelter", "Emergency shelter.", zip="06106")
    made.location.latitude = made.location.longitude = None
    made.location.save()
    indexing.rebuild()
    assert names("shelter", miles=10) == ["Lost Shelter"]


def test_masks_never_share_a_bit() -> None:
    every = [*flags.FACTS.values()]
    every += [flags.mask(language=code) for code in flags.LANGUAGES]
    every += [flags.mask(audience=key) for key in flags.AUDIENCES]
    seen = 0
    for bit in every:
        assert not seen & bit
        seen |= bit


def test_an_unknown_service_is_no_trouble() -> None:
    assert indexing.update([uuid.uuid4()]) == 0
