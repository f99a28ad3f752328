"""Text of a known longest length, with no control characters."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from alongside.ui.fields.base import Dressed, Text

SHORT, LONG = 200, 5_000
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_LINES = re.compile(r"[\t\n\r]")


def _refuse_controls(value: str, *, lines: bool) -> None:
    if _CONTROLS.search(value) or (not lines and _LINES.search(value)):
        raise ValidationError(
            gettext("This holds a character that cannot be kept. Type it again, without pasting."),
            code="control_character",
        )


class Words(Dressed, forms.CharField):
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
        return (super().to_python(value) or "").replace("\r\n", "\n")

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


class TextField(Words):
    """One line, at most 200 characters unless `max_length` says otherwise."""


class LongTextField(Words):
    """Several lines, at most 5,000 characters; a count appears towards the end."""

    kind, longest, lines = "textarea", LONG, True

    def __init__(self, label: Text, *, rows: int = 4, **options: Any) -> None:
        super().__init__(label, **options)
        self.rows = rows


class HiddenField(Words):
    """A value the reader never sees, such as the key of the row to be made."""

    kind, longest = "hidden", SHORT

    def __init__(self, label: Text = "", **options: Any) -> None:
        super().__init__(label, **options)
