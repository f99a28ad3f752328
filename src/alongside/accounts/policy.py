"""Who may change an account, and what a password must be."""

from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alongside.accounts.models import User
from alongside.core.actor import Actor
from alongside.core.errors import BadInput, NotPermitted


def check_can_open_account(*, by: Actor, **_kwargs: Any) -> None:
    """The system opens accounts on behalf of people's and staff's commands, which check first."""
    if not by.is_system:
        raise NotPermitted(_("Accounts are opened by the program."))


def check_is_own_account(*, by: Actor, user: User, **_kwargs: Any) -> None:
    """The account's owner, or the system on behalf of a command that checked."""
    if not by.is_system and by.user_id != user.pk:
        raise NotPermitted(_("Only the owner of an account can change this."))


def check_holds_code(**_kwargs: Any) -> None:
    """Whoever holds a code may use it; the command looks at the code."""


def check_password(password: str, user: User) -> None:
    """
    This function will hold a new password against the rules.

    :raises BadInput: with what to do (`field="password"`)
    """
    try:
        password_validation.validate_password(password, user)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages), field="password") from None
