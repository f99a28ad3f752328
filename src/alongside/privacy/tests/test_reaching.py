"""June says when and how she may be reached, and the coach's pages obey."""

import datetime as dt
import re
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest

from alongside.coaching.commands import checkins
from alongside.coaching.tests.statements import statements
from alongside.core import clock
from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.privacy import reaching
from alongside.privacy.commands import reaching as commands
from alongside.privacy.models import ContactRules
from tests.fixtures.people import ClientFor, World

NEW_YORK = "America/New_York"


def rules(**more: Any) -> Any:
    given = {"safe_from": None, "safe_until": None, "no_voice_mail": False}
    return SimpleNamespace(
        **{**given, "withheld_number": False, "safe_word": "", "words": "", **more}
    )


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def may_call(at: dt.datetime, held: Any = None, zone: str = NEW_YORK, may: bool = True) -> bool:
    return reaching.verdict("call", zone=zone, at=at, rules=held, may=may).may


@pytest.mark.parametrize(
    ("at", "may"),
    [
        ("2026-11-25T01:59:59", True),  # 8:59 pm in New York
        ("2026-11-25T02:00:00", False),  # 9 pm
        ("2026-11-25T05:00:00", False),  # midnight
        ("2026-11-25T12:59:59", False),  # 7:59 am
        ("2026-11-25T13:00:00", True),  # 8 am
    ],
)
def test_ds_04_quiet_hours_are_from_nine_to_eight_on_the_persons_clock(at: str, may: bool) -> None:
    assert may_call(utc(at)) is may


@pytest.mark.parametrize(
    ("at", "may"),
    [
        ("2026-03-08T12:30:00", True),  # the night clocks go forward: 8:30 am summer time
        ("2026-03-07T12:30:00", False),  # the day before: 7:30 am winter time
        ("2026-11-01T12:30:00", False),  # the night they go back: 7:30 am winter time
        ("2026-10-31T12:30:00", True),  # the day before: 8:30 am summer time
        ("2026-11-01T05:30:00", False),  # 1:30 am, the first of two
        ("2026-11-01T06:30:00", False),  # 1:30 am, the second
    ],
)
def test_ds_04_the_hours_hold_across_a_change_of_clocks(at: str, may: bool) -> None:
    assert may_call(utc(at)) is may


@pytest.mark.parametrize(
    ("at", "may"),
    [
        ("2026-11-25T03:00:00", True),  # 10 pm
        ("2026-11-25T06:59:00", True),  # 1:59 am
        ("2026-11-25T07:00:00", False),  # 2 am
        ("2026-11-25T17:00:00", False),  # noon
    ],
)
def test_ds_04_safe_hours_may_go_past_midnight(at: str, may: bool) -> None:
    held = rules(safe_from=dt.time(20), safe_until=dt.time(2))
    assert may_call(utc(at), held) is may


def test_ds_04_it_is_the_clock_where_the_person_is() -> None:
    at = utc("2026-11-25T02:30:00")
    assert not may_call(at)
    assert may_call(at, zone="America/Los_Angeles")


def test_hs_12_a_no_to_calls_beats_every_hour() -> None:
    said = reaching.verdict(
        "call", zone=NEW_YORK, at=utc("2026-11-24T15:00:00"), rules=None, may=False
    )
    assert (said.may, said.words) == (False, "No calls")


def test_the_words_say_until_when() -> None:
    said = reaching.verdict(
        "text", zone=NEW_YORK, at=utc("2026-11-25T04:00:00"), rules=None, may=True
    )
    assert said.words.replace("\xa0", " ") == "Quiet hours until 8:00 am"


def text_of(response: Any) -> str:
    assert response.status_code == 200, response.content[:300]
    plain = unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).replace("\xa0", " ")
    return re.sub(r"\s+", " ", plain)


@pytest.fixture
def on_today(world: World) -> None:
    """June asked for a call, so that she stands on the coach's Today."""
    checkins.ask_for_call(person=world.june_person, by=world.june)


def pages(world: World) -> list[str]:
    own = f"/people/{world.june_person.pk}/"
    return ["/today/", own, f"{own}contact/"]


@pytest.mark.django_db
@pytest.mark.usefixtures("on_today")
def test_hs_12_the_coachs_pages_obey_by_day_and_by_night(
    world: World, client_for: ClientFor
) -> None:
    commands.set_contact_rules(
        person=world.june_person, safe_word="river", withheld_number=True, no_voice_mail=True,
        by=world.june,
    )  # fmt: skip
    for page in pages(world):
        answer = client_for(world.dana).get(page)
        assert b"tel:+12035550110" in answer.content, page
        for said in ("Call with your number withheld", "Safe word: river", "No voice mail"):
            assert said in text_of(answer), page
    with clock.frozen(utc("2026-11-25T04:00:00")):
        for page in pages(world):
            answer = client_for(world.dana).get(page)
            assert b"tel:" not in answer.content.split(b"<main")[1], page
            assert "Quiet hours until 8:00 am" in text_of(answer), page
            if not page.endswith("contact/"):  # a text that was sent is a fact at any hour
                assert b"text-sent" in answer.content, page


@pytest.mark.django_db
@pytest.mark.usefixtures("on_today")
def test_rules_cost_the_coachs_pages_no_question_more(world: World, client_for: ClientFor) -> None:
    dana = client_for(world.dana)

    def cost(page: str) -> int:
        return len(statements(dana, page))

    for page in pages(world):
        cost(page)
    before = {page: cost(page) for page in pages(world)}
    commands.set_contact_rules(person=world.june_person, safe_word="river", by=world.june)
    assert {page: cost(page) for page in pages(world)} == before
    assert max(before.values()) <= 8


@pytest.mark.django_db
def test_hs_12_june_sets_her_rules_and_changes_them(world: World, client_for: ClientFor) -> None:
    june = client_for(world.june)
    hours = {"safe_from": "10:00", "safe_until": "18:00"}
    assert june.post("/me/reaching/", {**hours, "safe_word": "river"}).status_code == 302
    assert june.post("/me/reaching/", {**hours, "no_voice_mail": "on"}).status_code == 302
    held = ContactRules.objects.scoped(world.june).get()
    assert (held.safe_from, held.safe_until) == (dt.time(10), dt.time(18))
    assert (held.safe_word, held.no_voice_mail) == ("", True)
    assert june.post("/me/reaching/", {"safe_from": "10:00"}).status_code == 422
    assert b'value="10:00"' in june.get("/me/reaching/").content


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["dana", "theo", "priya", "ray"])
def test_nobody_else_changes_them(world: World, who: str) -> None:
    with pytest.raises((NotFound, NotPermitted)):
        commands.set_contact_rules(person=world.june_person, by=getattr(world, who))


@pytest.mark.django_db
def test_safe_hours_need_two_different_ends(world: World) -> None:
    wrong: list[dict[str, Any]] = [
        {"safe_from": dt.time(9)},
        {"safe_from": dt.time(9), "safe_until": dt.time(9)},
    ]
    for given in wrong:
        with pytest.raises(BadInput):
            commands.set_contact_rules(person=world.june_person, by=world.june, **given)
