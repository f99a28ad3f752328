"""June makes a letter with the facts she picks; whoever holds it can ask whether it is real."""

import io
import re
from html import unescape
from typing import Any

import pypdf
import pytest
from django.core.cache import cache
from django.test import Client

from alongside.core.errors import BadInput, NotFound
from alongside.core.ids import new_id
from alongside.privacy import letters
from alongside.privacy.commands import letters as commands
from alongside.privacy.letters import Known
from alongside.privacy.models import Letter
from alongside.privacy.queries import letters as asks
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
FACTS = {
    "name": "This letter is about June Abbott.",
    "member": "The person takes part in Front Door today.",
    "since": "They take part since Nov 24, 2026.",
    "coach": "They meet with Dana R., who works here.",
}


def text_of(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def said(response: Any) -> str:
    assert response.status_code == 200
    main = response.content.decode().split("<main")[1].split("</main")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))


def made(world: World, facts: list[str]) -> Letter:
    known = asks.known(world.june_person, by=world.june)
    return commands.make_letter(
        person=world.june_person, facts=facts, known=known, language="en", by=world.june
    )


@pytest.mark.parametrize(
    "facts", [["name"], ["member"], ["name", "since"], ["coach", "name"], list(FACTS)]
)
def test_t24_the_letter_holds_exactly_the_facts_that_were_picked(
    world: World, client_for: ClientFor, facts: list[str]
) -> None:
    june = client_for(world.june)
    key = str(new_id())
    for _twice in range(2):
        assert june.post("/me/letters/", {"facts": facts, "key": key}).status_code == 302
    letter = Letter.objects.scoped(world.june).get()
    answer = june.get(f"/me/letters/{letter.pk}/")
    assert answer["Content-Disposition"] == 'attachment; filename="document.pdf"'
    text = text_of(answer.content)
    assert {key for key, line in FACTS.items() if line in text} == set(facts)
    assert letters.grouped(letter.code) in text
    assert "42 CFR part 2 prohibits unauthorized use or disclosure of these records." in text
    hidden = ["recovery", "+1203"] + (["June", "Abbott"] if "name" not in facts else [])
    assert not [word for word in hidden if word in text]


def test_t24_nothing_is_picked_to_begin_with_and_nothing_makes_no_letter(
    world: World, client_for: ClientFor
) -> None:
    june = client_for(world.june)
    assert b"checked" not in june.get("/me/letters/").content.split(b"<main")[1]
    assert june.post("/me/letters/", {"key": str(new_id())}).status_code == 422
    with pytest.raises(BadInput):
        made(world, ["phone"])
    assert not Letter.objects.scoped(world.june).exists()


def test_a_fact_that_is_not_so_is_not_offered() -> None:
    offered = letters.choices(Known("Sam Diaz", "", None, ""))
    assert [key for key, _line in offered] == ["name"]


def test_t24_the_page_says_that_the_letter_is_real_and_its_day_and_nothing_else(
    world: World,
) -> None:
    letter = made(world, list(FACTS))
    visitor = Client()
    for typed in (letter.code, letters.grouped(letter.code), letters.grouped(letter.code).lower()):
        page = visitor.post("/letter/", {"code": typed})
        assert "real letter of Nov 24, 2026" in said(page)
        for word in ("June", "Abbott", "Dana", "Front Door"):
            assert word not in said(page)
    assert not visitor.cookies


@pytest.mark.parametrize("code", ["AAAA-AAAA-AAAA", "x", "0" * 50])
def test_a_code_of_no_letter_finds_nothing(world: World, code: str) -> None:
    made(world, ["name"])
    assert "There is no letter with this code." in said(Client().post("/letter/", {"code": code}))


def test_codes_are_not_guessed_from_one_network(world: World) -> None:
    cache.clear()
    visitor = Client()
    answers = [visitor.post("/letter/", {"code": "AAAA"}).status_code for _each in range(61)]
    cache.clear()
    assert answers == [200] * 60 + [409]


@pytest.mark.parametrize("who", ["ray", "dana", "theo", "priya"])
def test_nobody_else_opens_a_letter(world: World, who: str) -> None:
    letter = made(world, ["name"])
    with pytest.raises(NotFound):
        asks.get(letter.pk, by=getattr(world, who))
