"""Requests and proposals for tests, made by the commands of the product."""

from typing import Any

from alongside.core.actor import Actor
from alongside.matching.commands import proposals, requests
from alongside.matching.models import Proposal, Request
from alongside.people.models import Membership, Person
from tests.fixtures.people import World


def make_request(world: World, given_name: str = "Max", **more: Any) -> Request:
    """This function will ask as a visitor does."""
    reach = {"given_name": given_name, "phone": "+12035550111", **more.pop("reach", {})}
    values: dict[str, Any] = {"asked_by": "person", "reach": reach, "by": world.public, **more}
    return requests.ask_for_support(**values)


def ask_again(person: Person, by: Actor, **more: Any) -> Request:
    """This function will let a person who is here ask for another coach."""
    return requests.ask_for_change(person=person, by=by, **more)


def make_proposal(world: World, request: Request, coach: Membership | None = None) -> Proposal:
    """This function will let the supervisor propose a coach, by default Cora."""
    coach = coach or world.membership_of(world.cora)
    return proposals.propose(request=request, coach=coach, by=world.theo)
