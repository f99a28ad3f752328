"""
Every URL x every role x {own, other person, other organisation}.

June's things, made with Dana, are what each role might open by right; Ray's, in another program
with another coach, and those of another organisation answer as if nothing were there.
"""

from typing import Any

import pytest
from django.db import transaction
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
# Of the whole installation and of no organisation: whoever has the role keeps it for all.
OF_THE_INSTALLATION = {"report_id"}
# What a covering coach opens as the person's own coach does.
OF_THE_PERSON = {"person_id", "contact_id", "goal_id"}
HERE = {200, 204, 302, 400, 409, 422}
# What an empty form of somebody who may be here answers, where that is none of the above.
EMPTY = {
    ("me/coach/answer/", Role.PARTICIPANT): 404,  # names no proposal
    ("me/coach/apart/<uuid:coach_id>/", Role.PARTICIPANT): 404,  # no mark to take back
    ("privacy/legal/<uuid:legal_id>/export/", Role.PRIVACY_OFFICER): 404,  # nothing is verified
    ("people/<uuid:person_id>/contact/<uuid:contact_id>/sign/", Role.SUPERVISOR): 403,  # not theirs
    # The supervisor's file is nobody else's.
    ("exports/<uuid:export_id>/", Role.PRIVACY_OFFICER): 404,
    ("exports/<uuid:export_id>/", Role.EVALUATOR): 404,
    ("exports/<uuid:export_id>/file/", Role.PRIVACY_OFFICER): 405,
    ("exports/<uuid:export_id>/file/", Role.EVALUATOR): 405,
}
# A coach who covers may be here, and yet this is for whoever wrote the note.
EMPTY_WHEN_COVERING = {"people/<uuid:person_id>/contact/<uuid:contact_id>/sign/": {403}}
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def _id(route: Route) -> str:
    return route.pattern or "front"


@pytest.mark.parametrize("route", ROUTES, ids=_id)
def test_every_url_states_who_may_open_it(route: Route) -> None:
    assert route.is_stated, f"/{route.pattern}: put @access(...) on its view"


OURS = [r for r in ROUTES if not r.pattern.lstrip("^").startswith(LIBRARY) and not r.is_public]


@pytest.mark.parametrize("role", list(Role))
def test_matrix(role: str, world: World) -> None:
    things = _things(world)
    unknown = {name for route in OURS for name in route.arguments} - set(things["own"])
    assert not unknown, f"add {unknown} to tests/guards/subjects.py"
    member = sign_in(world.membership_of(world.in_role(role)))
    covering = sign_in(world.membership_of(world.cora))
    wrong = [
        f"/{route.pattern}: {said}"
        for route in OURS
        for said in _walked(route, role, things, member, covering)
    ]
    assert not wrong, "\n".join(wrong)


def _walked(
    route: Route, role: str, things: dict[str, dict[str, Any]], client: Client, covering: Client
) -> list[str]:
    """One address as one role, with everybody's things; what it changed is taken back."""
    may = role in route.roles
    with transaction.atomic():
        said = _own(route, Role(role), things["own"], client)
        if role == Role.COACH and set(route.arguments) & OF_THE_PERSON:
            also = HERE | EMPTY_WHEN_COVERING.get(route.pattern, set())
            seen = (
                _answers(covering, route, things["own"], also)
                if may
                else _hidden(covering, route, things["own"])
            )
            said += [f"covering: {one}" for one in seen]
        if set(route.arguments) - COUNTED - OF_THE_INSTALLATION:
            said += _hidden(client, route, things["organisation"])
            if not route.pattern.startswith(WHOLE_ORGANISATION):
                said += _hidden(client, route, things["other"])
        events = AuditEvent.objects.all()
        said += [
            f"add {e.action} to privacy/words.py" for e in events if not words.is_known(e.action)
        ]
        transaction.set_rollback(True)
    return said


def _own(route: Route, role: Role, own: dict[str, Any], client: Client) -> list[str]:
    empty = EMPTY.get((route.pattern, role))
    if empty:
        answer = client.post(route.path(own), {}).status_code
        return [] if answer == empty else [f"empty form: {answer}"]
    return (
        _answers(client, route, own, HERE) if role in route.roles else _hidden(client, route, own)
    )


def _answers(client: Client, route: Route, values: dict[str, Any], also: set[int]) -> list[str]:
    path = route.path(values)
    with transaction.atomic():
        answer = client.get(path)
        posted = client.post(path, {})  # answered, and never with a trace: the client would raise
        transaction.set_rollback(True)
    got = posted if answer.status_code == 405 else answer
    said = [] if got.status_code in also else [f"there: {got.status_code}"]
    return said if posted.status_code < 500 else [*said, f"POST: {posted.status_code}"]


def _hidden(client: Client, route: Route, values: dict[str, Any]) -> list[str]:
    """Whatever is asked, the answer is that nothing is there; a wrong verb may say so."""
    path = route.path(values)
    with transaction.atomic():
        got, posted = client.get(path).status_code, client.post(path, {}).status_code
        transaction.set_rollback(True)
    ends = (404, 405)
    good = got in ends and posted in ends and 404 in (got, posted)
    return [] if good else [f"not there: GET {got}, POST {posted}"]


def test_not_signed_in_is_asked_to_sign_in(world: World) -> None:
    own, visitor = _things(world)["own"], Client()
    for route in OURS:
        answer = visitor.get(route.path(own))
        assert answer.status_code in (302, 405), route.pattern
        if answer.status_code == 302:
            assert answer["Location"].startswith("/accounts/login/"), route.pattern


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
