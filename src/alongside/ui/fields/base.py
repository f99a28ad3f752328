"""What all fields share."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.ui.bound import DressedBoundField

Text = str | Promise

PLAIN_ERRORS: dict[str, Text] = {
    "required": _("Fill this in."),
    "invalid": _("This cannot be read. Check it and type it again."),
    "invalid_choice": _("Choose one from the list."),
    "invalid_list": _("Choose from the list."),
    "min_value": _("Enter %(limit_value)s or more."),
    "max_value": _("Enter %(limit_value)s or less."),
    "min_length": _("This is too short. Enter %(limit_value)s characters or more."),
    "max_length": _("This is too long. The most is %(limit_value)s characters."),
    "null_characters_not_allowed": _("This holds a character that cannot be kept."),
    "overflow": _("This is out of reach. Check it and type it again."),
}
"""What stands in for the library's own sentences, in every field; a field may say it better."""


def _said_by(kind: type) -> dict[str, Text]:
    """The sentences a field of ours has of its own; the library's are left out."""
    is_ours = kind.__module__.startswith("alongside.")
    return vars(kind).get("default_error_messages", {}) if is_ours else {}


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
        told = options.get("error_messages") or {}
        own = {k: v for kind in reversed(type(self).__mro__) for k, v in _said_by(kind).items()}
        options["error_messages"] = {**PLAIN_ERRORS, **own, **told}
        if missing:
            options["error_messages"]["required"] = told.get("required", missing)
        super().__init__(label=label, help_text=hint, **options)  # type: ignore[arg-type]
        self.autocomplete = autocomplete or self.autocomplete
        self.label_hidden, self.plainly_optional = label_hidden, plainly_optional
        self.extra = attrs or {}

    def attributes(self) -> dict[str, str]:
        """This function will give the further attributes of the input."""
        return {"autocomplete": self.autocomplete, **self.extra}

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        return DressedBoundField(form, self, field_name)
