"""What a field accepts, what it says when it does not, and that nothing typed is lost."""

import datetime as dt

import pytest

from alongside.core.errors import BadInput
from alongside.ui import forms


class Sample(forms.Form):
    name = forms.TextField("First name", missing="Enter a first name")
    note = forms.LongTextField("Note", required=False)
    phone = forms.PhoneField("Phone", required=False)
    zip = forms.ZipField("Near", required=False)
    how = forms.ChoiceField("How?", [("phone", "Phone"), ("video", "Video")])
    topics = forms.MultiChoiceField("Topics", [("a", "A"), ("b", "B")], required=False)
    day = forms.DateField("Day", required=False, latest=dt.date(2026, 11, 24))
    agree = forms.BooleanField("I agree", required=False)


GOOD = {"name": "June", "how": "phone"}


def errors_of(**given: str) -> dict[str, list[str]]:
    form = Sample({**GOOD, **given})
    return {name: [str(text) for text in texts] for name, texts in form.errors.items()}


def test_a_good_form_passes() -> None:
    form = Sample({**GOOD, "phone": "(203) 555-0123", "zip": "06106-1234", "day": "2026-11-24"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["phone"] == "+12035550123"
    assert form.cleaned_data["zip"] == "06106"


def test_what_is_missing_is_named() -> None:
    assert errors_of(name="") == {"name": ["Enter a first name"]}


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x1b[2J", "\u202e", "\n", "\t"])
def test_one_line_refuses_control_characters(bad: str) -> None:
    assert errors_of(name=f"Ju{bad}ne")["name"][0].startswith("This holds a character")


def test_long_text_keeps_lines_and_refuses_nul() -> None:
    form = Sample({**GOOD, "note": "one\r\n\ttwo"})
    assert form.is_valid()
    assert form.cleaned_data["note"] == "one\n\ttwo"
    assert "note" in errors_of(note="a\x00b")


def test_too_long_says_by_how_much() -> None:
    assert errors_of(name="x" * 203)["name"] == ["Shorten this by 3 characters. The most is 200."]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("phone", "12"),
        ("phone", "call me"),
        ("zip", "0610"),
        ("zip", "٠٦١٠٦"),
        ("day", "yesterday"),
        ("day", "2026-11-25"),
        ("how", "pigeon"),
    ],
)
def test_wrong_input_is_refused(field: str, text: str) -> None:
    assert list(errors_of(**{field: text})) == [field]


def test_the_page_after_an_error_keeps_what_was_typed() -> None:
    form = Sample({"name": "<June>", "how": "video", "note": "A & B", "topics": ["b"], "zip": "1"})
    page = form.error_summary() + form.render_fields()
    assert 'value="&lt;June&gt;"' in page
    assert "A &amp; B" in page
    assert 'value="video" id="id_how_1" checked' in page
    assert 'href="#id_zip"' in page
    assert 'aria-invalid="true"' in page
    assert page.count("autofocus") == 1


def test_general_errors_carry_the_label() -> None:
    assert Sample({"name": "June"}).problems() == [("id_how", "How?: Choose one.")]


def test_an_error_of_the_domain_lands_beside_its_field() -> None:
    form = Sample(GOOD)
    form.refuse(BadInput("Choose another name.", field="name"))
    form.refuse(BadInput("This plan is closed."))
    assert form.problems() == [
        ("id_name", "First name: Choose another name."),
        ("", "This plan is closed."),
    ]


def test_a_fresh_form_says_nothing_is_wrong() -> None:
    assert Sample().error_summary() == ""
