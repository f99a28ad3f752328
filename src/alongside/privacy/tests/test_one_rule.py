"""One set of rules for every program, and every row about a person a record (P2-01 to P2-04)."""

from typing import Any

import pytest
from django.apps import apps

from alongside.coaching.tests.factories import make_check_in
from alongside.core import scope
from alongside.core.errors import NotPermitted
from alongside.core.rls import protected_models
from alongside.people.commands.enrolments import change_status
from alongside.people.tests.factories import make_organisation
from alongside.privacy import system_map
from alongside.privacy.models.signature import SignatureMethod
from alongside.privacy.record import walking
from alongside.privacy.tests import factories
from alongside.privacy.tests.test_disclosing import recipient_of, told
from tests.fixtures.people import ClientFor, World


@pytest.mark.django_db
def test_p2_01_a_new_program_is_under_part_2() -> None:
    with scope.across_organisations():
        assert make_organisation("Dawn", "dawn").part2_applies


@pytest.mark.django_db
def test_p2_02_consent_is_needed_also_where_part_2_is_off(world: World) -> None:
    with scope.across_organisations():
        world.organisation.part2_applies = False
        world.organisation.part2_off_reason = "Counsel wrote so."
        world.organisation.save()
    consent = factories.draft(world.june_person)
    with pytest.raises(NotPermitted):
        told(world.june_person, recipient_of(consent), world.dana)
    signed = factories.active(world.june_person)
    assert told(world.june_person, recipient_of(signed), world.dana).pk


OURS = [m for m in apps.get_models() if m.__module__.startswith("alongside.")]


@pytest.mark.parametrize("model", walking.paths(), ids=lambda m: m._meta.label)
def test_p2_04_whatever_is_about_a_person_is_a_record_behind_the_wall(model: Any) -> None:
    assert system_map.class_of(model) == "record"
    assert model in protected_models()


def test_p2_04_no_row_is_called_public() -> None:
    assert {system_map.class_of(model) for model in OURS} == {"record", "program", "machine"}
    labels = {model._meta.label for model in OURS}
    assert not system_map.RECORD_TOO - labels


def test_es_03_there_is_no_signing_by_telephone() -> None:
    assert set(SignatureMethod.values) == {"typed", "drawn", "mark", "paper"}


@pytest.mark.django_db
def test_p2_64_after_a_death_every_guard_stays_and_the_lists_are_quiet(
    world: World, client_for: ClientFor
) -> None:
    make_check_in(world.june_person, please_call=True)
    dana = client_for(world.dana)
    assert "June" in dana.get("/today/").content.decode()
    change_status(enrolment=world.june_enrolment, status="died", by=world.dana)
    assert "June" not in dana.get("/today/").content.decode()
    consent = factories.draft(world.june_person)
    with pytest.raises(NotPermitted):
        told(world.june_person, recipient_of(consent), world.dana)
