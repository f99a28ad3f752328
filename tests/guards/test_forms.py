"""What every form keeps: nothing agreed to beforehand (MN-02, ES-01), nothing filled by chance."""

import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms

from alongside.ui.forms import Form

SOURCE = Path(__file__).parents[2] / "src" / "alongside"


def all_forms() -> Iterator[type[forms.BaseForm]]:
    """This function will import every module of forms and give its forms."""
    paths = [*SOURCE.glob("*/forms/*.py"), *SOURCE.glob("*/*forms*.py")]
    for path in sorted(p for p in paths if "tests" not in p.parts):
        name = ".".join(["alongside", *path.relative_to(SOURCE).with_suffix("").parts])
        module = importlib.import_module(name.removesuffix(".__init__"))
        for _name, found in inspect.getmembers(module, inspect.isclass):
            if issubclass(found, forms.BaseForm) and found.__module__ == module.__name__:
                yield found


FORMS = [form for form in all_forms() if getattr(form, "base_fields", None)]


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f"{f.__module__}.{f.__name__}")
def test_mn_02_es_01_no_box_is_ticked_beforehand(form: type[forms.BaseForm]) -> None:
    ticked = [
        name
        for name, field in vars(form)["base_fields"].items()
        if isinstance(field, forms.BooleanField | forms.MultipleChoiceField) and field.initial
    ]
    assert not ticked


def test_the_walk_finds_the_forms_there_are() -> None:
    ours = [form for form in FORMS if issubclass(form, Form)]
    assert len(ours) > 40
