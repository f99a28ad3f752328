"""Pages on which the person and the coach choose how "did you get it?" is asked, and ask it."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from alongside.core import clock
from alongside.core.ids import new_id
from alongside.referrals.commands import referring, routes
from alongside.referrals.models import Asking, PersonWord, Referral
from alongside.referrals.tests import factories
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 2, 17, tzinfo=dt.UTC)  # noon in New York
LATER = NOON + dt.timedelta(days=3)
ASKS_AT_HOME = "Did you get the help you were referred for?"


def _referral(world: World, route: str = "here") -> Referral:
    need, elm = factories.make_need(world.june_person), factories.make_service()
    with clock.frozen(NOON):
        return referring.refer(need=need, services=[elm], route=route, by=world.june)


def _kept(world: World, referral: Referral) -> str:
    return Referral.objects.scoped(world.system).get(pk=referral.pk).route


def _read(client: Client, path: str) -> str:
    with clock.frozen(LATER):
        page = client.get(path)
    assert page.status_code == 200
    return page.content.decode()


def test_a_coach_chooses_the_route_with_the_person_when_referring(
    world: World, client_for: ClientFor
) -> None:
    elm, june, dana = factories.make_service(), world.june_person, client_for(world.dana)
    path = f"/people/{june.pk}/refer/"
    find = {"need": "new-housing", "words": "elm", "near": "", "do": "find"}
    page = dana.post(path, find).content.decode()
    assert "Their coach texts them" in page
    asked = {**find, "do": "refer", "key": str(new_id()), "services": [str(elm.pk)], "way": "self"}
    assert dana.post(path, {**asked, "route": "pigeon"}).status_code == 422
    assert dana.post(path, {**asked, "route": "text"}).status_code == 302
    assert Referral.objects.scoped(world.system).get().route == "text"


def test_a_person_who_goes_by_themself_chooses_the_route(
    world: World, client_for: ClientFor
) -> None:
    elm, own = factories.make_service(), client_for(world.june)
    find = {"need": "new-housing", "words": "elm", "near": "", "do": "find"}
    page = own.post("/me/find/", find).content.decode()
    assert "My coach calls me" in page
    chosen = {**find, "do": "refer", "services": [str(elm.pk)], "key": str(new_id())}
    assert own.post("/me/find/", {**chosen, "route": ""}).status_code == 302
    assert Referral.objects.scoped(world.system).get().route == "here"


def test_calls_and_texts_are_offered_only_to_whom_they_are_welcome(
    world: World, client_for: ClientFor
) -> None:
    june, referral = world.june_person, _referral(world)
    june.may_call = False
    june.save()
    page = _read(client_for(world.june), f"/me/referrals/{referral.pk}/")
    assert "My coach calls me" not in page
    assert "My coach texts me" in page


def test_the_person_changes_the_route_and_a_wrong_one_comes_back_with_words(
    world: World, client_for: ClientFor
) -> None:
    referral, own = _referral(world), client_for(world.june)
    path = f"/me/referrals/{referral.pk}/route/"
    assert own.post(path, {"route": "none"}).status_code == 302
    assert _kept(world, referral) == "none"
    for wrong in ({}, {"route": "pigeon"}, {"route": "\x00"}):
        page = own.post(path, wrong)
        assert page.status_code == 422
        assert "error-summary" in page.content.decode()
    assert _kept(world, referral) == "none"


def test_the_coach_changes_the_route_and_a_stranger_does_not(
    world: World, client_for: ClientFor
) -> None:
    referral = _referral(world)
    path = f"/referrals/{referral.pk}/route/"
    assert client_for(world.dana).post(path, {"route": "call"}).status_code == 302
    assert client_for(world.dana).post(path, {"route": "pigeon"}).status_code == 422
    assert client_for(world.wil).post(path, {"route": "none"}).status_code == 404
    assert client_for(world.june).post(path, {"route": "none"}).status_code == 404
    assert _kept(world, referral) == "call"


@pytest.mark.parametrize(
    ("route", "asks"), [("here", True), ("mail", True), ("call", False), ("none", False)]
)
def test_the_home_page_asks_only_who_chose_it(
    world: World, client_for: ClientFor, route: str, asks: bool
) -> None:
    _referral(world, route)
    assert (ASKS_AT_HOME in _read(client_for(world.june), "/me/")) is asks


def test_the_coach_asks_by_phone_and_notes_the_answer_with_one_tap(
    world: World, client_for: ClientFor
) -> None:
    referral, dana = _referral(world, "text"), client_for(world.dana)
    page = _read(dana, "/referrals/")
    assert "Ask them by phone" in page
    body = re.search(r'href="sms:\+12035550110\?&amp;body=([^"]+)"', page)
    assert body
    assert "Elm" not in body[1]
    assert "tel:" not in page, "they chose a text"
    word = {"got": "yes", "key": str(new_id()), "next": "/referrals/"}
    with clock.frozen(LATER):
        answer = dana.post(f"/referrals/{referral.pk}/word/", word)
    assert (answer.status_code, answer["Location"]) == (302, "/referrals/")
    assert PersonWord.objects.scoped(world.system).get().told_coach
    assert "Elm Street House" not in _read(dana, "/referrals/")


def test_in_quiet_hours_words_stand_in_place_of_the_button(
    world: World, client_for: ClientFor
) -> None:
    _referral(world, "call")
    with clock.frozen(LATER + dt.timedelta(hours=10)):
        page = client_for(world.dana).get("/referrals/").content.decode()
    assert "Ask them by phone" in page
    assert "Quiet hours until" in page
    assert "tel:" not in page


def test_a_call_without_an_answer_is_noted_once_and_shown_to_both(
    world: World, client_for: ClientFor
) -> None:
    referral, dana = _referral(world, "call"), client_for(world.dana)
    assert 'href="tel:+12035550110"' in _read(dana, f"/referrals/{referral.pk}/")
    sent = {"route": "call", "key": str(new_id()), "next": "https://elsewhere.example.org/"}
    for _time in range(2):
        with clock.frozen(LATER):
            answer = dana.post(f"/referrals/{referral.pk}/asked/", sent)
        assert answer["Location"] == f"/referrals/{referral.pk}/"
    assert Asking.objects.scoped(world.system).count() == 1
    assert "Ask them by phone" not in _read(dana, "/referrals/")
    for client, path in (
        (dana, f"/referrals/{referral.pk}/"),
        (client_for(world.june), f"/me/referrals/{referral.pk}/"),
    ):
        assert "Nov 5, 2026 · asked by phone · Dana R." in _read(client, path)
    wrong = {"route": "pigeon", "key": str(new_id())}
    assert dana.post(f"/referrals/{referral.pk}/asked/", wrong).status_code == 422


def test_a_coach_is_told_not_to_ask_and_the_person_can_still_tell(
    world: World, client_for: ClientFor
) -> None:
    referral = _referral(world, "none")
    page = _read(client_for(world.dana), f"/referrals/{referral.pk}/")
    assert "Do not ask how it went." in page
    assert "Ask them by phone" not in page
    own = client_for(world.june)
    path = f"/me/referrals/{referral.pk}/"
    assert "Your answer decides" in _read(own, path)
    assert own.post(path, {"got": "yes", "key": str(new_id())}).status_code == 302


def test_a_route_that_no_longer_works_says_so(world: World, client_for: ClientFor) -> None:
    referral, june = _referral(world, "call"), world.june_person
    june.may_call = False
    june.save()
    words = "does not work now"
    assert words in _read(client_for(world.june), f"/me/referrals/{referral.pk}/")
    page = _read(client_for(world.dana), f"/referrals/{referral.pk}/")
    assert words in page
    assert "No calls" in page


def test_the_link_of_the_e_mail_leads_to_the_referrals_by_the_sign_in(
    world: World, client_for: ClientFor
) -> None:
    stranger: Any = Client().get("/me/waiting/")
    assert stranger["Location"].startswith("/accounts/login/")
    assert client_for(world.june).get("/me/waiting/")["Location"] == "/me/referrals/"
    assert client_for(world.dana).get("/me/waiting/").status_code == 404


def test_choosing_the_same_again_writes_nothing(world: World) -> None:
    referral = _referral(world, "call")
    same = routes.choose_route(referral=referral, route="call", by=world.june)
    assert same.pk == referral.pk
