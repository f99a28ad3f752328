"""P2-08: with real, slow hashing the time of an answer does not tell whether a name is known."""

import time

import pytest
from django.test import Client, override_settings

from alongside.accounts.tests.factories import PASSWORD
from alongside.accounts.tests.helpers import sign_in, user_of
from tests.fixtures.people import World
from tests.guards.paired import is_as_quick

pytestmark = [pytest.mark.once, pytest.mark.slow]
SLOW = override_settings(
    PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"],
    TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}},
    ACCOUNT_RATE_LIMITS=False,
)


@SLOW
def test_p2_08_a_wrong_password_takes_as_long_for_an_unknown_name(world: World) -> None:
    user = user_of(world.june)
    user.set_password(PASSWORD)
    user.save()
    start = time.process_time()
    sign_in(Client(), user.login, "wrong words here")
    assert time.process_time() - start > 0.01, "the hasher was not slow"
    assert is_as_quick(
        lambda name: sign_in(Client(), name, "wrong words here"),
        user.login,
        "nobody@example.org",
        rounds=10,
    )


@SLOW
def test_p2_08_asking_for_a_link_takes_as_long_for_an_unknown_name(world: World) -> None:
    assert is_as_quick(
        lambda name: Client().post("/accounts/password/reset/", {"login": name}),
        user_of(world.june).login,
        "nobody@example.org",
    )
