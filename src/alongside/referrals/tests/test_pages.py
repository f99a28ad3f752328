"""Pages of referrals: the desk, the person's own, and the partner's link."""

import re
from typing import Any

import pytest
from django.test import Client

from alongside.accounts import limits
from alongside.privacy.commands import consents
from alongside.privacy.models import Disclosure
from alongside.referrals.commands import moving
from alongside.referrals.models import Need, NeedAnswers, Referral
from alongside.referrals.tests import factories
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
KEY = re.compile(r'name="key" value="([0-9a-f-]{36})"')


def _key(client: Client, path: str) -> str:
    found = KEY.search(client.get(path).content.decode())
    assert found, path
    return found[1]


def _referral(world: World) -> Referral:
    return Referral.objects.scoped(world.system).order_by("-id")[0]


def _without_address(page: Any) -> str:
    return re.sub(r"/answer/[\w-]+/\w+/", "/answer/", page.content.decode())


def _open(token: str) -> Any:
    return Client().post(f"/answer/{token}/open/")


def test_a_coach_refers_and_the_person_signs_and_says_got_it(
    world: World, client_for: ClientFor
) -> None:
    elm, june = factories.make_service(), world.june_person
    dana, own = client_for(world.dana), client_for(world.june)
    path = f"/people/{june.pk}/refer/"
    find = {"need": "new-housing", "words": "elm", "near": "", "do": "find"}
    page = dana.post(path, find)
    assert page.status_code == 200
    assert "Elm Street House" in page.content.decode()
    key = _key(dana, path)
    asked = {
        **find, "do": "refer", "key": key, "services": [str(elm.pk)], "way": "partner",
        "categories": ["referral"], "told": "A room for June", "until": "2027-02-01",
    }  # fmt: skip
    assert dana.post(path, asked).status_code == 302
    assert dana.post(path, asked).status_code == 302
    assert Referral.objects.scoped(world.system).count() == 1
    referral = _referral(world)
    mine = own.get(f"/me/referrals/{referral.pk}/").content.decode()
    assert f"/me/sharing/{referral.consent_id}/" in mine
    factories.sign(referral)
    made = dana.post(
        f"/referrals/{referral.pk}/link/", {"key": _key(dana, f"/referrals/{referral.pk}/")}
    )
    token = re.search(r"/answer/([\w-]+)/", made.content.decode())
    assert token
    opened = _open(token[1])
    assert opened.status_code == 200
    assert "A room for June" in opened.content.decode()
    said = Client().post(f"/answer/{token[1]}/reply/", {"state": "accepted", "words": "Come at 9"})
    assert said.status_code == 302
    assert "Come at 9" in dana.get(f"/referrals/{referral.pk}/").content.decode()
    answer = {"got": "yes", "key": _key(own, f"/me/referrals/{referral.pk}/")}
    assert own.post(f"/me/referrals/{referral.pk}/", answer).status_code == 302
    assert moving.current(referral, by=world.system).source == "person"
    assert "You got it" in own.get("/me/referrals/").content.decode()


def test_links_cannot_be_tried_without_end(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    monkeypatch.setitem(limits.RATES, "link", "3/h/key")
    tried = [_open("not-a-link-at-all").status_code for _ in range(5)]
    assert tried == [404, 404, 404, 409, 409]
    again = Client().post("/answer/not-a-link/reply/", {"state": "declined", "words": "No room"})
    assert again.status_code == 429
    assert "No room" in again.content.decode()


def test_every_link_that_does_not_open_looks_the_same(world: World) -> None:
    [(_one, used), (_two, stopped)] = [
        factories.sent(world.june_person, factories.make_service(name), by=world.dana, need=None)[0]
        for name in ("Elm", "Oak")
    ]
    answer = {"state": "declined", "why": "full"}
    assert Client().post(f"/answer/{used.token}/reply/", answer).status_code == 302  # type: ignore[attr-defined]
    two = Referral.objects.scoped(world.system).select_related("consent").get(pk=_two.pk)
    assert two.consent is not None
    consents.revoke(consent=two.consent, by=world.june)
    tokens = [used.token, stopped.token, "x" * 43]  # type: ignore[attr-defined]
    opened = [_open(token) for token in tokens]
    replied = [Client().post(f"/answer/{token}/reply/", answer) for token in tokens[::2]]
    told = {(one.status_code, _without_address(one)) for one in [*opened, *replied]}
    assert len(told) == 1
    assert opened[0].status_code == 404
    assert not Disclosure.objects.scoped(world.system).exists()


def test_opening_the_address_tells_and_uses_up_nothing(world: World) -> None:
    [(referral, link)] = factories.sent(world.june_person, by=world.dana)
    pages = []
    for token in (link.token, "y" * 43):  # type: ignore[attr-defined]
        page = Client().get(f"/answer/{token}/")
        for _time in range(3):
            page = Client().get(f"/answer/{token}/", HTTP_USER_AGENT="Slackbot-LinkExpanding")
        pages.append(page.content.decode().replace(token, "TOKEN"))
        assert page["X-Robots-Tag"] == "noindex, noarchive"
        assert not page.cookies
    assert pages[0] == pages[1]
    assert "June" not in pages[0]
    assert moving.current(referral, by=world.system).state == "sent"
    assert not Disclosure.objects.scoped(world.system).exists()


def test_each_look_is_an_entry_and_carries_the_notice(world: World) -> None:
    [(_, link)] = factories.sent(world.june_person, by=world.dana)
    for count in (1, 2):
        page = _open(link.token)  # type: ignore[attr-defined]
        assert "42 CFR part 2" in page.content.decode()
        assert page["Cache-Control"] == "no-store"
        assert Disclosure.objects.scoped(world.system).count() == count


def test_a_no_without_a_reason_comes_back_with_what_was_typed(world: World) -> None:
    [(_, link)] = factories.sent(world.june_person, by=world.dana)
    page = Client().post(
        f"/answer/{link.token}/reply/",  # type: ignore[attr-defined]
        {"state": "declined", "words": "No bed"},
    )
    assert page.status_code == 422
    assert "No bed" in page.content.decode()


def test_the_person_answers_the_questions_and_chooses_what_they_want(
    world: World, client_for: ClientFor
) -> None:
    own = client_for(world.june)
    page = own.get("/me/needs/").content.decode()
    assert "What is your living situation today?" in page
    assert "physically hurt" not in page, "HITS does not ship"
    sent = {"q1": "none", "q3": "often", "q5": "no", "key": _key(own, "/me/needs/")}
    answer = own.post("/me/needs/", sent)
    assert answer.status_code == 302
    offers = own.get(answer["Location"]).content.decode()
    assert offers.index("Housing") < offers.index("Food") < offers.index("Work")
    assert "checked" not in offers
    own.post(answer["Location"], {"wants": ["housing"]})
    assert [n.domain for n in Need.objects.scoped(world.system)] == ["housing"]
    row = NeedAnswers.objects.scoped(world.system).get()
    assert (row.how, row.instrument) == ("self", "ahc_hrsn")


def test_a_supervisor_sees_open_loops_by_age_and_needs_with_no_service(
    world: World, client_for: ClientFor
) -> None:
    factories.sent(world.june_person, by=world.dana)
    factories.make_need(world.june_person, "legal")
    factories.make_need(world.ray_person, "food")
    page = client_for(world.theo).get("/referrals/").content.decode()
    assert "Elm Street House" in page
    assert "Legal" in page
    assert "Ray" not in page, "another program's"


def test_a_need_becomes_a_goal_in_the_persons_words(world: World, client_for: ClientFor) -> None:
    need = factories.make_need(world.june_person)
    client_for(world.june).post(f"/me/needs/{need.pk}/goal/", {"words": "A place of my own"})
    need.refresh_from_db()
    assert need.goal is not None
    assert need.goal.words == "A place of my own"


def test_a_person_keeps_a_place_to_go_to_and_nothing_is_told(
    world: World, client_for: ClientFor
) -> None:
    elm, own = factories.make_service(), client_for(world.june)
    find = {"need": "new-housing", "words": "elm", "near": "", "do": "find"}
    assert "Elm Street House" in own.post("/me/find/", find).content.decode()
    chosen = {**find, "do": "refer", "services": [str(elm.pk)], "key": _key(own, "/me/find/")}
    for _time in range(2):
        assert own.post("/me/find/", chosen).status_code == 302
    referral = Referral.objects.scoped(world.system).get()
    assert (referral.way, referral.consent_id, referral.recipient_id) == ("self", None, None)
    assert "You go there yourself" in own.get("/me/referrals/").content.decode()
