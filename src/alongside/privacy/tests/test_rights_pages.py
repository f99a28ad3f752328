"""The pages on a person's rights are short, plain and lead to one another."""

import html
import re

import pytest

from alongside.privacy.commands import asks
from tests.fixtures.people import ClientFor, World
from tests.reading import grade

pytestmark = pytest.mark.django_db
PAGES = (
    "rights", "copy", "accounting", "asks", "asks/new", "complaint", "reaching", "letters",
    "who-looked",
)  # fmt: skip


def sentences(page: str) -> str:
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    found = re.findall(r"<(?:p|li|small|label|dd)[^>]*>(.*?)</(?:p|li|small|label|dd)>", main, re.S)
    texts = [html.unescape(re.sub(r"<[^>]+>", " ", one)).strip() for one in found]
    whole = [t for t in texts if len(t.split()) > 4]
    return " ".join(t if t.endswith((".", "?", "!")) else t + "." for t in whole)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_reads_at_grade_six_or_below(world: World, client_for: ClientFor, page: str) -> None:
    answer = client_for(world.june).get(f"/me/{page}/")
    assert answer.status_code == 200
    assert grade(sentences(answer.content.decode())) <= 6


def test_one_ask_reads_at_grade_six_or_below(world: World, client_for: ClientFor) -> None:
    ask = asks.ask(person=world.june_person, kind="amendment", words="Please.", by=world.june)
    asks.answer(ask=ask, state="denied", reason="We read it.", by=world.priya)
    page = client_for(world.june).get(f"/me/asks/{ask.pk}/").content.decode()
    assert grade(sentences(page)) <= 6


@pytest.mark.parametrize("who", ["dana", "theo", "priya", "petra"])
def test_nobody_else_opens_them(world: World, client_for: ClientFor, who: str) -> None:
    client = client_for(getattr(world, who))
    assert {client.get(f"/me/{page}/").status_code for page in PAGES} == {404}


def test_everything_is_one_tap_from_the_page_of_rights(world: World, client_for: ClientFor) -> None:
    page = client_for(world.june).get("/me/rights/").content.decode()
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    for place in ("copy", "who-looked", "accounting", "asks", "reaching", "letters"):
        assert f'href="/me/{place}/"' in main
    assert 'href="/privacy-notice/"' in main
