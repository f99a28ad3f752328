"""Ask for support: two minutes, no account, the same answer for everybody."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from alongside.core.ids import new_id
from alongside.matching.models import Request
from alongside.people.models import Person
from alongside.public import limits
from alongside.workforce.tests.factories import make_profile
from tests.fixtures.people import ClientFor, World

PASSWORD = "rain on a tin roof 7"


@pytest.fixture(autouse=True)
def room_again() -> None:
    cache.clear()


def form(**more: Any) -> dict[str, Any]:
    return {
        "key": str(new_id()),
        "asked_by": "person",
        "given_name": "Max",
        "phone": "203 555 0111",
        "ways": ["may_text"],
        "language": "en",
        "setting": "community",
        **more,
    }


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_a_visitor_asks_without_a_cookie(world: World) -> None:
    visitor = Client(enforce_csrf_checks=True)
    page = visitor.get("/ask/")
    answer = visitor.post("/ask/", form(wants=["housing"], safe_ways="After 5"))
    assert (page.status_code, answer.status_code) == (200, 200)
    assert not page.cookies
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    row = Request.objects.scoped(world.system).get()
    assert (row.wants, row.asked_by) == (["housing"], "person")
    assert (row.person.may_text, row.person.may_call) == (True, False)


def test_sending_twice_makes_one_request(world: World) -> None:
    sent = form()
    for _ in range(2):
        assert Client().post("/ask/", sent).status_code == 200
    assert Request.objects.scoped(world.system).count() == 1


@pytest.mark.parametrize(
    "changed", [{"words": "The night shift is hard."}, {"phone": "203 555 0122"}]
)
def test_words_changed_after_sending_are_kept_for_another_sending(
    world: World, changed: dict[str, str]
) -> None:
    sent = form(words="I work nights.")
    Client().post("/ask/", sent)
    answer = Client().post("/ask/", {**sent, **changed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "saved before" in page
    assert next(iter(changed.values())) in page
    assert Request.objects.scoped(world.system).count() == 1
    assert (
        Client().post("/ask/", {**sent, **changed, "key": hidden(page, "key")}).status_code == 200
    )


def test_the_coach_wished_for_is_chosen_already(world: World) -> None:
    make_profile(world.membership_of(world.dana))
    page = Client().get("/ask/dana-r/").content.decode()
    assert '<option value="dana-r" selected' in page
    Client().post("/ask/", form(coach="dana-r"))
    assert Request.objects.scoped(world.system).get().wished_coach_id == world.dana.membership_id


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"given_name": ""}, "Enter a first name"),
        ({"asked_by": ""}, "Choose who this is for"),
        ({"phone": ""}, "Give one way to reach you"),
        ({"phone": "12"}, "Enter a phone number"),
        ({"zip": "abc"}, "Enter a ZIP code"),
        ({"coach": "nobody"}, "Choose one from the list"),
        ({"key": "1234"}, "damaged"),
        ({"given_name": "M\x00ax"}, "cannot be kept"),
        ({"words": "x" * 2001}, "Shorten this by 1"),
    ],
)
def test_mistakes_are_told_and_nothing_is_lost(
    world: World, change: dict[str, Any], said: str
) -> None:
    answer = Client().post("/ask/", form(safe_ways="" if "phone" in change else "Noon", **change))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "housing" in page
    if change.get("given_name") is None:
        assert 'value="Max"' in page
    assert not Request.objects.scoped(world.system).exists()


def test_known_and_unknown_people_get_the_same_answer(world: World) -> None:
    known = form(given_name="June", phone=world.june_person.phone)
    fresh = form(given_name="Jane", phone="203 555 0177")
    pages = []
    for sent in (known, fresh):
        answer = Client().post("/ask/", sent)
        text = re.sub(r'value="[^"]+"|[a-z]+-[a-z]+-\d{4}', "", answer.content.decode())
        pages.append((answer.status_code, text, sorted(answer.headers)))
    assert pages[0] == pages[1]


def test_a_network_is_slowed_down_in_plain_words(world: World, monkeypatch: Any) -> None:
    monkeypatch.setitem(limits.RATES, "ask", "2/h/key")
    codes = [Client().post("/ask/", form()).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    late = Client().post("/ask/", form(safe_ways="At the library"))
    assert "Wait a little" in late.content.decode()
    assert "At the library" in late.content.decode()
    assert Request.objects.scoped(world.system).count() == 2


def test_who_is_signed_in_does_not_type_again(world: World, client_for: ClientFor) -> None:
    assert client_for(world.june).get("/ask/")["Location"] == "/me/coach/change/"
    assert client_for(world.theo).get("/ask/")["Location"] == "/requests/new/"
    assert client_for(world.petra).get("/ask/").status_code == 200
    before = Person.objects.scoped(world.system).count()
    client_for(world.june).post("/ask/", form())
    assert Person.objects.scoped(world.system).count() == before


def _before_more(page: str) -> str:
    return page.split("<details", 1)[0]


def test_eight_questions_stand_open_and_the_rest_waits_behind_more(world: World) -> None:
    page = Client().get("/ask/").content.decode()
    first = _before_more(page)
    asked = {"asked_by", "given_name", "wants", "phone", "ways", "email", "safe_ways", "zip"}
    assert set(re.findall(r'name="(\w+)"', first.split("<main", 1)[1])) - {"key"} == asked
    for later in ("language", "coach", "words"):
        assert f'name="{later}"' in page, "nothing is taken away"


def test_more_opens_by_itself_when_something_in_it_is_wrong(world: World) -> None:
    assert '<details class="disclosure" open>' not in Client().get("/ask/").content.decode()
    answer = Client().post("/ask/", form(coach="nobody-here"))
    assert answer.status_code == 422
    assert '<details class="disclosure" open>' in answer.content.decode()


def test_mending_a_mistake_uses_nobodys_room(world: World, monkeypatch: Any) -> None:
    monkeypatch.setitem(limits.RATES, "ask", "1/h/key")
    for _ in range(3):
        assert Client().post("/ask/", form(given_name="")).status_code == 422
    assert Client().post("/ask/", form()).status_code == 200
    assert Client().post("/ask/", form(phone="203 555 0199")).status_code == 429


def test_a_coach_nobody_knows_is_not_there(world: World) -> None:
    assert Client().get("/ask/nobody/").status_code == 404
