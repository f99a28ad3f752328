"""
Open every page somebody in a role may open, and send its forms, leaving the world as it was.

Each answer is looked at inside a savepoint that is then taken back, so that one world serves
thousands of posts.
"""

import functools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import resolve

from alongside.core.actor import Role
from alongside.people.models import Program
from tests.fixtures.people import House, World, sign_in
from tests.guards import subjects
from tests.guards.pages import PageForm, Value, body, forms_of
from tests.guards.routes import Route, all_routes

SOURCE = Path(__file__).parents[2] / "src" / "alongside"
FORM = "application/x-www-form-urlencoded"
VISITOR = "visitor"
# Rows that a refused request may leave: who asked for what, and that they are signed in.
MAY_GROW = {"core_auditevent", "django_session", "usersessions_usersession", "core_storedevent"}


@dataclass(frozen=True)
class Answer:
    """What came back, and which tables had more or fewer rows then."""

    status: int
    text: str
    location: str
    grown: dict[str, int] = field(default_factory=dict)


class Walker:
    """Somebody in a role (or a visitor) with a browser, in a world that never changes."""

    def __init__(self, world: World, role: str, things: dict[str, Any], **options: Any) -> None:
        self.role, self.things = role, things
        member = None if role == VISITOR else world.membership_of(world.in_role(role))
        self.client = sign_in(member) if member else Client()
        self.client.handler.enforce_csrf_checks = bool(options.get("checks_forgery"))
        self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        self.before = rows()

    def routes(self) -> list[Route]:
        """This function will list what this role may open."""
        return [r for r in all_routes() if self._may(r) and set(r.arguments) <= set(self.things)]

    def _may(self, route: Route) -> bool:
        # The pages of sign-in are for those who are not signed in yet.
        return route.is_public if self.role == VISITOR else self.role in route.roles

    def get(self, path: str, query: str = "") -> Answer:
        """This function will open a page."""
        with self.taken_back():
            return self._answer(self.client.get(f"{path}{query}"))

    def post(self, path: str, values: dict[str, Value]) -> Answer:
        """This function will send a form, and take back what came of it."""
        with self.taken_back():
            answer = self.send(path, values)
            # Only of a refused form it matters that nothing came of it.
            return self.counted(answer) if answer.status >= 400 else answer

    def counted(self, answer: Answer, before: dict[str, int] | None = None) -> Answer:
        """This function will note with an answer what became more or fewer."""
        return replace(answer, grown=grown(before or self.before, rows()))

    def send(self, path: str, values: dict[str, Value]) -> Answer:
        """This function will send a form for good."""
        cache.clear()
        return self._answer(self.client.post(path, body(values), content_type=FORM))

    @contextmanager
    def taken_back(self) -> Iterator[None]:
        """This function will undo what happens within."""
        with transaction.atomic():
            try:
                yield
            finally:
                transaction.set_rollback(True)
                self.client.cookies.clear()
                self.client.cookies.load(self.cookies)

    def _answer(self, response: Any) -> Answer:
        kind = response.headers.get("Content-Type", "")
        text = "" if response.streaming or "html" not in kind else response.content.decode()
        return Answer(response.status_code, text, response.headers.get("Location", ""))

    def forms(self) -> list[PageForm]:
        """This function will read the forms of every page, each shape once."""
        found: dict[object, PageForm] = {}
        for route in self.routes():
            path = route.path(self.things)
            answer = self.get(path)
            for form in forms_of(answer.text, path) if answer.status == 200 else []:
                found.setdefault(form.shape, form)
        return list(found.values())

    def own_forms(self) -> list[PageForm]:
        """
        This function will give the forms that change something, those of everybody once.

        Language, account and public pages are the same for all: a visitor's and a participant's
        stand for them.
        """
        posts = [f for f in self.forms() if f.method == "post" and f.action.startswith("/")]
        is_first = self.role in (VISITOR, "participant")
        return [f for f in posts if is_first or not _is_everybodys(f.action)]


def _is_everybodys(action: str) -> bool:
    stated = getattr(resolve(action.partition("?")[0]).func, "access", None)
    return stated is None or stated.public or action.startswith("/accounts/")


def rows() -> dict[str, int]:
    """This function will count the rows of every table, in one statement."""
    tables = sorted({m._meta.db_table for m in apps.get_models(include_auto_created=True)})
    quoted = {table: connection.ops.quote_name(table) for table in tables}
    parts = [f"SELECT '{t}', COUNT(*) FROM {name}" for t, name in quoted.items()]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return {str(table): int(count) for table, count in cursor.fetchall()}


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """This function will tell which tables have more or fewer rows than before."""
    changes = {t: after[t] - before[t] for t in after if t not in MAY_GROW}
    return {table: by for table, by in changes.items() if by}


def things_of(world: World) -> dict[str, dict[str, Any]]:
    """This function will make June's things, Ray's, and those of another organisation."""
    return {
        "own": _of(world, world, "june", "dana", world.program),
        "other": _of(world, world, "ray", "wil", world.other_program),
        "organisation": _of(world, world.meadow, "june", "dana", world.meadow.program),
    }


def _of(world: World, house: House, person: str, coach: str, program: Program) -> dict[str, Any]:
    member = world.membership_of(getattr(house, coach))
    return subjects.of(house, getattr(house, f"{person}_person"), program, member)


@functools.cache
def names_read(kind: str) -> list[str]:
    """This function will list the names that code reads from `request.POST` or `request.GET`."""
    pattern = re.compile(rf'request\.{kind}(?:\.get\(|\[)"(\w+)"')
    texts = [p.read_text(encoding="utf-8") for p in SOURCE.rglob("*.py")]
    return sorted({name for text in texts for name in pattern.findall(text)})


ROLES = [VISITOR, *(str(role) for role in Role)]
