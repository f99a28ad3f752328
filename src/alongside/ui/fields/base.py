"""What all fields share."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise

from alongside.ui.bound import DressedBoundField

Text = str | Promise


class Dressed(forms.Field):
    """What all fields share; mixed into Django's own field classes."""

    kind = "text"
    width = ""
    rows = 4
    label_hidden = False
    in_rows = False
    in_scale = False
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
