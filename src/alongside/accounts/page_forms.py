"""Forms of our own account pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from alongside.accounts import passwords
from alongside.accounts.forms import LONGEST_NAME
from alongside.ui.forms import Form, IntegerField, SelectField, TextField

_hint = lazy(passwords.hint, str)


class _NeverShown(forms.PasswordInput):
    def format_value(self, value: Any) -> str | None:
        return None


class PasswordField(TextField):
    """A new password: never put back into the page, pasting welcome, spaces count."""

    kind, longest, autocomplete = "password", passwords.LONGEST, "new-password"

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, strip=False, widget=_NeverShown(), **options)


class FirstCodeForm(Form):
    """Set the first password with the code the program gave."""

    login = TextField(
        _("E-mail, phone or sign-in name"),
        missing=_("Enter the sign-in name on your paper."),
        autocomplete="username",
        max_length=LONGEST_NAME,
        attrs={"autocapitalize": "none", "spellcheck": "false"},
    )
    code = TextField(
        _("Code"),
        hint=_("16 letters and numbers, such as K7QM-2XR9-HW4T-9BCD. Dashes do not matter."),
        missing=_("Enter the code."),
        autocomplete="one-time-code",
        max_length=40,
        attrs={"autocapitalize": "characters", "spellcheck": "false"},
    )
    password = PasswordField(
        _("A password you choose"), hint=_hint(), missing=_("Choose a password.")
    )


class IdleForm(Form):
    """After how many idle minutes to be signed out."""

    minutes = IntegerField(
        _("Sign me out after this many minutes without a tap"),
        hint=_("Between 5 and 60. Choose few on a phone or computer that others use."),
        min_value=5,
        max_value=60,
        missing=_("Enter a number from 5 to 60."),
        error_messages={
            "min_value": _("Choose between 5 and 60 minutes."),
            "max_value": _("Choose between 5 and 60 minutes."),
        },
    )


class LanguageForm(Form):
    """The language of pages and mail."""

    language = SelectField(_("Language"), choices=settings.LANGUAGES)
