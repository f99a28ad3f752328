"""
A good form: kept once however often it is sent, by its owner alone, and never over another's words.
"""

import re
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Model

from alongside.coaching.commands import counters, goals, plans
from alongside.coaching.models import Goal, Plan
from alongside.core import clock, scope
from alongside.core.actor import Actor
from alongside.core.rls import protected_models
from alongside.matching.models import Proposal, Request
from alongside.people.models import Person
from alongside.safety.commands import plans as safety_plans
from tests.fixtures.people import House, World
from tests.guards.filling import filled
from tests.guards.pages import PageForm, Value
from tests.guards.test_bad_input import LIBRARY, SHOWS, lost
from tests.guards.walker import ROLES, Answer, Walker, rows, things_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Sent by anybody with no token: nothing of a member's can be changed by these.
NEEDS_NO_TOKEN = re.compile(
    r"^/(language|coaches|meetings|meetings/\d+/wrong|services|services/missing|services/print|services/[\w-]+/(send|wrong)"
    r"|letter|attendance|door/\w+|ask|ask/[\w-]+|ask/done|answer/.+)/$"
)
# Forms whose words are of one use: a second press has another answer than the first.
ONE_USE = re.compile(
    r"^/(team/cover/.*/end|credentials/.*/remove|desk/people/.*/end|privacy/(legal|restrictions)/.+)/$"
)
# Each look is an entry of its own in the ledger (P2-36).
LOOKS = re.compile(r"^/answer/[\w-]+/open/$")
# What must fail however well it is filled in, with the reason.
REFUSED_LATER = {"/accounts/first/": "there is no code"}
REFUSED = {**REFUSED_LATER, "/me/coach/change/": "a request is open; `_later` closes it"}
# A file has to come along, which no address carries: privacy/tests/test_received.py sends these.
WITH_A_FILE = re.compile(
    r"^/(?:people/[\w-]+/received|privacy/legal/[\w-]+/paper|privacy/research)/$"
)
LATER = "participant later"


@pytest.fixture
def things(world: World) -> dict[str, dict[str, Any]]:
    """What June, Ray and a person of another organisation have."""
    return things_of(world)


@pytest.mark.parametrize("role", [*ROLES, LATER])
def test_a_form_sent_twice_is_kept_once_and_only_for_its_owner(
    role: str, world: World, things: dict[str, dict[str, Any]]
) -> None:
    if role == LATER:
        _later(world)
    walker, found = Walker(world, role.split(maxsplit=1)[0], things["own"]), []
    for form in walker.own_forms():
        refused = REFUSED_LATER if role == LATER else REFUSED
        is_elsewhere = LIBRARY.match(form.action) or WITH_A_FILE.match(form.action)
        if is_elsewhere or form.action in refused:
            continue
        found += _sent_twice(walker, form)
        if "key" in form.controls:
            found += _sent_for_another(walker, form, world)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("role", ROLES)
def test_a_form_without_its_token_changes_nothing(
    role: str, world: World, things: dict[str, dict[str, Any]]
) -> None:
    walker, found = Walker(world, role, things["own"], checks_forgery=True), []
    for form in walker.own_forms():
        values = {k: v for k, v in filled(form).items() if k != "csrfmiddlewaretoken"}
        if (role == "visitor" and NEEDS_NO_TOKEN.match(form.action)) or form.action == "/language/":
            continue
        answer = walker.post(form.action, values)
        if answer.status != 403 or answer.grown:
            found.append(f"{form.action}: {answer.status} {answer.grown}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("role", ["participant", "coach"])
def test_a_form_made_before_somebody_else_wrote_keeps_the_words(
    role: str, world: World, things: dict[str, dict[str, Any]]
) -> None:
    walker, found = Walker(world, role, things["own"]), []
    # Adding takes nothing from anybody; only a change can be stale.
    forms = [f for f in walker.own_forms() if "version" in f.controls and "/new/" not in f.action]
    # The plan's own words and a goal's, and what is the person's alone: their safety plan.
    assert len(forms) == {"participant": 3, "coach": 2}[role]
    _somebody_else_writes(world, world.dana if role == "participant" else world.june)
    walker.before = rows()
    for form in forms:
        values = filled(form)
        values |= {c.name: f"My {c.name} & more" for c in form.typed if c.kind == "textarea"}
        answer = walker.post(form.action, values)
        if answer.status != 409 or answer.grown:
            found.append(f"{form.action}: {answer.status} {answer.grown} when stale")
        found += lost(form, values, answer)
    assert not found, "\n".join(found)


def _sent_twice(walker: Walker, form: PageForm) -> list[str]:
    values = filled(form)
    with walker.taken_back():
        first = walker.send(form.action, values)
        before = rows()
        second = walker.counted(walker.send(form.action, values), before)
    if first.status not in ({200, 302} if SHOWS.match(form.action) else {302}):
        return [f"{form.action}: {first.status}; say in filling.py how it is filled in"]
    if second.grown and not LOOKS.match(form.action):
        return [f"{form.action}: {second.grown} more the second time"]
    if second.status != first.status and not ONE_USE.match(form.action):
        return [f"{form.action}: {first.status}, then {second.status}"]
    return []


def _sent_for_another(walker: Walker, form: PageForm, world: World) -> list[str]:
    """The row that a form made is given to somebody else; the same key must not find it then."""
    meadow, found = world.meadow, []
    for person, house in ((world.sam_person, world), (meadow.sam_person, meadow)):
        try:
            answer = _after_giving_away(walker, form, person, house)
        except Exception as error:
            if "is append-only" in str(error):
                continue  # such a row cannot become another's, not even here
            found.append(f"{form.action} with the key of another: {type(error).__name__} {error}")
            continue
        if answer and (answer.status not in (404, 409, 422) or answer.grown):
            found.append(f"{form.action} with the key of another: {answer.status} {answer.grown}")
    return found


def _after_giving_away(
    walker: Walker, form: PageForm, person: Person, house: House
) -> Answer | None:
    values = filled(form)
    with walker.taken_back():
        walker.send(form.action, values)
        with scope.across_organisations():
            given = [_given(model, values["key"], person, house) for model in protected_models()]
        return walker.counted(walker.send(form.action, values), rows()) if any(given) else None


def _given(model: type[Model], key: Value, person: Person, house: House) -> int:
    try:
        with transaction.atomic():
            return _give(model, key, person, house)
    except DatabaseError as kept:
        if "append-only" not in str(kept):
            raise
        return 0  # nobody can give it away


def _give(model: type[Model], key: Value, person: Person, house: House) -> int:
    names = {f.name for f in model._meta.fields}
    new: dict[str, Any] = {"organisation": house.organisation}
    of_person: dict[str, Any] = {"person": person} if "person" in names else {}
    if model is Request:
        of_person["reach_index"] = "of somebody else"  # by this a request with no sign-in is known
    row = model._base_manager.filter(pk=key)
    own = row.filter(person__isnull=False) if of_person else row.none()
    if changed := own.update(**new, **of_person):
        return changed
    # What is nobody's (a place, a coach's membership) is the organisation's.
    return row.update(**new) if house.organisation.slug == "meadow" else 0


def _later(world: World) -> None:
    """June's request is over, and she started a counter."""
    with scope.across_organisations():
        now = clock.now()
        Proposal.objects.across_organisations("test").update(closed_at=now)
        Request.objects.across_organisations("test").update(closed_at=now)
        since = clock.today("UTC")
        counters.start_counter(person=world.june_person, since=since, by=world.june)


def _somebody_else_writes(world: World, other: Actor) -> None:
    with scope.across_organisations():
        plan = Plan.objects.scoped(other).get(person=world.june_person)
        plans.change_plan(plan=plan, strengths="Somebody else wrote this.", by=other)
        # In another window: nobody but the person writes there.
        safety_plans.write_plan(
            person=world.june_person, parts={"myself": "Somebody wrote this."}, by=world.june
        )
        for goal in Goal.objects.scoped(other).filter(plan=plan):
            goals.change_goal(goal=goal, words="Somebody else's words", domain="work", by=other)
