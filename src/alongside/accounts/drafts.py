"""
Keep what a person was about to send when their session ended, and offer it again (HS-03).

Kept on the server, encrypted, for 30 minutes, for the same account only; never in the browser.
"""

import datetime as dt
from dataclasses import dataclass

from django.http import QueryDict

from alongside.accounts.models import Draft, User
from alongside.core import clock

KEPT = dt.timedelta(minutes=30)
MOST_CHARACTERS = 200_000
LEFT_OUT = {"csrfmiddlewaretoken", "draft_path"}
NEVER_KEPT = ("password", "oldpassword", "password1", "password2", "code", "credential")


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as its owner sees it."""

    path: str
    fields: list[tuple[str, str]]

    @property
    def words(self) -> list[str]:
        """What the person typed, without ids and choices: texts with a space, or long ones."""
        return [v for _, v in self.fields if " " in v.strip() or len(v) > 40]


def keep(*, user: User, path: str, data: QueryDict) -> bool:
    """This function will keep a form; it says whether there was anything fit to keep."""
    fields = [(k, str(v)) for k, values in data.lists() for v in values if k not in LEFT_OUT]
    if any(name in NEVER_KEPT for name, _ in fields) or not is_own_path(path):
        return False
    held = QueryDict(mutable=True)
    for name, value in fields:
        held.appendlist(name, value)
    body = held.urlencode()
    if len(body) > MOST_CHARACTERS or not any(v.strip() for _, v in fields):
        return False
    Draft.objects.filter(user=user).delete()
    Draft.objects.create(user=user, path=path, body=body, expires_at=clock.now() + KEPT)
    return True


def kept_for(user: User) -> Kept | None:
    """This function will give what is kept for an account, if half an hour is not over."""
    row = Draft.objects.filter(user=user, expires_at__gt=clock.now()).first()
    if row is None:
        return None
    data = QueryDict(row.body)
    return Kept(row.path, [(k, str(v)) for k, values in data.lists() for v in values])


def forget(user: User) -> None:
    """This function will delete what is kept for an account."""
    Draft.objects.filter(user=user).delete()


def purge() -> int:
    """This function will delete what is older than half an hour; returns how many."""
    return Draft.objects.filter(expires_at__lte=clock.now()).delete()[0]


def is_own_path(path: str) -> bool:
    """This function will tell whether a path is one of our pages outside the account's own."""
    local = path.startswith("/") and not path.startswith(("//", "/\\"))
    return local and len(path) <= 500 and not path.startswith(("/accounts/", "/exit", "/language"))
