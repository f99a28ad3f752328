"""A first code sets the first password: once, within a day, for one account (AV-06, AV-07)."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client

from alongside.accounts import codes, commands, given_names
from alongside.accounts.models import FirstCode, User
from alongside.accounts.tests.factories import make_user
from alongside.accounts.tests.helpers import actions, sign_in, without_tokens
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import NotPermitted
from alongside.people.commands import persons
from tests.fixtures.people import World
from tests.fixtures.safety import NOW

FIRST = "/accounts/first/"
NEW = "another harbor, late at night"


@pytest.fixture
def sam(world: World) -> User:
    """Sam has a name from us and no password yet."""
    cache.clear()
    login = given_names.give_sign_in_name()
    user = commands.open_account_without_password(login=login, by=Actor.system(None))
    persons.give_account(person=world.sam_person, user=user, by=world.system)
    return user


def issue(user: User) -> str:
    return commands.issue_first_code(user=user, by=Actor.system(None)).plain


def send(login: str, code: str, password: str = NEW) -> tuple[int, str]:
    answer = Client().post(FIRST, {"login": login, "code": code, "password": password})
    return answer.status_code, answer.content.decode()


def test_sam_sets_a_first_password_and_signs_in(sam: User) -> None:
    code = issue(sam)
    typed = code.lower().replace("-", " ")
    assert send(sam.login.upper(), typed)[0] == 302
    client = Client()
    sign_in(client, sam.login, NEW)
    assert client.get("/accounts/").status_code == 200
    assert "accounts.use_first_code done" in actions()


def test_the_account_remembers_the_language_the_first_password_was_set_in(sam: User) -> None:
    spanish = Client(headers={"accept-language": "es"})
    spanish.post(FIRST, {"login": sam.login, "code": issue(sam), "password": NEW})
    sam.refresh_from_db()
    assert sam.language == "es"


def test_before_the_code_is_used_no_password_opens_the_account(sam: User) -> None:
    client = Client()
    for password in ("", "!", sam.password, NEW):
        sign_in(client, sam.login, password)
        assert client.get("/accounts/").status_code == 302


def test_av_07_a_code_works_once_and_for_its_own_account(sam: User) -> None:
    code, other = issue(sam), make_user("other@example.org")
    assert send(other.login, code)[0] == 422
    assert send(sam.login, code)[0] == 302
    status, page = send(sam.login, code, "yet another long password")
    assert status == 422
    assert "Ask for a new one" in page
    assert "accounts.use_first_code refused" in actions()


def test_av_07_a_code_is_over_after_a_day_and_when_a_new_one_is_made(sam: User) -> None:
    old = issue(sam)
    new = issue(sam)
    assert send(sam.login, old)[0] == 422
    with clock.frozen(NOW + dt.timedelta(hours=24)):
        assert send(sam.login, new)[0] == 422
    assert send(sam.login, new)[0] == 302


def test_av_07_codes_hold_eighty_bits_and_only_their_hash_is_kept(sam: User) -> None:
    code = issue(sam)
    assert len(set(codes.LETTERS)) == 32
    assert len(code.replace("-", "")) == 16
    assert not FirstCode.objects.filter(code_hash__icontains=code[:4]).exists()
    assert len({codes.make_code() for _ in range(500)}) == 500


def test_p2_08_unknown_names_and_wrong_codes_get_the_same_page(sam: User) -> None:
    issue(sam)
    sam.name_login("someone@example.org")
    sam.save()
    one = send("someone@example.org", "2222-2222-2222-2222")
    two = send("nobody@example.org", "2222-2222-2222-2222")
    assert one[0] == two[0] == 422
    assert without_tokens(one[1].encode()) == without_tokens(two[1].encode())


def test_tries_are_counted(sam: User) -> None:
    code = issue(sam)
    for _ in range(6):
        assert send(sam.login, "2222-2222-2222-2222")[0] == 422
    status, page = send(sam.login, code)
    assert status == 429
    assert "Wait ten minutes" in page


def test_a_weak_password_is_refused_and_never_shown_again(sam: User) -> None:
    code = issue(sam)
    status, page = send(sam.login, code, "password1")
    assert status == 422
    assert "easy to guess" in page
    assert "password1" not in page.replace("id_password1", "")
    assert sam.login in page
    assert send(sam.login, code)[0] == 302, "the code was not used up"


def test_a_password_like_the_sign_in_name_is_refused(sam: User) -> None:
    assert "too close to your sign-in name" in send(sam.login, issue(sam), sam.login)[1]


def test_only_the_program_issues_codes(sam: User, world: World) -> None:
    with pytest.raises(NotPermitted):
        commands.issue_first_code(user=sam, by=world.dana)


def test_given_names_are_calm_and_not_taken(world: World) -> None:
    words = set(given_names.FIRST) | set(given_names.SECOND)
    assert len(given_names.FIRST) == len(set(given_names.FIRST)) == 64
    assert len(given_names.SECOND) == len(set(given_names.SECOND)) == 64
    assert all(w.isascii() and w.islower() for w in words)
    first, second, number = given_names.give_sign_in_name().split("-")
    assert {first, second} <= words
    assert 1000 <= int(number) <= 9999
