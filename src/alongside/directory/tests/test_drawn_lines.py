"""Lines of a list are drawn once, and still say each reader's own."""

from dataclasses import replace

from django.utils.translation import override

from alongside.directory.presenters.drawn import drawn
from alongside.directory.presenters.lists import Line

ELM = Line(
    href_id="0198", name="Elm & Oak <House>", by="", where="1 Elm Street", away="2.4 miles",
    hours="Open now", is_open=True, phone="860-555-0100", tel="8605550100", about="", alert="",
    week=(), chips=(("Free", "green"),),
)  # fmt: skip


def test_the_same_place_has_the_number_and_the_distance_of_each_list() -> None:
    first, second = drawn([ELM, replace(ELM, away="14 miles")], first=26)
    assert 'id="s26"' in first
    assert "<b>2.4 miles</b>" in first
    assert 'id="s27"' in second
    assert "<b>14 miles</b>" in second
    assert first.replace("26", "27").replace("2.4", "14") == second


def test_what_a_directory_says_is_text_and_no_html() -> None:
    (line,) = drawn([replace(ELM, away="<b>near</b>")], first=1)
    assert "Elm &amp; Oak &lt;House&gt;" in line
    assert "&lt;b&gt;near&lt;/b&gt;" in line


def test_a_place_without_a_distance_says_none() -> None:
    (line,) = drawn([replace(ELM, away="")], first=1)
    assert "<b>" not in line


def test_the_same_line_is_drawn_in_each_language() -> None:
    with override("en"):
        (english,) = drawn([ELM], first=1)
    with override("es"):
        (spanish,) = drawn([ELM], first=1)
    assert "Call 860-555-0100" in english
    assert "Call 860-555-0100" not in spanish


def test_a_place_that_changed_is_drawn_anew() -> None:
    (before,) = drawn([ELM], first=1)
    (after,) = drawn([replace(ELM, hours="Closed", is_open=False)], first=1)
    assert "Open now" in before
    assert "Closed" in after
