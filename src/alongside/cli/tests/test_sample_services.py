"""The sample's own directory is whole, near the program, and says no word that is not said here."""

import pytest

from alongside.cli.sample import services
from alongside.cli.sample.services_words import SERVICES
from alongside.core import scope
from alongside.core.actor import Actor
from alongside.core.places import distance_miles, place_of
from alongside.directory.models import Address, Language, Schedule, Service, ServiceAtLocation

KINDS = ("101", "102", "103", "104", "105", "106", "107", "108", "109", "110", "111")


@pytest.mark.django_db
def test_the_sample_has_a_believable_directory_and_making_it_again_changes_nothing() -> None:
    with scope.across_organisations():
        added = services.add_services(Actor.system(None, purpose="sample"))
        assert services.add_services(Actor.system(None, purpose="sample")) == 0
    assert added > 500
    assert Service.objects.count() == ServiceAtLocation.objects.count() == len(SERVICES) >= 60
    assert Service.objects.filter(organization__isnull=True).count() == 0
    assert Schedule.objects.filter(opens_at__isnull=True).count() == 0
    assert Language.objects.filter(name="Spanish").count() > 20


def test_every_kind_of_need_is_answered() -> None:
    terms = {code[:3] for given in SERVICES for code in (given.term, *given.also)}
    assert terms == set(KINDS)


@pytest.mark.django_db
def test_every_place_is_near_the_program() -> None:
    with scope.across_organisations():
        services.add_services(Actor.system(None, purpose="sample"))
    home = place_of("06106")
    assert home
    for zip_code in set(Address.objects.values_list("postal_code", flat=True)):
        place = place_of(zip_code)
        assert place
        assert distance_miles(home, place) < 15
