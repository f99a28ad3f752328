"""The form all forms build on, and the fields to build with."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from alongside.core.errors import AlongsideError, SavedBefore
from alongside.core.ids import key_again, new_id, parse_client_id
from alongside.ui.bound import DressedBoundField
from alongside.ui.fields.choices import BooleanField, ChoiceField, MultiChoiceField, SelectField
from alongside.ui.fields.files import FileField
from alongside.ui.fields.numbers import DateField, IntegerField, TimeField
from alongside.ui.fields.reach import EmailField, PhoneField, ZipField
from alongside.ui.fields.words import LONG, SHORT, HiddenField, LongTextField, TextField

__all__ = [
    "LONG",
    "SHORT",
    "BooleanField",
    "ChoiceField",
    "DateField",
    "EmailField",
    "FileField",
    "Form",
    "HiddenField",
    "IntegerField",
    "LongTextField",
    "MultiChoiceField",
    "PhoneField",
    "SelectField",
    "TextField",
    "TimeField",
    "ZipField",
    "key_of",
    "posted",
]


def posted(request: HttpRequest) -> QueryDict | None:
    """This function will give what was sent, or nothing for a page that is only opened."""
    return request.POST if request.method == "POST" else None


def key_of(request: HttpRequest) -> uuid.UUID:
    """
    This function will read the key a form was rendered with.

    :raises BadInput: for one that is damaged or from another age
    """
    return parse_client_id(request.POST.get("key", ""))


class Form(forms.Form):
    """
    A form of our fields.

    `{{ form.error_summary() }}` on top, `{{ form.name.render_field() }}` for each field.
    After an error the view answers 422 with the same page, and everything typed is still there.
    """

    use_required_attribute = False
    is_used = False

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("auto_id", "id_%s")
        super().__init__(*args, **options)

    def offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        """This function will give a field of choices those that fit this reader."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def problems(self) -> list[tuple[str, str]]:
        """This function will list what is wrong as (id of the input or "", sentence)."""
        found: list[tuple[str, str]] = []
        for name, texts in self.errors.items():
            target = self[name].auto_id if name in self.fields else ""
            found += [(target, self._told(name, str(text))) for text in texts]
        return found

    def _told(self, name: str, text: str) -> str:
        """A general sentence ("Choose one.") gets the field's label before it."""
        field = self.fields.get(name)
        if field is None or text == str(getattr(field, "missing", "")):
            return text
        return f"{field.label}: {text}"

    def error_summary(self) -> SafeString:
        """This function will render the list of errors that takes focus, or nothing."""
        problems = self.problems() if self.is_bound else []
        if not problems:
            return mark_safe("")
        return mark_safe(  # noqa: S308 (rendered with escaping)
            render_to_string("ui/parts/error_summary.html", {"errors": problems})
        )

    def refuse(self, error: AlongsideError) -> None:
        """This function will put an error of the domain beside the field it is about."""
        if isinstance(error, SavedBefore):
            self.is_used = True
            self.add_error(None, self._other_words(error))
            return
        field = getattr(error, "field", None)
        self.add_error(field if field in self.fields else None, error.message)

    def _other_words(self, error: SavedBefore) -> str:
        labels = [str(self.fields[name].label) for name in error.differing if name in self.fields]
        again = _("Save again only if you want to keep it as a second one.")
        if not labels:
            return f"{error.message} {again}"
        different = _("Different now: %(fields)s.") % {"fields": ", ".join(labels)}
        return f"{error.message} {different} {again}"

    def key(self) -> uuid.UUID:
        """This function will give the key to show it with: its own still, unless that is used."""
        return new_id() if self.is_used else key_again(self.data.get("key"))

    def render_fields(self) -> SafeString:
        """This function will render all fields in their order."""
        parts = [bound.render_field() for bound in self if isinstance(bound, DressedBoundField)]
        return mark_safe("\n".join(parts))  # noqa: S308 (each part is rendered with escaping)
