"""Ways to reach a person or find a place: e-mail, phone, ZIP code."""

import re
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.ui.fields.words import Words


class EmailField(Words):
    """An e-mail address."""

    kind, longest, autocomplete = "email", 254, "email"
    default_error_messages = {"invalid": _("Enter an e-mail address, such as ana@example.org.")}
    default_validators = [forms.EmailField.default_validators[0]]

    def attributes(self) -> dict[str, str]:
        return {"inputmode": "email", "spellcheck": "false", **super().attributes()}


class PhoneField(Words):
    """A phone number; kept as +12035550123. A number with no country is read as one of the US."""

    kind, width, longest, autocomplete = "tel", "short", 40, "tel"
    default_error_messages = {
        "invalid": _("Enter a phone number with area code, such as 203 555 0123.")
    }

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            number = phonenumbers.parse(text, "US")
        except phonenumbers.NumberParseException:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if not phonenumbers.is_possible_number(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class ZipField(Words):
    """A ZIP code: five digits; a nine-digit one is shortened."""

    width, longest, autocomplete = "short", 10, "postal-code"
    default_error_messages = {"invalid": _("Enter a ZIP code with five digits, such as 06106.")}

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if text and not re.fullmatch(r"\d{5}([- ]?\d{4})?", text, re.ASCII):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return text[:5]

    def attributes(self) -> dict[str, str]:
        return {"inputmode": "numeric", **super().attributes()}
