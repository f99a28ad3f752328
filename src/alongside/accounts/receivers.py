"""What happened around sign-in, written to the audit; and what follows from it."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as factors
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from alongside.accounts import actors, devices, sessions
from alongside.core import audit

SECOND_FACTOR = "has_second_factor"
NONE = "none"


def _record(request: HttpRequest | None, user: Any, action: str, **more: Any) -> None:
    if request is None:
        return
    audit.record(by=actors.of_request(request, user), action=action, **more)


@receiver(user_logged_in)
def start_clock(request: HttpRequest, **_: Any) -> None:
    """A session's times start at sign-in, whichever way it came about."""
    sessions.begin(request.session)


@receiver(account.user_logged_in)
def signed_in(request: HttpRequest, user: Any, **_: Any) -> None:
    _record(request, user, "accounts.sign_in", detail={"by": _methods(request)})


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: Any, **_: Any) -> None:
    if user is not None:
        _record(request, user, "accounts.sign_out")


@receiver(account.password_changed)
@receiver(account.password_set)
def password_changed(request: HttpRequest, user: Any, **_: Any) -> None:
    sessions.end_others(request, user)
    _record(request, user, "accounts.change_password")


@receiver(account.password_reset)
def password_reset(request: HttpRequest, user: Any, **_: Any) -> None:
    """The new hash has ended every session; their rows go as well."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    _record(request, user, "accounts.reset_password")


@receiver(factors.authenticator_added)
@receiver(factors.authenticator_removed)
@receiver(factors.authenticator_reset)
def factor_changed(request: HttpRequest, user: Any, authenticator: Any, **more: Any) -> None:
    """A change of the second step ends all other sessions (AV-08, 7.4.3)."""
    verb = {
        factors.authenticator_added: "add",
        factors.authenticator_removed: "remove",
    }.get(more["signal"], "renew")
    request.session.pop(SECOND_FACTOR, None)
    sessions.end_others(request, user)
    _record(request, user, f"accounts.{verb}_factor", detail={"kind": str(authenticator.type)})


@receiver(factors.authentication_failed)
def factor_failed(request: HttpRequest, user: Any, authenticator: Any, **_: Any) -> None:
    kind = str(authenticator.type) if authenticator is not None else NONE
    _record(request, user, "accounts.use_factor", outcome=audit.REFUSED, detail={"kind": kind})


@receiver(pre_save, sender=UserSession)
def keep_few_words(instance: UserSession, **_: Any) -> None:
    """Of a browser's long name only `phone firefox` is kept (DS-10)."""
    instance.user_agent = devices.short_form(instance.user_agent)


def _methods(request: HttpRequest) -> list[str]:
    records = request.session.get("account_authentication_methods") or []
    return [str(r.get("type") or r.get("method")) for r in records if isinstance(r, dict)]
