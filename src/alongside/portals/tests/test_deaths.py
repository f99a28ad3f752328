"""What the program closes when somebody died, and opens again when that was an error."""

from collections.abc import Callable
from typing import Any

import pytest

from alongside.accounts import codes
from alongside.accounts.commands import issue_first_code
from alongside.accounts.models import User
from alongside.accounts.tests.helpers import user_of
from alongside.coaching.commands.checkins import ask_for_call
from alongside.coaching.models import CallRequest
from alongside.core.actor import Actor, Role
from alongside.matching.commands import requests
from alongside.people.commands.enrolments import change_status
from alongside.people.commands.staff import add_member
from alongside.people.models import Membership
from alongside.people.queries.actors import memberships_of
from tests.fixtures.people import ClientFor, World, sign_in

SetTo = Callable[[str], None]


@pytest.fixture
def set_to(world: World, django_capture_on_commit_callbacks: Any) -> SetTo:
    def change(status: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            change_status(enrolment=world.june_enrolment, status=status, by=world.dana)

    return change


def account(world: World) -> User:
    return user_of(world.june)


def call(world: World) -> CallRequest:
    return CallRequest.objects.scoped(world.system).get(person=world.june_person)


def test_nobody_goes_on_signed_in_as_somebody_who_died(
    world: World, client_for: ClientFor, set_to: SetTo
) -> None:
    phone = client_for(Role.PARTICIPANT)
    assert phone.get("/me/").status_code == 200
    code = issue_first_code(user=account(world), by=Actor.system(None))
    set_to("died")
    assert phone.get("/me/").status_code == 302
    assert not account(world).is_active
    assert memberships_of(account(world)) == []
    assert codes.usable(account(world).login, code.plain) is None


def test_a_coach_whose_own_coaching_ended_like_this_by_mistake_still_works(
    world: World, set_to: SetTo
) -> None:
    works = add_member(
        organisation=world.organisation,
        role=Role.COACH,
        name="June A.",
        user=account(world),
        by=world.system,
    )
    set_to("died")
    assert account(world).is_active
    assert memberships_of(account(world)) == [works]


def test_a_call_that_somebody_who_died_asked_for_is_closed_and_not_as_answered(
    world: World, client_for: ClientFor, set_to: SetTo
) -> None:
    ask_for_call(person=world.june_person, by=world.june)
    set_to("died")
    closed = call(world)
    assert (closed.close_reason, closed.closed_by) == ("died", None)
    assert "asked for a call" not in client_for(Role.COACH).get("/today/").content.decode()


def test_a_status_set_in_error_is_set_back_and_sign_in_and_call_are_open_again(
    world: World, set_to: SetTo
) -> None:
    ask_for_call(person=world.june_person, by=world.june)
    set_to("died")
    set_to("reached")
    assert account(world).is_active
    assert call(world).closed_at is None
    member = Membership.objects.scoped(world.system).get(person=world.june_person)
    assert (member.ended_at, member.end_reason) == (None, "")
    assert sign_in(member).get("/me/").status_code == 200


def test_what_somebody_who_died_asked_for_is_closed_apart_and_waits_again_after_an_error(
    world: World, set_to: SetTo
) -> None:
    asked = requests.ask_for_change(person=world.june_person, by=world.june)
    set_to("died")
    asked.refresh_from_db()
    assert asked.close_reason == "died"
    set_to("reached")
    asked.refresh_from_db()
    assert (asked.closed_at, asked.close_reason) == (None, "")


def test_any_other_status_closes_nothing(world: World, set_to: SetTo) -> None:
    ask_for_call(person=world.june_person, by=world.june)
    set_to("in_custody")
    assert account(world).is_active
    assert call(world).closed_at is None
