"""Another coach with no reason given, and taking a request back."""

import pytest

from alongside.core.actor import Actor
from alongside.core.errors import Conflict, NotFound, NotPermitted
from alongside.matching.commands import requests
from alongside.matching.models import Request
from alongside.matching.tests.factories import ask_again
from alongside.people.queries import caseload
from tests.fixtures.people import World


def test_a_change_needs_no_reason_and_the_coach_stays(world: World) -> None:
    row = ask_again(world.june_person, world.june)
    assert (row.kind, row.asked_by) == ("change", "person")
    assert caseload.coach_of(by=world.june, person_id=world.june_person.pk) is not None
    with pytest.raises(Conflict):
        ask_again(world.june_person, world.june)


def test_a_change_ends_now_by_choice(world: World) -> None:
    ask_again(world.june_person, world.june, ends_now=True)
    assert caseload.coach_of(by=world.june, person_id=world.june_person.pk) is None


@pytest.mark.parametrize(
    ("who", "error"), [("ray", NotFound), ("dana", NotPermitted), ("theo", NotPermitted)]
)
def test_only_the_person_changes_coach(world: World, who: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        ask_again(world.june_person, getattr(world, who))


@pytest.mark.parametrize(
    ("who", "error"),
    [
        ("june", None),
        ("theo", None),
        ("dana", NotPermitted),
        ("ray", NotFound),
        ("nora", NotFound),
        ("public", NotFound),
    ],
)
def test_who_takes_a_request_back(world: World, who: str, error: type[Exception] | None) -> None:
    row = ask_again(world.june_person, world.june)
    by: Actor = getattr(world, who)
    if error is not None:
        with pytest.raises(error):
            requests.withdraw_request(request=row, by=by)
        return
    requests.withdraw_request(request=row, by=by)
    requests.withdraw_request(request=row, by=by)
    assert Request.objects.scoped(world.system).get(pk=row.pk).close_reason == "withdrawn"
