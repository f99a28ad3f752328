"""
Whatever is sent to whatever form: an answer in words, nothing lost, nothing half-written.

The forms are read from the pages themselves, so that a new form is walked without anybody
remembering it. Everything that is wrong in a role's forms is listed at once.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

import pytest
from django.urls import resolve

from tests.fixtures.people import World
from tests.guards import badness
from tests.guards.filling import filled
from tests.guards.pages import PageForm, Value, forms_of
from tests.guards.walker import ROLES, VISITOR, Answer, Walker, names_read, things_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Pages that answer a good post with a page in place of a redirect.
SHOWS = re.compile(
    r"^/(coaches|meetings|services|services/missing|services/print|services/[\w-]+/send|letter|attendance"
    r"|me/groups/come/\w+|ask|ask/[\w-]+|desk/people/[\w-]+/code|people/[\w-]+/refer|me/find"
    r"|referrals/[\w-]+/link|answer/[\w-]+/open)/$"
)
# The sign-in library answers a wrong form with 200; its pages carry the same summary.
LIBRARY = re.compile(r"^/accounts/(?!first|idle|language|sessions|draft|stay)")
ANSWERS = {302, 400, 404, 409, 422}
WAY_OUT = "https://www.weather.gov/"
STRANGE = ("organisation", "other")


@pytest.fixture
def things(world: World) -> dict[str, dict[str, Any]]:
    """What June, Ray and a person of another organisation have."""
    return things_of(world)


@pytest.mark.parametrize("role", ROLES)
def test_no_form_breaks_loses_words_or_writes_half(
    role: str, world: World, things: dict[str, dict[str, Any]]
) -> None:
    walker = Walker(world, role, things["own"])
    strangers = sorted({str(things[whose]["coach_id"]) for whose in STRANGE})
    found = []
    for form in walker.own_forms():
        for values in _bad(form, strangers, deep=_is_first(form.action, role)):
            found += _problems(walker, form, values)
    assert not found, _told(found)


@pytest.mark.parametrize("role", ROLES)
def test_no_address_breaks_on_any_name_it_may_read(
    role: str, world: World, things: dict[str, dict[str, Any]]
) -> None:
    """Also the forms that no page shows just now, and the queries of every list."""
    walker, found = Walker(world, role, things["own"]), []
    paths = [route.path(things["own"]) for route in walker.routes()]
    for path in (p for p in paths if _is_first(p, role)):
        for number in (0, 5):
            sent = {
                name: _nth([*badness.IDS, *badness.CHOICES], place + number)
                for place, name in enumerate(names_read("POST"))
            }
            found += _problems(walker, PageForm(path, "post"), sent, other={200, 204, 403, 405})
        for query in ("%00", "9" * 40, "%ED%A0%80"):
            asked = "&".join(f"{name}={query}" for name in names_read("GET"))
            status = _status_of_get(walker, f"{path}?{asked}")
            if status not in ANSWERS | {200, 204, 405}:
                found.append(f"GET {path}?…={query}: {status}")
    assert not found, _told(found)


def test_what_is_too_much_is_refused(world: World, things: dict[str, dict[str, Any]]) -> None:
    walker = Walker(world, "coach", things["own"])
    path = f"/people/{world.june_person.pk}/contact/"
    too_long, too_many = {"note": "x" * 1_100_000}, {f"n{number}": "x" for number in range(600)}
    for values in (too_long, too_many):
        answer = walker.post(path, dict(values))
        assert answer.status == 400
        assert not answer.grown


def _is_first(path: str, role: str) -> bool:
    """Of the roles that may open an address the first stands for all."""
    stated = getattr(resolve(path.partition("?")[0]).func, "access", None)
    if role == VISITOR or stated is None or stated.public:
        return role in (VISITOR, "participant")
    return role == next(one for one in ROLES if one in {str(r) for r in stated.roles})


def _bad(form: PageForm, strangers: list[str], *, deep: bool) -> Iterator[dict[str, Value]]:
    """Every field wrong at once, nothing at all, and then each one alone, the others in order."""
    good = filled(form)
    bad = {n: badness.values_for(c, strangers) for n, c in form.controls.items()}
    bad = {name: values for name, values in bad.items() if values}
    for number in range(max(map(len, bad.values()), default=0)):
        yield good | {name: _nth(values, number) for name, values in bad.items()}
    yield {}
    for place, (name, values) in enumerate(bad.items() if deep else ()):
        all_of_them = form.controls[name].kind == "hidden"
        some = values if all_of_them else [_nth(values, place)]
        yield from (good | {name: value} for value in some)


def _nth(values: list[Value], number: int) -> Value:
    return values[number % len(values)]


def _problems(
    walker: Walker, form: PageForm, values: dict[str, Value], other: Collection[int] = ()
) -> list[str]:
    try:
        answer = walker.post(form.action, values)
    except Exception as error:
        return [f"{_said(form, values)}: {type(error).__name__}: {str(error)[:200]}"]
    allowed = ANSWERS | set(other)
    if SHOWS.match(form.action) or LIBRARY.match(form.action):
        allowed |= {200}
    found = []
    if answer.status not in allowed:
        found.append(f"{_said(form, values)}: {answer.status}")
    if answer.location and not re.match(rf"/(?![/\\])|{WAY_OUT}", answer.location):
        found.append(f"{_said(form, values)}: leads to {answer.location[:80]}")
    if answer.grown:
        found.append(f"{_said(form, values)}: {answer.status}, and yet {answer.grown}")
    return found + lost(form, values, answer)


def lost(form: PageForm, values: dict[str, Value], answer: Answer) -> list[str]:
    """This function will tell which words of a refused form are not on the page any more."""
    if answer.status not in (409, 422) or not form.typed:
        return []
    if answer.status == 422 and "error-summary" not in answer.text:
        return [f"{_said(form, values)}: 422 with no summary"]
    shown = {n: c.value for f in forms_of(answer.text, "") for n, c in f.controls.items()}
    gone = []
    for control in form.typed:
        typed = values.get(control.name, "")
        if badness.is_representable(typed) and str(typed).strip() and typed not in (
            shown.get(control.name), answer.text
        ):  # fmt: skip
            gone.append(control.name)
    return [f"{_said(form, values)}: {answer.status} and lost {gone}"] if gone else []


def _said(form: PageForm, values: dict[str, Value]) -> str:
    good = filled(form)
    odd = {n: str(v)[:30] for n, v in values.items() if v != good.get(n)}
    return f"{form.shape[0]} {odd if len(odd) < 4 else f'{len(odd)} fields'}"


def _told(found: list[str]) -> str:
    unique = list(dict.fromkeys(found))
    return "\n".join([f"{len(unique)} problems", *unique[:60]])


def _status_of_get(walker: Walker, address: str) -> int | str:
    try:
        return walker.get(address).status
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:200]}"
