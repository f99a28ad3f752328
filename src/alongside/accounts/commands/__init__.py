"""Everything that changes an account."""

from alongside.accounts.commands.first_codes import issue_first_code, use_first_code
from alongside.accounts.commands.opening import (
    deactivate,
    open_account,
    open_account_without_password,
    reactivate,
)
from alongside.accounts.commands.own import set_idle_minutes, set_language, set_password

__all__ = [
    "deactivate",
    "issue_first_code",
    "open_account",
    "open_account_without_password",
    "reactivate",
    "set_idle_minutes",
    "set_language",
    "set_password",
    "use_first_code",
]
