"""
Every URL x every role x {own, other person, other organisation}.

June's things, made with Dana, are what each role might open by right; Ray's, in another program
with another coach, and those of another organisation answer as if nothing were there.
"""

from typing import Any

import pytest
from django.test import Client

from alongside.core.actor import Role
from alongside.core.models import AuditEvent
from alongside.privacy import words
from tests.fixtures.people import House, World, sign_in
from tests.guards import subjects
from tests.guards.routes import Route, all_routes

ROUTES = all_routes()
# Served to anybody by the sign-in library, which has its own tests; not ours to walk with ids.
LIBRARY = "accounts/"
# A desk looks after the whole organisation, so only another organisation's things are strange.
WHOLE_ORGANISATION = ("desk/", "privacy/")
# Counts within what is one's own (version 1 of my plan): the same words mean another thing to each.
COUNTED = {"number"}
# What a covering coach opens as the person's own coach does.
OF_THE_PERSON = {"person_id", "contact_id", "goal_id"}
HERE = {200, 204, 302, 400, 409, 422}
# What an empty form of somebody who may be here answers, where that is none of the above.
EMPTY = {
    ("me/coach/answer/", Role.PARTICIPANT): 404,  # names no proposal
    ("people/<uuid:person_id>/contact/<uuid:contact_id>/sign/", Role.SUPERVISOR): 403,  # not theirs
    # The supervisor's file is nobody else's.
    ("exports/<uuid:export_id>/", Role.PRIVACY_OFFICER): 404,
    ("exports/<uuid:export_id>/", Role.EVALUATOR): 404,
    ("exports/<uuid:export_id>/file/", Role.PRIVACY_OFFICER): 405,
    ("exports/<uuid:export_id>/file/", Role.EVALUATOR): 405,
}
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def _id(route: Route) -> str:
    return route.pattern or "front"


@pytest.mark.parametrize("route", ROUTES, ids=_id)
def test_every_url_states_who_may_open_it(route: Route) -> None:
    assert route.is_stated, f"/{route.pattern}: put @access(...) on its view"


OURS = [r for r in ROUTES if not r.pattern.lstrip("^").startswith(LIBRARY) and not r.is_public]


@pytest.mark.parametrize("route", OURS, ids=_id)
@pytest.mark.parametrize("role", list(Role))
def test_matrix(route: Route, role: str, world: World) -> None:
    things = _things(world)
    unknown = set(route.arguments) - set(things["own"])
    assert not unknown, f"add {unknown} to tests/guards/subjects.py"
    client = sign_in(world.membership_of(world.in_role(role)))
    may = role in route.roles
    empty = EMPTY.get((route.pattern, Role(role)))
    if empty:
        assert client.post(route.path(things["own"]), {}).status_code == empty
    else:
        _expect(client, route, things["own"], there=may)
        if role == Role.COACH:
            covering = sign_in(world.membership_of(world.cora))
            if set(route.arguments) & OF_THE_PERSON:
                _expect(covering, route, things["own"], there=may)
    if set(route.arguments) - COUNTED:
        _expect(client, route, things["organisation"], there=False)
        everywhere = route.pattern.startswith(WHOLE_ORGANISATION)
        if not everywhere:
            _expect(client, route, things["other"], there=False)
    untold = {e.action for e in AuditEvent.objects.all() if not words.is_known(e.action)}
    assert not untold, f"add {untold} to privacy/words.py"


@pytest.mark.parametrize("route", OURS, ids=_id)
def test_not_signed_in_is_asked_to_sign_in(route: Route, world: World) -> None:
    answer = Client().get(route.path(_things(world)["own"]))
    assert answer.status_code in (302, 405)
    if answer.status_code == 302:
        assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("route", [r for r in ROUTES if r.is_public and not r.arguments], ids=_id)
def test_public_pages_open_for_everybody(route: Route, world: World) -> None:
    if route.pattern.lstrip("^").startswith(LIBRARY):
        return
    answer = Client().get(route.path({}))
    assert answer.status_code in (200, 302, 405)


def _things(world: World) -> dict[str, dict[str, Any]]:
    return {
        "own": _of(world, world, "june", "dana", world.program),
        "other": _of(world, world, "ray", "wil", world.other_program),
        "organisation": _of(world, world.meadow, "june", "dana", world.meadow.program),
    }


def _of(world: World, house: House, person: str, coach: str, program: Any) -> dict[str, Any]:
    member = world.membership_of(getattr(house, coach))
    return subjects.of(house, getattr(house, f"{person}_person"), program, member)


def _expect(client: Client, route: Route, values: dict[str, Any], *, there: bool) -> None:
    path = route.path(values)
    answer = client.get(path)
    if answer.status_code == 405:
        answer = client.post(path, {})
    if there:
        assert answer.status_code in HERE, f"{path}: {answer.status_code}"
        # An empty form is answered, and never with a trace (the test client would raise).
        assert client.post(path, {}).status_code < 500, f"POST {path}"
    else:
        assert answer.status_code == 404, f"{path}: {answer.status_code}"
        posted = client.post(path, {}).status_code
        assert posted in (404, 405), f"POST {path}: {posted}"
