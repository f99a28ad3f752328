"""Documents are tagged, speak the reader's language and ask nobody for anything."""

import io

import pypdf
import pytest

from alongside.ui import paper

PAGE = "<html lang='es'><head><title>Copia</title></head><body><h1>Año nuevo</h1>{}</body></html>"


def test_a_document_is_tagged_and_says_what_it_was_given() -> None:
    drawn = paper.from_html(PAGE.format("<p>Nadie mira.</p>"))
    read = pypdf.PdfReader(io.BytesIO(drawn))
    assert "Año nuevo" in read.pages[0].extract_text()
    assert "StructTreeRoot" in str(read.trailer["/Root"])
    assert read.metadata is not None
    assert read.metadata.title == "Copia"


@pytest.mark.parametrize(
    "asks",
    ["<img src='http://127.0.0.1:9/x.png' alt='x'>", "<img src='file:///etc/hostname' alt='x'>"],
)
def test_a_document_opens_nothing_that_words_in_it_name(
    asks: str, caplog: pytest.LogCaptureFixture
) -> None:
    read = pypdf.PdfReader(io.BytesIO(paper.from_html(PAGE.format(asks))))
    assert not list(read.pages[0].images)
