"""
Form fields that carry their label, hint, errors and autocomplete and render themselves.

Every text has a longest length and refuses control characters. An error says what to do.
"""

import datetime as dt
import re
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from alongside.ui.bound import DressedBoundField

Text = str | Promise
SHORT, LONG = 200, 5_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINES = re.compile(r"[\t\n\r]")


class Dressed(forms.Field):
    """What all fields share; mixed into Django's own field classes."""

    kind = "text"
    width = ""
    rows = 4
    label_hidden = False
    in_rows = False
    plainly_optional = False
    autocomplete = "off"

    def __init__(
        self,
        label: Text,
        *,
        hint: Text = "",
        missing: Text = "",
        autocomplete: str | None = None,
        label_hidden: bool = False,
        plainly_optional: bool = False,
        attrs: dict[str, str] | None = None,
        **options: Any,
    ) -> None:
        """
        This function will set up a field.

        `missing` is the sentence shown when nothing was given ("Enter a note").
        `plainly_optional` leaves "(optional)" out where nobody would think it must be filled.
        """
        self.missing = missing
        if missing:
            options.setdefault("error_messages", {}).setdefault("required", missing)
        super().__init__(label=label, help_text=hint, **options)  # type: ignore[arg-type]
        self.autocomplete = autocomplete or self.autocomplete
        self.label_hidden, self.plainly_optional = label_hidden, plainly_optional
        self.extra = attrs or {}

    def attributes(self) -> dict[str, str]:
        """This function will give the further attributes of the input."""
        return {"autocomplete": self.autocomplete, **self.extra}

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        return DressedBoundField(form, self, field_name)


def _refuse_controls(value: str, *, lines: bool) -> None:
    if _CONTROLS.search(value) or (not lines and _LINES.search(value)):
        raise ValidationError(
            gettext("This holds a character that cannot be kept. Type it again, without pasting."),
            code="control_character",
        )


class _Words(Dressed, forms.CharField):
    """Text of a known longest length."""

    longest = SHORT
    lines = False
    default_error_messages = {"required": _("Fill this in.")}

    def __init__(self, label: Text, **options: Any) -> None:
        options.setdefault("max_length", self.longest)
        super().__init__(label, **options)
        # Ours stands in for Django's own refusal of NUL and for its wording of "too long".
        self.validators = [check for check in self.validators if not _is_replaced(check)]

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if text else text

    def run_validators(self, value: Any) -> None:
        _refuse_controls(str(value), lines=self.lines)
        if self.max_length and len(value) > self.max_length:
            over = len(value) - self.max_length
            raise ValidationError(
                ngettext(
                    "Shorten this by %(over)s character. The most is %(most)s.",
                    "Shorten this by %(over)s characters. The most is %(most)s.",
                    over,
                )
                % {"over": over, "most": self.max_length},
                code="max_length",
            )
        super().run_validators(value)

    def attributes(self) -> dict[str, str]:
        return {"maxlength": str(self.max_length), **super().attributes()}


def _is_replaced(check: Any) -> bool:
    return type(check).__name__ in {"MaxLengthValidator", "ProhibitNullCharactersValidator"}


class TextField(_Words):
    """One line, at most 200 characters unless `max_length` says otherwise."""


class LongTextField(_Words):
    """Several lines, at most 5,000 characters; a count appears towards the end."""

    kind, longest, lines = "textarea", LONG, True

    def __init__(self, label: Text, *, rows: int = 4, **options: Any) -> None:
        super().__init__(label, **options)
        self.rows = rows


class EmailField(_Words):
    """An e-mail address."""

    kind, longest, autocomplete = "email", 254, "email"
    default_validators = [forms.EmailField.default_validators[0]]

    def attributes(self) -> dict[str, str]:
        return {"inputmode": "email", "spellcheck": "false", **super().attributes()}


class PhoneField(_Words):
    """A phone number; kept as +12035550123. A number with no country is read as one of the US."""

    kind, width, longest, autocomplete = "tel", "short", 40, "tel"
    default_error_messages = {"invalid": _("Enter a phone number with area code, such as 203 555 0123.")}

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


class ZipField(_Words):
    """A ZIP code: five digits; a nine-digit one is shortened."""

    width, longest, autocomplete = "short", 10, "postal-code"
    default_error_messages = {"invalid": _("Enter a ZIP code with five digits, such as 06106.")}

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if text and not re.fullmatch(r"\d{5}([- ]?\d{4})?", text, re.ASCII):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return text[:5]

    def attributes(self) -> dict[str, str]:
        return {"inputmode": "numeric", **super().attributes()}


class ChoiceField(Dressed, forms.ChoiceField):
    """Choose one by tapping."""

    kind = "radios"
    default_error_messages = {"required": _("Choose one."), "invalid_choice": _("Choose one from the list.")}

    def __init__(self, label: Text, choices: Any = (), *, in_rows: bool = False, **options: Any) -> None:
        super().__init__(label, choices=choices, **options)
        self.in_rows = in_rows


class SelectField(ChoiceField):
    """Choose one from a long list."""

    kind = "select"


class MultiChoiceField(Dressed, forms.MultipleChoiceField):
    """Choose any number by tapping."""

    kind = "checks"
    default_error_messages = {
        "required": _("Choose at least one."),
        "invalid_choice": _("Choose from the list."),
    }

    def __init__(self, label: Text, choices: Any = (), *, in_rows: bool = False, **options: Any) -> None:
        super().__init__(label, choices=choices, **options)
        self.in_rows = in_rows


class BooleanField(Dressed, forms.BooleanField):
    """A single yes; `required=True` means it must be ticked."""

    kind, plainly_optional = "check", True
    default_error_messages = {"required": _("Tick this to go on.")}


class IntegerField(Dressed, forms.IntegerField):
    """A whole number; give `min_value` and `max_value`."""

    width = "short"
    default_error_messages = {
        "required": _("Enter a number."),
        "invalid": _("Enter a whole number, such as 3."),
    }

    def attributes(self) -> dict[str, str]:
        return {"inputmode": "numeric", "maxlength": "12", **super().attributes()}


class DateField(Dressed, forms.DateField):
    """A day, with the browser's own calendar."""

    kind, width = "date", "short"
    default_error_messages = {
        "required": _("Enter a date."),
        "invalid": _("Enter a date, such as 2026-11-24."),
    }

    def __init__(
        self, label: Text, *, earliest: dt.date | None = None, latest: dt.date | None = None, **options: Any
    ) -> None:
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d"))
        options.setdefault("input_formats", ["%Y-%m-%d", "%m/%d/%Y"])
        super().__init__(label, **options)
        self.earliest, self.latest = earliest, latest

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise ValidationError(gettext("Enter a later date."), code="too_early")
        if value and self.latest and value > self.latest:
            raise ValidationError(gettext("Enter an earlier date."), code="too_late")

    def attributes(self) -> dict[str, str]:
        ends = {"min": self.earliest, "max": self.latest}
        return {**super().attributes(), **{k: v.isoformat() for k, v in ends.items() if v}}


class TimeField(Dressed, forms.TimeField):
    """A clock time, with the browser's own picker."""

    kind, width = "time", "short"
    default_error_messages = {
        "required": _("Enter a time."),
        "invalid": _("Enter a time, such as 14:30."),
    }

    def __init__(self, label: Text, **options: Any) -> None:
        options.setdefault("widget", forms.TimeInput(format="%H:%M"))
        super().__init__(label, **options)


class HiddenField(_Words):
    """A value the reader never sees, such as the key of the row to be made."""

    kind, longest = "hidden", SHORT

    def __init__(self, label: Text = "", **options: Any) -> None:
        super().__init__(label, **options)
