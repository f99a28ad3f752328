"""What a field says when something is wrong is ours, in every field of every form."""

import importlib
import pkgutil
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

import alongside
from alongside.ui import forms, times

THEIRS = ("Ensure this", "Select a valid", "This field", "Enter a valid", "Null characters")


def _said(field: Any, value: str) -> str:
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return " ".join(refused.value.messages)


def test_numbers_out_of_range_are_told_plainly() -> None:
    field = forms.IntegerField("Kits", min_value=1, max_value=5)
    assert _said(field, "0") == "Enter 1 or more."
    assert _said(field, "9") == "Enter 5 or less."
    assert _said(field, "two") == "Enter a whole number, such as 3."


def test_a_field_keeps_what_it_says_better() -> None:
    assert _said(forms.TextField("Name", missing="Enter a name."), "") == "Enter a name."
    assert _said(forms.DateField("Day"), "soon") == "Enter a date, such as 2026-11-24."
    assert _said(forms.EmailField("Mail"), "at home").startswith("Enter an e-mail address, such")


def test_no_form_of_ours_says_the_librarys_sentences() -> None:
    for module in pkgutil.walk_packages(alongside.__path__, "alongside."):
        if ".forms" in module.name and ".tests" not in module.name:
            importlib.import_module(module.name)
    found = []
    for form in _all(forms.Form):
        for name, field in form.base_fields.items():
            said = [str(text) for text in field.error_messages.values()]
            said += [
                str(getattr(v, "message", "")) for v in field.validators if _is_theirs(v, field)
            ]
            found += [f"{form.__name__}.{name}: {t}" for t in said if t.startswith(THEIRS)]
    assert not found, found


def _is_theirs(validator: object, field: Any) -> bool:
    """A code with a sentence of the field's own is told in that sentence."""
    return getattr(validator, "code", "") not in field.error_messages


def _all(kind: type[forms.Form]) -> list[type[forms.Form]]:
    return [one for sub in kind.__subclasses__() for one in [sub, *_all(sub)]]


def test_a_sentence_ends_once() -> None:
    with translation.override("es"):
        assert times.whole("Hablan a las 3:00 p. m..") == "Hablan a las 3:00 p. m."
    assert times.whole("You talk at 3:00 pm.") == "You talk at 3:00 pm."
