"""June asks for a change and complains; the privacy officer answers in time."""

import datetime as dt
import re
from html import unescape
from typing import Any

import pytest

from alongside.core import clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.privacy import asks_rules
from alongside.privacy.commands import asks as commands
from alongside.privacy.models import Ask, AskState
from alongside.privacy.queries import asks
from alongside.privacy.tests.test_copy import note
from tests.fixtures.people import ClientFor, World
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db


def asked(world: World, kind: str = "amendment", **more: Any) -> Ask:
    given = {"words": "I never said the word they wrote.", **more}
    return commands.ask(person=world.june_person, kind=kind, by=world.june, **given)


def text_of(response: Any) -> str:
    assert response.status_code == 200, response.content[:300]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


@pytest.mark.parametrize(
    ("kind", "days", "more"),
    [
        ("amendment", 60, True), ("access", 30, True), ("accounting", 60, True),
        ("intermediary_list", 30, False), ("complaint", 30, False),
    ],
)  # fmt: skip
def test_hs_10_each_ask_has_its_clock_and_one_extension_at_most(
    world: World, kind: str, days: int, more: bool
) -> None:
    ask = asked(world, kind)
    assert ask.due_at == NOW + dt.timedelta(days=days)
    if not more:
        with pytest.raises(Conflict):
            commands.extend(ask=ask, reason="Away.", by=world.priya)
        return
    longer = commands.extend(ask=ask, reason="The coach is away.", by=world.priya)
    assert longer.due_at == NOW + dt.timedelta(days=days + asks_rules.MORE_DAYS)
    with pytest.raises(Conflict):
        commands.extend(ask=ask, reason="Again.", by=world.priya)


@pytest.mark.parametrize("state", ["accepted", "denied"])
def test_hs_10_a_change_is_answered_once_with_words(
    world: World, client_for: ClientFor, state: str
) -> None:
    ask = asked(world)
    with pytest.raises(BadInput):
        commands.answer(ask=ask, state=state, reason=" ", by=world.priya)
    with pytest.raises(BadInput):
        commands.answer(ask=ask, state="answered", reason="Well.", by=world.priya)
    commands.answer(ask=ask, state=state, reason="We looked at it.", by=world.priya)
    with pytest.raises(Conflict):
        commands.answer(ask=ask, state="accepted", reason="Or so.", by=world.priya)
    states = AskState.objects.scoped(world.priya).filter(ask=ask).order_by("at", "id")
    assert [s.state for s in states] == ["open", state]
    text = text_of(client_for(world.june).get(f"/me/asks/{ask.pk}/"))
    assert "We looked at it." in text
    assert "Priya S." in text


def test_hs_10_a_statement_of_disagreement_stands_where_the_note_stands(
    world: World, client_for: ClientFor
) -> None:
    about, other = (note(world, world.june_person, words) for words in ("Talked.", "Walked."))
    ask = asked(world, about_id=about.pk)
    june, dana = client_for(world.june), client_for(world.dana)
    with pytest.raises(BadInput):
        commands.disagree(ask=ask, words="No.", by=world.june)
    commands.answer(ask=ask, state="denied", reason="The coach heard it.", by=world.priya)
    sent = june.post(f"/me/asks/{ask.pk}/", {"words": "I was asleep that day."})
    assert sent.status_code == 302
    pages = [
        june.get("/me/contacts/"),
        june.get(f"/me/contacts/{about.pk}/words/"),
        dana.get(f"/people/{world.june_person.pk}/contact/{about.pk}/"),
    ]
    for page in pages:
        assert "does not agree with this note (Nov 24, 2026): I was asleep" in text_of(page)
    plain = dana.get(f"/people/{world.june_person.pk}/contact/{other.pk}/")
    assert "asleep" not in text_of(plain)


def test_hs_10_a_change_that_was_agreed_to_stands_beside_the_note(
    world: World, client_for: ClientFor
) -> None:
    about = note(world, world.june_person, "Talked.")
    ask = asked(world, about_id=about.pk)
    dana = client_for(world.dana)
    page = f"/people/{world.june_person.pk}/contact/{about.pk}/"
    assert "never said" not in text_of(dana.get(page))
    commands.answer(ask=ask, state="accepted", reason="You are right.", by=world.priya)
    assert "because June asked: I never said the word they wrote." in text_of(dana.get(page))


def test_another_persons_ask_about_the_note_is_not_shown_beside_it(
    world: World, client_for: ClientFor
) -> None:
    about = note(world, world.june_person, "Talked.")
    ask = commands.ask(
        person=world.ray_person, kind="amendment", words="Mine", about_id=about.pk, by=world.ray
    )
    commands.answer(ask=ask, state="accepted", reason="Yes.", by=world.priya)
    assert asks.beside(world.june_person.pk, [about.pk], by=world.dana) == []


WHO = [
    ("june", True), ("priya", True), ("dana", False), ("cora", False), ("wil", False),
    ("theo", False), ("nora", False), ("ada", False), ("petra", False), ("eve", False),
    ("ray", False), ("public", False), ("meadow", False),
]  # fmt: skip


@pytest.mark.parametrize(("who", "sees"), WHO)
def test_p2_68_a_complaint_is_seen_by_the_person_and_the_officer_alone(
    world: World, client_for: ClientFor, who: str, sees: bool
) -> None:
    ask = asked(world, "complaint", words="Dana shouted at me.")
    by = world.meadow.priya if who == "meadow" else getattr(world, who)
    if not sees:
        with pytest.raises(NotFound):
            asks.get(ask.pk, by=by)
        if not by.has_role(Role.PRIVACY_OFFICER):
            with pytest.raises(NotFound):
                asks.open_for_officer(by)
        with pytest.raises((NotFound, NotPermitted)):
            asks.own(world.june_person, by=by)
        with pytest.raises(NotFound):
            commands.answer(ask=ask, state="answered", reason="x", by=by)
        return
    assert asks.get(ask.pk, by=by).words == "Dana shouted at me."


@pytest.mark.parametrize("who", ["dana", "theo"])
def test_p2_68_the_pages_of_those_who_work_with_june_say_nothing_of_it(
    world: World, client_for: ClientFor, who: str
) -> None:
    asked(world, "complaint", words="Dana shouted at me.")
    client = client_for(getattr(world, who))
    for page in ("", "contacts/", "sharing/"):
        answer = client.get(f"/people/{world.june_person.pk}/{page}")
        assert b"shouted" not in answer.content
        assert b"complain" not in answer.content.lower()


def test_p2_68_the_form_promises_no_harm_and_names_the_government(
    world: World, client_for: ClientFor
) -> None:
    client = client_for(world.june)
    page = client.get("/me/complaint/")
    assert "Nobody may treat you worse because you complain." in text_of(page)
    assert b"https://www.hhs.gov/" in page.content
    sent = client.post("/me/complaint/", {"key": str(new_id()), "words": "It was loud."})
    assert sent.status_code == 302
    ask = Ask.objects.scoped(world.june).get()
    assert (ask.kind, ask.words) == ("complaint", "It was loud.")


def test_the_officer_sees_the_nearest_day_first_and_what_is_late(
    world: World, client_for: ClientFor
) -> None:
    with clock.frozen(NOW - dt.timedelta(days=70)):
        late = asked(world, "accounting")
    asked(world, "amendment")
    asked(world, "access")
    done = asked(world, "complaint")
    commands.answer(ask=done, state="answered", reason="Sorry.", by=world.priya)
    commands.ask(person=world.meadow.june_person, kind="access", words="Mine", by=world.meadow.june)
    found = [one.kind for one in asks.open_for_officer(world.priya)]
    assert found == ["accounting", "access", "amendment"]
    text = text_of(client_for(world.priya).get("/privacy/asks/"))
    assert text.count("Late") == 1
    assert late.due_at < NOW


def test_the_officer_answers_and_takes_time_on_the_page(
    world: World, client_for: ClientFor
) -> None:
    ask, client = asked(world), client_for(world.priya)
    page = f"/privacy/asks/{ask.pk}/"
    assert client.post(page, {"why": ""}).status_code == 422
    assert client.post(page, {"why": "Holidays."}).status_code == 302
    assert "Take 30 days more" not in text_of(client.get(page))
    assert client.post(page, {"state": "", "reason": "x"}).status_code == 422
    assert client.post(page, {"state": "denied", "reason": "It is right."}).status_code == 302
    assert "Holidays." in text_of(client_for(world.june).get(f"/me/asks/{ask.pk}/"))
