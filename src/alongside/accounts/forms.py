"""
The sign-in library's forms in our words.

A sign-in name is turned into its keyed hash before the library sees it.
"""

from typing import Any

from allauth.account import forms as library
from django import forms
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from alongside.accounts import jobs, passwords
from alongside.accounts.models import User
from alongside.accounts.names import hashed
from alongside.core import audit
from alongside.core.actor import Actor

LONGEST_NAME = 254
_hint = lazy(passwords.hint, str)


def name_field() -> forms.CharField:
    """This function will make the field for a sign-in name."""
    field = forms.CharField(
        label=_("E-mail, phone or sign-in name"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Enter your e-mail, phone or sign-in name.")},
    )
    field.widget.attrs.update(autocomplete="username", autocapitalize="none", spellcheck="false")
    return field


def _plain(form: forms.Form) -> None:
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    form.use_required_attribute = False


def _dress_new_password(form: forms.Form, label: Any) -> None:
    form.fields["password1"].label = label
    form.fields["password1"].help_text = _hint()
    form.fields["password1"].widget.attrs["autocomplete"] = "new-password"
    form.fields["password2"].label = _("The new password again")
    _plain(form)


class LoginForm(library.LoginForm):  # type: ignore[misc]
    """Sign in with a name and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = name_field()
        self.fields.pop("remember", None)
        password = self.fields["password"]
        password.help_text = ""
        password.error_messages["required"] = _("Enter your password.")
        password.max_length = None
        self.order_fields(["login", "password"])
        _plain(self)

    def user_credentials(self) -> dict[str, str]:
        data = self.cleaned_data
        return {"username": hashed(data["login"]), "password": data["password"]}


class ReauthenticateForm(library.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        _plain(self)


class ResetPasswordForm(forms.Form):
    """
    Ask for a link to choose a new password.

    Known and unknown names take the same way: a job is stored, and the job looks. Nothing in
    the answer, its status or its time depends on who is known (P2-08).
    """

    login = name_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        # The library's view counts tries under this name.
        data["email"] = hashed(data["login"]) if data.get("login") else ""
        return data

    def save(self, request: HttpRequest, **_kwargs: Any) -> str:
        username = str(self.cleaned_data["email"])
        by: Actor = getattr(request, "actor", None) or Actor.public()
        audit.record(by=by, action="accounts.ask_for_new_password")
        jobs.mail_reset_link.enqueue(username, request.build_absolute_uri("/"))
        return username


class ResetPasswordKeyForm(library.ResetPasswordKeyForm):  # type: ignore[misc]
    """Choose a new password after following the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress_new_password(self, _("New password"))


class ChangePasswordForm(library.ChangePasswordForm):  # type: ignore[misc]
    """Choose a new password while signed in."""

    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Your password now")
        self.fields["oldpassword"].help_text = ""
        _dress_new_password(self, _("New password"))


class SetPasswordForm(library.SetPasswordForm):  # type: ignore[misc]
    """Choose a password for an account that has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress_new_password(self, _("Password"))
