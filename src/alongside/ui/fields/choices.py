"""Choosing by tapping, from a list, or by ticking."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.ui.fields.base import Dressed, Text


class ChoiceField(Dressed, forms.ChoiceField):
    """Choose one by tapping."""

    kind = "radios"
    default_error_messages = {
        "required": _("Choose one."),
        "invalid_choice": _("Choose one from the list."),
    }

    def __init__(
        self,
        label: Text,
        choices: Any = (),
        *,
        in_rows: bool = False,
        in_scale: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(label, choices=choices, **options)
        self.in_rows, self.in_scale = in_rows, in_scale


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

    def __init__(
        self, label: Text, choices: Any = (), *, in_rows: bool = False, **options: Any
    ) -> None:
        super().__init__(label, choices=choices, **options)
        self.in_rows = in_rows


class BooleanField(Dressed, forms.BooleanField):
    """A single yes; `required=True` means it must be ticked."""

    kind, plainly_optional = "check", True
    default_error_messages = {"required": _("Tick this to go on.")}
