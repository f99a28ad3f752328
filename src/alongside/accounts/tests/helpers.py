"""What the tests of sign-in share."""

import re
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.test import Client

from alongside.accounts.models import User
from alongside.accounts.tests.factories import PASSWORD
from alongside.core.actor import Actor
from alongside.core.models import AuditEvent

LOGIN = "/accounts/login/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def user_of(actor: Actor) -> User:
    """This function will give the account of a stock person."""
    assert actor.user_id is not None
    return User.objects.get(pk=actor.user_id)


def sign_in(client: Client, login: str, password: str = PASSWORD, **more: Any) -> Any:
    """This function will send the sign-in form."""
    return client.post(LOGIN, {"login": login, "password": password, **more})


def is_signed_in(client: Client) -> bool:
    """This function will tell whether the client's next request is a member's."""
    return client.get("/accounts/").status_code == 200


def actions() -> list[str]:
    """This function will list the audit's actions with outcomes, oldest first."""
    return [f"{e.action} {e.outcome}" for e in AuditEvent.objects.order_by("id")]


def give_code_app(user: User) -> None:
    """This function will set up a code app for an account."""
    TOTP.activate(user, SECRET)


def code_now() -> str:
    """This function will give the code the app shows just now."""
    return str(format_hotp_value(hotp_value(SECRET, next(counters()))))


def without_tokens(body: bytes) -> str:
    """This function will take out of a page what changes with every rendering."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", body.decode())
    return re.sub(r"nobody@example\.org|someone@example\.org", "NAME", text)
