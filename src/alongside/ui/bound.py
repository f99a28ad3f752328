"""A form field together with what was typed: what the field component reads to show it."""

from typing import TYPE_CHECKING, Any

from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from alongside.ui.fields.base import Dressed


class DressedBoundField(BoundField):
    """
    One field on one form.

    `kind` says which component shows it: an input type such as `text` or `date`, or `textarea`,
    `radios`, `checks`, `select`, `check`, `hidden`.
    """

    field: "Dressed"

    @property
    def kind(self) -> str:
        return self.field.kind

    @property
    def hint(self) -> str:
        return str(self.field.help_text or "")

    @property
    def error(self) -> str:
        return " ".join(str(text) for text in self.errors)

    @property
    def text(self) -> str:
        """This property will give what stands in the field, as it was typed."""
        shown = self.field.widget.format_value(self.value())
        return "" if shown is None else str(shown)

    @property
    def chosen(self) -> Any:
        """This property will give the chosen value, a list of them, or True for a ticked box."""
        value = self.value()
        if self.kind == "check":
            return value in (True, "on", "True", "true", "1")
        if self.kind == "checks":
            return [str(one) for one in value or []]
        return value

    @property
    def options(self) -> list[Any]:
        # A label translated late is no text yet, and a template would take it for a group.
        pairs = getattr(self.field, "choices", [])
        return [(v, t if isinstance(t, list | tuple) else str(t)) for v, t in pairs]

    @property
    def required(self) -> bool:
        return self.field.required

    @property
    def optional(self) -> bool:
        return not self.field.required and not self.field.plainly_optional

    @property
    def label_hidden(self) -> bool:
        return self.field.label_hidden

    @property
    def in_rows(self) -> bool:
        return self.field.in_rows

    @property
    def in_scale(self) -> bool:
        return self.field.in_scale

    @property
    def width(self) -> str:
        return self.field.width

    @property
    def rows(self) -> int:
        return self.field.rows

    @property
    def attributes(self) -> dict[str, str]:
        return self.field.attributes()

    def render_field(self) -> SafeString:
        """This function will render label, hint, error and input."""
        return mark_safe(render_to_string("ui/parts/field.html", {"f": self}).strip())  # noqa: S308
