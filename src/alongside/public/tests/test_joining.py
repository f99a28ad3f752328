"""After asking: a sign-in of one's own, once and soon."""

import datetime as dt
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from alongside.accounts.models import User
from alongside.core import clock
from alongside.core.ids import new_id
from alongside.matching.models import Request
from alongside.people.models import Membership
from tests.fixtures.people import World

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


def test_a_sign_in_of_ones_own_once(world: World) -> None:
    page = Client().post("/ask/", form()).content.decode()
    login = re.search(r"[a-z]+-[a-z]+-\d{4}", page)
    assert login is not None
    sent = {"token": hidden(page, "token"), "login": hidden(page, "login"), "password": "short"}
    weak = Client(enforce_csrf_checks=True).post("/ask/done/", sent)
    assert weak.status_code == 422
    assert login[0] in weak.content.decode()
    made = Client(enforce_csrf_checks=True).post("/ask/done/", {**sent, "password": PASSWORD})
    assert made.status_code == 200
    assert login[0] in made.content.decode()
    assert not made.cookies
    account = User.objects.by_login(login[0])
    assert account is not None
    assert account.check_password(PASSWORD)
    membership = Membership.objects.scoped(world.system).get(user=account)
    assert membership.person == Request.objects.scoped(world.system).get().person
    assert Client().post("/ask/done/", {**sent, "password": PASSWORD}).status_code == 422


def test_the_offer_ends_after_half_an_hour(world: World) -> None:
    Client().post("/ask/", form())
    row = Request.objects.scoped(world.system).get()
    before = User.objects.count()
    late = clock.now() - dt.timedelta(minutes=31)
    Request.objects.scoped(world.system).update(asked_at=late)
    page = Client().post("/ask/", form(key=str(row.pk))).content.decode()
    sent = {"token": hidden(page, "token"), "login": hidden(page, "login"), "password": PASSWORD}
    assert Client().post("/ask/done/", sent).status_code == 422
    assert User.objects.count() == before


def test_nobody_makes_a_sign_in_for_a_person_who_has_one(world: World) -> None:
    before = User.objects.count()
    for token in ("", "made-up", str(world.june_person.pk)):
        sent = {"token": token, "login": "mine", "password": PASSWORD}
        assert Client().post("/ask/done/", sent).status_code == 422
    assert User.objects.count() == before
