"""Signed papers and drawn signatures: only what they claim to be, within limits, drawn anew."""

import base64
import io
import zlib

import pytest
from PIL import Image

from alongside.core.errors import BadInput
from alongside.privacy import uploads

SECRET = b"GPS 41.7,-72.6"


def picture(form: str, size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", size, "white")
    image.putpixel((5, 5), (0, 0, 0))
    image.save(out, form, **more)
    return out.getvalue()


def pdf(pages: int = 1, extra: bytes = b"") -> bytes:
    body = b"".join(b"<< /Type /Page >>\n" for _ in range(pages))
    return b"%PDF-1.7\n" + body + extra + b"\n%%EOF\n"


def packed(inside: bytes) -> bytes:
    return b"<< /Type /ObjStm /N 1 >>\nstream\n" + zlib.compress(inside) + b"\nendstream\n"


def paper(content: bytes, name: str = "scan.pdf", size: int | None = None) -> uploads.Proof:
    return uploads.paper(
        io.BytesIO(content), name=name, size=len(content) if size is None else size
    )


def drawn(content: bytes) -> uploads.Proof | None:
    return uploads.drawn(uploads.DATA_URL + base64.b64encode(content).decode())


def test_av_11_a_photo_is_drawn_anew_without_place_or_camera() -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    content = picture("JPEG", exif=exif)
    assert SECRET in content
    kept = paper(content, "photo.jpg")
    assert kept.kind == "jpeg"
    assert SECRET not in kept.content
    assert not Image.open(io.BytesIO(kept.content)).getexif()


def test_av_11_what_hangs_behind_a_picture_is_gone() -> None:
    kept = paper(picture("PNG") + b"PK\x03\x04" + SECRET, "photo.png")
    assert SECRET not in kept.content
    assert b"PK\x03\x04" not in kept.content


def test_a_large_photo_is_made_smaller() -> None:
    kept = paper(picture("JPEG", (4000, 3000)), "photo.jpeg")
    assert max(Image.open(io.BytesIO(kept.content)).size) == uploads.LONGEST_SIDE


def test_a_pdf_is_kept_byte_for_byte() -> None:
    assert paper(pdf(2)).content == pdf(2)
    assert paper(pdf(0, packed(b"<< /Type /Page >> << /Type /Pages >>"))).kind == "pdf"


HOSTILE = {
    "another kind under the name of a PDF": (picture("PNG"), "scan.pdf"),
    "a page of script": (b"<svg onload=alert(1)>", "photo.png"),
    "a program": (b"MZ\x90\x00", "scan.pdf"),
    "a PDF with something before it": (b"GIF89a" + pdf(), "scan.pdf"),
    "half a PDF": (b"%PDF-1.7\n<< /Type /Page >>", "scan.pdf"),
    "a PDF without a page": (pdf(0), "scan.pdf"),
    "too many pages": (pdf(21), "scan.pdf"),
    "too many pages, packed": (pdf(0, packed(b"<< /Type /Page >>\n" * 21)), "scan.pdf"),
    "a PDF that runs script": (pdf(1, b"<< /S /JavaScript /JS (x) >>"), "scan.pdf"),
    "a PDF that runs packed script": (pdf(1, packed(b"<< /S /JavaScript >>")), "scan.pdf"),
    "a PDF with a file inside": (pdf(1, b"<< /Type /EmbeddedFile >>"), "scan.pdf"),
    "a locked PDF": (pdf(1, b"<< /Encrypt 5 0 R >>"), "scan.pdf"),
    "a PDF that unpacks to much": (pdf(1, packed(bytes(uploads.MOST_UNPACKED + 1))), "scan.pdf"),
    "a PDF packed wrongly": (pdf(1, b"<< /ObjStm >>\nstream\nnothing packed"), "scan.pdf"),
    "half a picture": (picture("JPEG", (400, 300))[:200], "photo.jpg"),
    "nothing": (b"", "photo.jpg"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_av_11_is_refused(name: str) -> None:
    with pytest.raises(BadInput) as refused:
        paper(*HOSTILE[name])
    assert refused.value.field == "paper"


def test_av_11_a_picture_that_unpacks_to_much_is_refused_before_it_is_unpacked() -> None:
    bomb = picture("PNG", (9000, 9000))
    assert len(bomb) < 500_000
    with pytest.raises(BadInput):
        paper(bomb, "photo.png")


def test_av_11_too_large_a_file_is_refused_whatever_it_says_of_its_size() -> None:
    large = pdf() + bytes(uploads.MOST_PAPER_BYTES)
    for size in (len(large), 10):
        with pytest.raises(BadInput):
            paper(large, size=size)


def test_es_02_drawn_strokes_are_kept_as_a_picture_of_their_own() -> None:
    kept = drawn(picture("PNG"))
    assert kept is not None
    image = Image.open(io.BytesIO(kept.content))
    assert (image.format, image.size) == ("PNG", (40, 30))


def test_nothing_drawn_is_no_signature() -> None:
    blank = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(blank, "PNG")
    assert drawn(blank.getvalue()) is None
    assert uploads.drawn("") is None


@pytest.mark.parametrize(
    "text",
    [
        "data:image/svg+xml;base64,PHN2Zz4=",
        "https://example.org/a.png",
        uploads.DATA_URL + "not base64!",
        uploads.DATA_URL + base64.b64encode(b"nothing").decode(),
        uploads.DATA_URL + base64.b64encode(picture("JPEG")).decode(),
        uploads.DATA_URL + base64.b64encode(picture("PNG", (3000, 10))).decode(),
        uploads.DATA_URL + "A" * uploads.MOST_DRAWN_BYTES * 2,
    ],
)
def test_what_is_no_small_drawing_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        uploads.drawn(text)
