"""Legal requests: nothing leaves before order and mandate are verified (T5, P2-58)."""

from typing import Any

import pytest

from alongside.core.errors import BadInput, Conflict, NotPermitted
from alongside.privacy import legal as rules
from alongside.privacy.commands import legal
from alongside.privacy.models import Disclosure, LegalRequest
from alongside.privacy.models.legal import LegalState
from alongside.privacy.queries.legal import state_of
from alongside.privacy.tests import factories
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
TO_EXPORT = [
    LegalState.WITH_COUNSEL, LegalState.ORDER_VERIFIED, LegalState.MANDATE_VERIFIED,
    LegalState.PATIENT_NOTIFIED,
]  # fmt: skip


def taken(world: World) -> LegalRequest:
    request = legal.take(kind="subpoena", asked_by="A. Stone, lawyer", words="All notes",
                         by=world.priya)  # fmt: skip
    return legal.name_person(request=request, person=world.june_person, by=world.priya)


def moved(world: World, request: LegalRequest, state: str, **more: Any) -> LegalRequest:
    given: dict[str, Any] = {"words": "Counsel saw it"}
    if state == LegalState.ORDER_VERIFIED:
        court = factories.make_body(world.june_person, "court", "Housing court")
        given |= {"recipient": court, "categories": ["attendance"], "criteria": ["2.64"]}
    return legal.move(request=request, state=state, by=world.priya, **{**given, **more})


def in_state(world: World, state: str) -> LegalRequest:
    request = taken(world)
    if state in (LegalState.REFUSED, LegalState.CLOSED):
        moved(world, request, LegalState.REFUSED)
    if state == LegalState.CLOSED:
        moved(world, request, LegalState.CLOSED)
    if state in TO_EXPORT:
        for step in TO_EXPORT[: TO_EXPORT.index(LegalState(state)) + 1]:
            request = moved(world, request, step)
    if state == LegalState.EXPORTED:
        request = in_state(world, LegalState.MANDATE_VERIFIED)
        legal.exported(request=request, by=world.priya)
    return request


@pytest.mark.parametrize("state", LegalState.values)
def test_t5_nothing_is_exported_but_after_order_and_mandate(
    world: World, client_for: ClientFor, state: str
) -> None:
    request = in_state(world, state)
    assert state_of(request, by=world.priya) == state
    client = client_for(world.priya)
    page = client.get(f"/privacy/legal/{request.pk}/")
    answer = client.post(f"/privacy/legal/{request.pk}/export/")
    may = state in (LegalState.MANDATE_VERIFIED, LegalState.PATIENT_NOTIFIED)
    assert answer.status_code == (200 if may else 404)
    assert (b"/export/" in page.content) is may
    entries = list(Disclosure.objects.scoped(world.system))
    assert [(one.basis, one.categories) for one in entries] == (
        [("court_order", ["attendance"])] if may else []
    )
    if may:
        assert state_of(request, by=world.priya) == LegalState.EXPORTED


@pytest.mark.parametrize("state", LegalState.values)
@pytest.mark.parametrize("following", LegalState.values)
def test_only_the_next_state_follows(world: World, state: str, following: str) -> None:
    request = in_state(world, state)
    if following in rules.NEXT[state] and following != LegalState.EXPORTED:
        moved(world, request, following)
        assert state_of(request, by=world.priya) == following
        return
    with pytest.raises(Conflict):
        moved(world, request, following)
    assert state_of(request, by=world.priya) == state


@pytest.mark.parametrize("lacking", ["recipient", "categories", "criteria"])
def test_p2_59_an_order_is_verified_with_what_it_reaches(world: World, lacking: str) -> None:
    request = moved(world, taken(world), LegalState.WITH_COUNSEL)
    with pytest.raises(BadInput) as refused:
        moved(
            world,
            request,
            LegalState.ORDER_VERIFIED,
            **{lacking: None if lacking == "recipient" else []},
        )
    assert refused.value.field == lacking


def test_nobody_but_the_officer_moves_a_request(world: World) -> None:
    request = taken(world)
    for other in (world.dana, world.theo, world.ada):
        with pytest.raises(NotPermitted):
            legal.move(request=request, state="with_counsel", words="x", by=other)


def test_p2_60_every_colleague_finds_the_card_and_it_confirms_nothing(
    world: World, client_for: ClientFor
) -> None:
    for one in (world.dana, world.theo, world.ada, world.priya, world.petra, world.eve):
        text = client_for(one).get("/card/records/").content.decode()
        assert "We do not say who does or does not come here" in text
