"""Walk every page in every role and type a canary into every form."""

from typing import Any

from django.test import Client

from alongside.core import scope
from alongside.core.actor import Role
from alongside.people.models import Membership, Person
from alongside.people.tests import factories
from tests.canary import forms, words
from tests.fixtures.people import World, sign_in
from tests.guards import subjects
from tests.guards.routes import Route, all_routes

LIBRARY = "accounts/"


def canaries() -> dict[str, str]:
    """This function will give each page's canary, by the page's pattern."""
    patterns = sorted({r.pattern for r in all_routes() if not _is_library(r)})
    return {pattern: words.word(number) for number, pattern in enumerate(patterns)}


def _opens(route: Route, role: Role | None) -> bool:
    # Public forms are the same for everybody.
    return route.is_public if role is None else not route.is_public and role in route.roles


def _is_library(route: Route) -> bool:
    return route.pattern.lstrip("^").startswith(LIBRARY)


# What is written here stands on a public page, the telephone number among it.
PUBLIC = {"desk/notice/"}


def everything(world: World) -> dict[str, set[int]]:
    """This function will type into every form; gives the statuses that each page answered."""
    told = canaries()
    answers: dict[str, set[int]] = {}
    for role in [None, *Role]:
        for route in all_routes():
            if _is_library(route) or not _opens(route, role) or route.pattern in PUBLIC:
                continue
            person, own = _newcomer(world)
            things = _things(world, person) if route.arguments else {}
            if set(route.arguments) <= set(things):
                client = _client(world, role, own)
                statuses = _type(client, route.path(things), told[route.pattern])
                answers.setdefault(route.pattern, set()).update(statuses)
    return answers


def _newcomer(world: World) -> tuple[Person, Membership]:
    """Somebody new for each page, so that what one page did is not in the way of the next."""
    with scope.across_organisations():
        person = factories.make_person(world.organisation, "Nell")
        factories.make_enrolment(person, world.program)
        factories.assign(person, world.membership_of(world.dana))
        return person, factories.give_account(person)


def _things(world: World, person: Person) -> dict[str, Any]:
    return subjects.of(world, person, world.program, world.membership_of(world.dana))


def _client(world: World, role: Role | None, own: Membership) -> Client:
    client = Client()
    if role:
        is_person = role == Role.PARTICIPANT
        client = sign_in(own if is_person else world.membership_of(world.in_role(role)))
    client.raise_request_exception = False
    return client


def _type(client: Client, path: str, word: str) -> set[int]:
    page = client.get(path)
    if page.status_code != 200 or "html" not in page.headers.get("Content-Type", ""):
        return set()
    found = set()
    for form in forms.on_page(page.content.decode()):
        target = form.action if form.action.startswith("/") else path
        for choose, behind in forms.TRIES:
            status = client.post(target, form.filled(word, choose, behind=behind)).status_code
            found.add(status)
            if status < 400:
                break
    return found
