"""The sign-in library's adapters: sign-up is closed, nothing is stored in the clear."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import get_next_redirect_url
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.accounts import actors, drafts, limits, sessions
from alongside.accounts.models import User
from alongside.accounts.network import network_of_request
from alongside.core import audit
from alongside.core.crypto.fields import decrypt, encrypt
from alongside.ui.addresses import own_address

LABEL = "mfa.authenticator.data"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by hashed name, the same answers for known and unknown names (P2-08)."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("This name and password do not go together. Try again."),
        "too_many_login_attempts": _(
            "Too many tries for now. Wait five minutes, then try again, or ask your program."
        ),
        "rate_limited": _("Too many tries for now. Wait five minutes, then try again."),
        "incorrect_password": _("This is not your password. Try again."),
        "enter_current_password": _("This is not your password. Try again."),
        "incorrect_code": _("This code does not work. Try the next one."),
        "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        # Only a path of ours: the library would follow "0" to a page that is not there.
        return bool(url) and own_address(str(url), "") == url

    def get_client_ip(self, request: HttpRequest) -> str:
        return network_of_request(request) or "0.0.0.0"  # noqa: S104 - a placeholder, not a bind

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage"]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return limits.at_network(request, credentials.get("username", ""))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        super().pre_authenticate(request, **credentials)
        if limits.account_is_under_attack(request, credentials.get("username", "")):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        username = credentials.get("username", "")
        limits.note_failure(request, username)
        actors.record_refused(request, username, "accounts.sign_in")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        # Whoever signed in a moment ago has just shown who they are.
        if sessions.signed_in_just_now(context.request):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        if user.is_active and actors.of_user(user) is None:
            audit.record(
                by=actors.of_request(request, user),
                action="accounts.sign_in",
                outcome=audit.REFUSED,
                detail={"why": "no membership"},
            )
            return HttpResponseRedirect(reverse("account_inactive"))
        return super().pre_login(request, user, **kwargs)  # type: ignore[no-any-return]

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        limits.note_success(request, user.username)
        if drafts.kept_for(user) is None:
            return response  # type: ignore[no-any-return]
        wanted = kwargs.get("redirect_url") or get_next_redirect_url(request) or ""
        query = f"?{urlencode({'next': wanted})}" if wanted else ""
        response["Location"] = reverse("accounts_draft") + query
        return response  # type: ignore[no-any-return]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts_overview")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: secrets under our keys, names the owner knows."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code does not work. Try the next one."),
        "cannot_delete_authenticator": _(
            "Staff need a second step. Add another one first, then remove this one."
        ),
    }

    def encrypt(self, text: str) -> str:
        sealed = encrypt(text, organisation_id=None, label=LABEL)
        return base64.b64encode(sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(base64.b64decode(encrypted_text), label=LABEL)

    def _get_user_identifier(self, user: User) -> str:
        return user.login

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Alongside"}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        entity = super().get_public_key_credential_user_entity(user)
        return {**entity, "display_name": user.login, "name": user.login}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)s") % {"number": count + 1}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        actor = getattr(context.request, "actor", None)
        if not settings.ALONGSIDE_SECOND_FACTOR or not actors.is_staff(actor):
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(
            type=Authenticator.Type.RECOVERY_CODES
        )
        return bool(others.exclude(pk=authenticator.pk).exists())
