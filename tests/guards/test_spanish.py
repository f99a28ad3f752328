"""The product speaks Spanish throughout (LA-02)."""

import ast

import pytest
from django.test import Client

from alongside.cli import catalogue, catalogue_check
from alongside.core.actor import Role
from alongside.meetings.fellowships import fellowships
from alongside.people.models import Membership
from alongside.safety import lines
from alongside.ui import words
from tests.fixtures.people import World, sign_in
from tests.guards import spanish, subjects
from tests.guards.routes import Route, all_routes
from tests.guards.test_code_rules import trees

pytestmark = pytest.mark.once
# Answers that are no pages: files to keep, addresses that only send on, the sign-in library's own.
NO_PAGES = ("exit/", "components/", "readyz", "ui/")
ROUTES = [r for r in all_routes() if not r.pattern.lstrip("^").startswith(NO_PAGES)]


def test_the_catalogue_is_complete() -> None:
    problems = catalogue_check.problems()
    assert not problems, "run ./alongside messages, then translate:\n" + "\n".join(problems)


def test_every_word_that_marks_a_message_is_one_the_catalogue_looks_for() -> None:
    found = [
        f"{path}: {alias.asname}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name and alias.asname not in (None, "_")
    ]
    assert not found


def test_writing_the_catalogue_again_changes_nothing() -> None:
    assert catalogue.as_po(catalogue.updated()) == catalogue.PO.read_bytes()


def test_help_lines_and_fellowships_are_told_in_spanish() -> None:
    for told in [
        *(one.what for one in lines.help_lines()),
        *(one.what for one in fellowships()),
    ]:
        assert told["es"]
        assert told["es"] != told["en"]
        assert not words.avoided(told["es"], shown=True), told["es"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "route", [r for r in ROUTES if r.is_public and not r.arguments], ids=lambda r: r.pattern
)
def test_public_pages_are_in_spanish(route: Route, world: World) -> None:
    client = Client(headers={"accept-language": "es-US,es;q=0.9,en;q=0.5"})
    _hold_spanish(client, route.path({}))


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_pages_of_each_role_are_in_spanish(role: str, world: World) -> None:
    client = _spanish_reader(world.membership_of(world.in_role(role)))
    mine = [r for r in ROUTES if role in r.roles and not r.is_public and not r.arguments]
    assert sum(_hold_spanish(client, route.path({})) for route in mine) >= 3


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_pages_about_a_person_are_in_spanish(role: str, world: World) -> None:
    member = world.membership_of(world.dana)
    things = subjects.of(world, world.june_person, world.program, member)
    client = _spanish_reader(world.membership_of(world.in_role(role)))
    for route in ROUTES:
        known = set(route.arguments) <= set(things)
        if role in route.roles and not route.is_public and route.arguments and known:
            _hold_spanish(client, route.path(things))


def _spanish_reader(membership: Membership) -> Client:
    assert membership.user is not None
    membership.user.language = "es"
    membership.user.save(update_fields=["language"])
    return sign_in(membership)


def _hold_spanish(client: Client, path: str) -> bool:
    """This function will tell whether there is a page to read at a path, and hold it to Spanish."""
    answer = client.get(path)
    assert answer.status_code in {200, 302, 404, 405}, f"{path}: {answer.status_code}"
    if answer.status_code != 200 or "html" not in answer["Content-Type"]:
        return False
    assert answer["Content-Language"] == "es", path
    page = spanish.seen(answer.text)
    assert page.language == "es", path
    left = spanish.english_left(answer.text)
    assert not left, f"{path} still says in English: {left}"
    assert not words.indiscreet(page.title), f"{path}: {page.title}"
    return True
