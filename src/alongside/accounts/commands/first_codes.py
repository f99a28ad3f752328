"""First sign-in codes: issue one, use one."""

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.accounts import codes
from alongside.accounts.models import FirstCode, User
from alongside.accounts.policy import check_can_open_account, check_holds_code, check_password
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput


@command("accounts.issue_first_code", check=check_can_open_account)
def issue_first_code(*, user: User, by: Actor) -> FirstCode:
    """
    This function will give a code to set the first password with; `.plain` holds it, once.

    It replaces the code before. Callers check who may hand it to whom.
    """
    plain = codes.make_code()
    FirstCode.objects.filter(user=user).delete()
    row = FirstCode.objects.create(
        user=user, code_hash=codes.hash_of(plain), expires_at=clock.now() + codes.LASTS
    )
    row.plain = plain
    return row


@command("accounts.use_first_code", check=check_holds_code)
def use_first_code(*, login: str, code: str, password: str, by: Actor, language: str = "") -> User:
    """
    This function will set the first password of the account a code was made for.

    `language` is the one the owner reads while doing so; the account remembers it.

    :raises BadInput: when the password is too weak (`field="password"`), or when name and code
        do not go together, the code was used or is over (`field="code"`): one answer for all
    """
    typed = User()
    typed.login = login
    check_password(password, typed)
    found = codes.usable(login, code)
    # Hashed either way, so that a wrong code takes as long as a right one.
    (found.user if found else typed).set_password(password)
    if found is None or not _use_up(found):
        raise BadInput(
            _("This name and code do not go together, or the code is over. Ask for a new one."),
            field="code",
        )
    found.user.session_epoch += 1
    if language in dict(settings.LANGUAGES):
        found.user.language = language
    found.user.save(update_fields=["password", "session_epoch", "language"])
    return found.user


def _use_up(code: FirstCode) -> bool:
    unused = FirstCode.objects.filter(pk=code.pk, used_at__isnull=True)
    return unused.update(used_at=clock.now()) == 1
