"""No text of ours runs in a spreadsheet (AV-12)."""

import csv
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alongside.privacy.cells import safe_cell

SIGNS = "=+-@"
BLANKS = " \t\r\n\v\f\u00a0\u200b\ufeff\u3000"
hostile = st.text(st.sampled_from(SIGNS + BLANKS + "\x00'\"|,;aZ1(!\uff1d\uff20"), max_size=30)


def lines_a_spreadsheet_sees(cell: str) -> list[str]:
    """The lines of a cell as a lenient program splits them, every blank in front taken away."""
    lines = re.split(r"\r\n|\r|\n|\v|\f|\x85|\u2028|\u2029", cell)
    return [line.lstrip(BLANKS + "\x00\x1c\x1d\x1e\x1f\u2060") for line in lines]


@given(hostile | st.text(max_size=40))
@example("\t=1+1")
@example("\r=1+1")
@example("  =cmd|' /C calc'!A0")
@example("a\n@SUM(1)")
@example("a\r\n\u00a0+1")
@example("\ufeff=1")
@example("\uff1d1")
@example("a\u2028-2+3")
def test_av_12_no_cell_begins_like_a_formula_on_any_line(text: str) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerow([safe_cell(text), "next"])
    cell, following = next(csv.reader(io.StringIO(written.getvalue(), newline="")))
    assert following == "next"
    assert "\t" not in cell
    assert "\r" not in cell
    for line in lines_a_spreadsheet_sees(cell):
        assert not line.startswith((*SIGNS, "\uff1d", "\uff0b", "\uff0d", "\uff20")), repr(cell)


@given(st.text(st.characters(categories=["L", "N"]), max_size=20))
def test_av_12_ordinary_words_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


@pytest.mark.parametrize(
    ("value", "written"),
    [(-5, "-5"), (1.5, "1.5"), (None, ""), ("-5", "'-5"), (True, "True"), ("it's", "it's")],
)
def test_av_12_numbers_of_ours_stay_numbers(value: object, written: str) -> None:
    assert safe_cell(value) == written
