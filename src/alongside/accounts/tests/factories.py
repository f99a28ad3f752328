"""Accounts for tests."""

import itertools

from alongside.accounts.commands import open_account
from alongside.accounts.models import User
from alongside.core.actor import Actor

PASSWORD = "a quiet harbor at dawn 7"
_numbers = itertools.count(1)


def make_user(login: str = "", password: str = PASSWORD) -> User:
    """This function will open an account, with a sign-in name of its own unless one is given."""
    login = login or f"account{next(_numbers)}@example.org"
    return open_account(login=login, password=password, by=Actor.system(None))
