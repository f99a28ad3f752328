"""What the owner of an account changes: password, idle time, language."""

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.accounts.models import User
from alongside.accounts.policy import check_is_own_account, check_password
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput

IDLE_SHORTEST, IDLE_LONGEST = 5, 60


@command("accounts.set_password", check=check_is_own_account)
def set_password(*, user: User, password: str, by: Actor) -> User:
    """
    This function will set a password; every session of the account ends.

    :raises BadInput: when the password is too weak (`field="password"`)
    """
    check_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


@command("accounts.set_idle_minutes", check=check_is_own_account)
def set_idle_minutes(*, user: User, minutes: int, by: Actor) -> User:
    """
    This function will set after how many idle minutes a person is signed out (HS-03).

    :raises BadInput: outside 5 to 60 (`field="minutes"`)
    """
    if not IDLE_SHORTEST <= minutes <= IDLE_LONGEST:
        raise BadInput(_("Choose between 5 and 60 minutes."), field="minutes")
    user.idle_minutes = minutes
    user.save(update_fields=["idle_minutes"])
    return user


@command("accounts.set_language", check=check_is_own_account)
def set_language(*, user: User, language: str, by: Actor) -> User:
    """
    This function will set the language of the account's pages and mail.

    :raises BadInput: for a language we do not speak (`field="language"`)
    """
    if language not in dict(settings.LANGUAGES):
        raise BadInput(_("Choose a language from the list."), field="language")
    user.language = language
    user.save(update_fields=["language"])
    return user
