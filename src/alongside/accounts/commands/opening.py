"""Open accounts, and end their access."""

import uuid

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils.translation import gettext as _

from alongside.accounts.models import Draft, FirstCode, User
from alongside.accounts.policy import check_can_open_account, check_password
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import Conflict


@command("accounts.open_account", check=check_can_open_account)
def open_account(
    *, login: str, password: str, by: Actor, language: str = "en", id: uuid.UUID | None = None
) -> User:
    """
    This function will open an account with a sign-in name and a password.

    :raises BadInput: when the password is too weak (`field="password"`)
    :raises Conflict: when the sign-in name is taken; callers facing the public never show this
    """
    spoken = _spoken(language)
    user = User(language=spoken) if id is None else User(id=id, language=spoken)
    user.name_login(login)
    check_password(password, user)
    if User.objects.filter(username=user.username).exists():
        raise Conflict(_("This sign-in name cannot be used."))
    user.set_password(password)
    user.save(force_insert=True)
    return user


@command("accounts.open_account_without_password", check=check_can_open_account)
def open_account_without_password(*, login: str, by: Actor, language: str = "en") -> User:
    """
    This function will open an account that nobody can sign in to before a first code is used.

    :raises Conflict: when the sign-in name is taken
    """
    user = User(language=_spoken(language))
    user.name_login(login)
    if User.objects.filter(username=user.username).exists():
        raise Conflict(_("This sign-in name cannot be used."))
    user.set_unusable_password()
    user.save(force_insert=True)
    return user


def _spoken(language: str) -> str:
    """Somebody may speak a language that our pages do not."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE[:2]


@command("accounts.deactivate", check=check_can_open_account, announces="accounts.deactivated")
def deactivate(*, user: User, by: Actor) -> User:
    """This function will end an account's access: its next request finds no way in (HS-19)."""
    user.is_active = False
    user.session_epoch += 1
    user.save(update_fields=["is_active", "session_epoch"])
    for session in UserSession.objects.filter(user=user):
        session.end()
    Draft.objects.filter(user=user).delete()
    FirstCode.objects.filter(user=user).delete()
    return user


@command("accounts.reactivate", check=check_can_open_account, announces="accounts.reactivated")
def reactivate(*, user: User, by: Actor) -> User:
    """
    This function will open an account again that was closed in error.

    The password and the second steps are as they were; sessions that ended stay ended.
    """
    user.is_active = True
    user.save(update_fields=["is_active"])
    return user
