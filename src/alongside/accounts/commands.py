"""Open accounts and set passwords."""

import uuid
from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alongside.accounts.models import User
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput, Conflict, NotPermitted


def check_can_open_account(*, by: Actor, **_kwargs: Any) -> None:
    """The system opens accounts on behalf of people's and staff's commands, which check first."""
    if not by.is_system:
        raise NotPermitted(_("Accounts are opened by the program."))


@command("accounts.open_account", check=check_can_open_account)
def open_account(
    *, login: str, password: str, by: Actor, language: str = "en", id: uuid.UUID | None = None
) -> User:
    """
    This function will open an account with a sign-in name and a password.

    :raises BadInput: when the password is too weak (`field="password"`)
    :raises Conflict: when the sign-in name is taken; callers facing the public never show this
    """
    user = User(language=language) if id is None else User(id=id, language=language)
    user.name_login(login)
    _check_password(password, user)
    if User.objects.filter(username=user.username).exists():
        raise Conflict(_("This sign-in name cannot be used."))
    user.set_password(password)
    user.save(force_insert=True)
    return user


def _check_password(password: str, user: User) -> None:
    try:
        password_validation.validate_password(password, user)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages), field="password") from None
